"""What a font's name says of the bytes of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

Encoding: TypeAlias = Literal["TCVN3", "VNI"]
ENCODINGS: tuple[Encoding, ...] = ("TCVN3", "VNI")

_TCVN3 = re.compile(r"\.vn", re.IGNORECASE)
_VNI = re.compile(r"vni[-_ ]", re.IGNORECASE)
_STYLE = re.compile(r"(?:[\s_-]+(?:bold|italic|regular|normal))+$", re.IGNORECASE)
# VNI has capitals of its own, and names such as VNI-Thuphap: only an H put behind a small letter says something.
_ADDED_H = re.compile(r"[a-z0-9 ]H$")


@dataclass(frozen=True, slots=True)
class FontEncoding:
    """The bytes that a font expects, and whether it shows small letters as capitals."""

    encoding: Encoding
    capitals: bool = False


@lru_cache(maxsize=1024)
def font_encoding(font_name: str) -> FontEncoding | None:
    """What a font's name says: ".Vn…" is TCVN3, "VNI-…" is VNI, an H at the end shows capitals; None: nothing."""
    name = _STYLE.sub("", font_name.strip(" \t'\"@"))
    if _TCVN3.match(name):
        return FontEncoding("TCVN3", name[3:].lower().endswith("h"))
    if _VNI.match(name):
        return FontEncoding("VNI", _ADDED_H.search(name) is not None)
    return None
