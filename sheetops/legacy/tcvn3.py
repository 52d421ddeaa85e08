"""TCVN3 (TCVN 5712:1993, the ".Vn" fonts): one byte for each letter, here as the Latin-1 character of that byte.

Capitals that bear a tone have no byte of their own: a font whose name ends in H shows the small letters as capitals.
Bytes that stand for no letter (80–9F, B0–B4 …) are left as they are.
"""

from __future__ import annotations

# The letters as they follow one another, from the byte at the left on.
_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}

TABLE: dict[str, str] = {chr(first + at): letter for first, run in _RUNS.items() for at, letter in enumerate(run)}
