"""Legacy Vietnamese encodings, TCVN3 and VNI: their tables, and the judge that says which texts are in them."""

from sheetops.legacy.codec import as_seen, decode, encode
from sheetops.legacy.conversion import Piece, conversions
from sheetops.legacy.evidence import evidence, is_unicode
from sheetops.legacy.fonts import Encoding, FontEncoding, font_encoding
from sheetops.legacy.votes import is_suspicious

__all__ = [
    "Encoding",
    "FontEncoding",
    "Piece",
    "as_seen",
    "conversions",
    "decode",
    "encode",
    "evidence",
    "font_encoding",
    "is_suspicious",
    "is_unicode",
]
