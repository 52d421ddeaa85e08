"""What a text is: many programs export a web page, or values between commas, under the name of a workbook."""

from __future__ import annotations

import codecs
import re
from typing import Literal

TextContent = Literal["html", "mhtml", "spreadsheet_xml", "fods", "xml", "text", "sylk", "dif", "rtf"]

_HEAD = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROS_OF_UTF16 = 0.4
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02
_TAGS = re.compile(r"<(?:!doctype html|html|head|body|meta|style|table|thead|tbody|tr|div|center|font|p)\b")
_MIME = re.compile(r"(?:^|\n)content-type:\s*multipart/related|^mime-version:")
_SYLK = re.compile(r"id;p[^\r\n]*[\r\n]+[a-z]{1,3};")
_DIF = re.compile(r"table\s*[\r\n]+0,1[\r\n]")


def text_content(data: bytes) -> TextContent | None:
    """What a text is, by its beginning; None where the file is no text."""
    head = _decoded(data[:_HEAD])
    if head is None:
        return None
    text = head.lstrip("\ufeff \t\r\n\0").lower()
    if text.startswith("<"):
        return _markup(text)
    if _MIME.search(text):
        return "mhtml"
    if _SYLK.match(text):
        return "sylk"
    return "dif" if _DIF.match(text) else "text"


def _markup(text: str) -> TextContent:
    if "urn:schemas-microsoft-com:office:spreadsheet" in text and not _TAGS.match(text):
        return "spreadsheet_xml"
    if "urn:oasis:names:tc:opendocument" in text:
        return "fods"
    if _TAGS.search(text):
        return "html"
    return "xml" if text.startswith("<?xml") or text.rstrip().endswith(">") else "text"


def _decoded(head: bytes) -> str | None:
    """The beginning of a text; None where it is none."""
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None) or _without_mark(head)
    text = head.decode(encoding, "ignore")
    return None if len(_CONTROLS.findall(text)) > max(1, _MOST_CONTROLS * len(text)) else text


def _without_mark(head: bytes) -> str:
    """UTF-16 is told by its zeros; every other encoding has the letters of ASCII."""
    pairs = max(1, len(head) // 2)
    if head[1::2].count(0) > _ZEROS_OF_UTF16 * pairs and not head[::2].count(0):
        return "utf-16-le"
    if head[::2].count(0) > _ZEROS_OF_UTF16 * pairs and not head[1::2].count(0):
        return "utf-16-be"
    return "latin-1"
