"""The vote of a column, and of its sheet: how far its other cells make legacy bytes likely."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sheetops.legacy.evidence import CLEAR, evidence, is_unicode
from sheetops.legacy.fonts import ENCODINGS, Encoding

# What a font's name weighs, in texts: one text that is Unicode all the same makes the name doubtful.
_FONT_LEGACY, _FONT_UNICODE = 1.0, 0.05
# The most that a name and a vote can say together, as a logarithm.
_MOST = 5.0
_FEW_TEXTS = 3
# What a cell's own words must outweigh where the vote is divided, or where others are in a legacy font and it is not:
# more than a known syllable outweighs one that is not.
_DOUBT = 4.5
_DIVIDED = 0.2
# Without a font: so many different words that only one encoding explains, in two texts, or so many in one.
_WORDS_OF_SEVERAL = 4
_WORDS_OF_ONE = 8


@dataclass
class Count:
    """How many different texts are clearly of one encoding, how many are Unicode, and the words for it and against."""

    legacy: int = 0
    unicode: int = 0
    words: set[str] = field(default_factory=set)
    contrary: set[str] = field(default_factory=set)
    most_words: int = 0

    @property
    def is_clear(self) -> bool:
        enough = len(self.words) >= _WORDS_OF_SEVERAL and self.legacy > 1
        # Texts of another language have such words by chance, among many more that are Vietnamese in no encoding.
        return (enough or self.most_words >= _WORDS_OF_ONE) and len(self.words) > len(self.contrary)


def is_suspicious(texts: Iterable[str]) -> bool:
    """Whether texts without a legacy font may be legacy bytes at all: most sheets are done with here."""
    found = [own for own in map(evidence, texts) if own]
    return any(sum(len(own.clear[encoding]) for own in found) >= _WORDS_OF_SEVERAL for encoding in ENCODINGS)


class Votes:
    """The counts of a sheet and of its columns, for cells in a legacy font and for all."""

    def __init__(self, texts: Iterable[tuple[int, str, Encoding | None]]) -> None:
        """Count each text once a column.

        Args:
            texts: (column, text, the encoding that its font says).
        """
        self._counts: dict[tuple[Encoding, bool, int | None], Count] = defaultdict(Count)
        for column, text, font in dict.fromkeys(texts):
            for encoding in ENCODINGS:
                self._count(column, text, font, encoding)

    def _count(self, column: int, text: str, font: Encoding | None, encoding: Encoding) -> None:
        found = evidence(text)
        legacy = found is not None and found.odds[encoding] >= CLEAR
        unicode = found.odds[encoding] <= -CLEAR if found else not text.isascii() and is_unicode(text)
        in_font = font == encoding
        for where in (column, None):
            for count in [self._counts[encoding, True, where]] * in_font + [self._counts[encoding, False, where]]:
                count.legacy += legacy
                # Unicode under an old font's name says nothing of the cells in an ordinary font, nor they of it.
                count.unicode += unicode
                if found:
                    count.contrary |= found.contrary[encoding]
                if found and legacy:
                    count.words |= found.clear[encoding]
                    count.most_words = max(count.most_words, len(found.clear[encoding]))

    def by_font(self, column: int, encoding: Encoding) -> float:
        """The prior odds of a cell whose font says this encoding."""
        own = self._counts[encoding, True, column]
        count = own if own.legacy + own.unicode >= _FEW_TEXTS else self._counts[encoding, True, None]
        # Where nothing in the font is clear, a sheet that is Unicode all around says that the name is left over.
        against = count.unicode if count.legacy else self._counts[encoding, False, None].unicode
        odds = _odds(_FONT_LEGACY + count.legacy, _FONT_UNICODE + against)
        return odds if odds > 0 else odds - _DOUBT

    def by_bytes(self, column: int, encoding: Encoding) -> float | None:
        """The prior odds of a cell without a legacy font; None where neither column nor sheet speaks clearly.

        Never above 0: the vote lets the cell's own words speak, but what reads as well in Unicode stays.
        """
        for where in (column, None):
            count = self._counts[encoding, False, where]
            if count.is_clear:
                doubt = self.font_is_used(encoding) or count.unicode > _DIVIDED * count.legacy
                return min(0.0, _odds(1 + count.legacy, 1 + count.unicode)) - doubt * _DOUBT
        return None

    def font_is_used(self, encoding: Encoding) -> bool:
        """Whether a cell in a font of this encoding clearly holds its bytes."""
        return self._counts[encoding, True, None].legacy > 0


def _odds(legacy: float, unicode: float) -> float:
    return max(-_MOST, min(_MOST, math.log(legacy / unicode)))
