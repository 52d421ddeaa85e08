"""How a workbook's texts are stored: Unicode composed or decomposed, without accents, or in a legacy font."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from helpers import Legacy, Rich

from drawn.chance import Chance
from drawn.dress import bare, nfd
from tests.drawn import legacy

WAYS = {"nfc": 66, "nfd": 7, "some_nfd": 5, "bare": 4, "tcvn3": 7, "vni": 6, "tcvn3_no_font": 5}


@dataclass(frozen=True)
class Encoding:
    way: str
    chance: Chance

    @property
    def is_legacy(self) -> bool:
        return self.way in ("tcvn3", "vni", "tcvn3_no_font")

    def cell(self, value: Any) -> Any:
        """The value as the cell holds it."""
        if not isinstance(value, str):
            return value
        if self.way == "nfd" or (self.way == "some_nfd" and self.chance.happens(0.3)):
            return nfd(value)
        if self.way == "bare":
            return bare(value)
        return self._legacy(value) if self.is_legacy and not value.isascii() else value

    def _legacy(self, text: str) -> Any:
        if self.way == "vni":
            return Legacy(legacy.vni(text), "VNI-Times")
        if self.way == "tcvn3_no_font":
            return legacy.tcvn3(legacy.without_tall_tones(text))
        if _has_tall_start(text):
            tall, rest = text[0].lower(), legacy.tcvn3(text[1:])
            return Rich([Legacy(legacy.tcvn3(tall), ".VnTimeH"), Legacy(rest, ".VnTime")])
        if text.isupper():
            return Legacy(legacy.tcvn3_capitals(text), ".VnTimeH")
        return Legacy(legacy.tcvn3(legacy.without_tall_tones(text)), ".VnTime")

    def truth(self, text: str) -> str:
        """What a faithful reader makes of the text."""
        if self.way == "bare":
            return bare(text)
        if self.way == "tcvn3" and _has_tall_start(text):
            return text
        return legacy.without_tall_tones(text) if self.way in ("tcvn3", "tcvn3_no_font") else text


def _has_tall_start(text: str) -> bool:
    """Whether it begins with a toned capital, and has no other: typed with a first letter in the capitals' font."""
    return text[1:] == legacy.without_tall_tones(text[1:]) and text != legacy.without_tall_tones(text)


def draw_encoding(chance: Chance) -> Encoding:
    return Encoding(chance.weighted(WAYS), chance)
