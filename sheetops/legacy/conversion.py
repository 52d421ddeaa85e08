"""Which cells of a sheet are legacy bytes, and what they say: by font, then by the vote of the column, then by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sheetops.legacy.codec import decode
from sheetops.legacy.evidence import Evidence, evidence, has_control, is_unicode
from sheetops.legacy.fonts import Encoding, FontEncoding
from sheetops.legacy.votes import Votes
from sheetops.legacy.words import NUMBER_SIGN

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a cell's text in one font; `font` is None for an ordinary one."""

    text: str
    font: FontEncoding | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring pieces whose fonts say the same encoding; judged as one text."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def font(self) -> Encoding | None:
        return self.pieces[0].font.encoding if self.pieces[0].font else None


def conversions(cells: Mapping[Place, Sequence[Piece]]) -> dict[Place, str]:
    """The cells of one sheet whose text changes, with the text that is meant.

    Args:
        cells: (row, column) → the cell's text in pieces; all cells that hold a text, since they vote.
    """
    stretches = {place: _stretches(pieces) for place, pieces in cells.items()}
    votes = Votes((column, s.text, s.font) for (_, column), row in stretches.items() for s in row)
    converted = {place: "".join(_Judge(votes, place[1]).shown(row)) for place, row in stretches.items()}
    return {place: text for place, text in converted.items() if text != "".join(p.text for p in cells[place])}


def _stretches(pieces: Sequence[Piece]) -> tuple[_Stretch, ...]:
    grouped = groupby(pieces, key=lambda piece: piece.font.encoding if piece.font else None)
    return tuple(_Stretch(tuple(group)) for _, group in grouped)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges the cells of one column."""

    votes: Votes
    column: int

    def shown(self, stretches: Sequence[_Stretch]) -> Iterator[str]:
        for stretch in stretches:
            encoding = self._encoding(stretch)
            yield _decoded(stretch, encoding) if encoding else stretch.text

    def _encoding(self, stretch: _Stretch) -> Encoding | None:
        """The encoding of a stretch; None where it stays as it is."""
        found = evidence(stretch.text)
        if found is None or (stretch.font and decode(stretch.text, stretch.font) == stretch.text):
            return stretch.font if stretch.font and self._shows_other(stretch, stretch.font) else None
        odds = {e: found.odds[e] + prior for e, prior in self._priors(found, stretch).items()}
        best = max(odds, key=odds.__getitem__, default=None)
        return best if best and odds[best] > 0 else None

    def _priors(self, found: Evidence, stretch: _Stretch) -> dict[Encoding, float]:
        """What font and vote say beforehand; where they speak against it, one word of letters ("så") is not enough."""
        font, alone = stretch.font, stretch.text.strip().isalpha()
        priors = {e: self.votes.by_bytes(self.column, e) for e in found.odds if e != font}
        if font:
            priors[font] = self.votes.by_font(self.column, font)
        return {e: prior for e, prior in priors.items() if prior is not None and (prior >= 0 or not alone)}

    def _shows_other(self, stretch: _Stretch, font: Encoding) -> bool:
        """Whether a text without letters of the encoding is shown otherwise: as capitals, or with punctuation."""
        if is_unicode(stretch.text):
            return False
        capitals = any(piece.font and piece.font.capitals for piece in stretch.pieces)
        return has_control(stretch.text) or (
            capitals and self.votes.font_is_used(font) and self.votes.by_font(self.column, font) > 0
        )


def _decoded(stretch: _Stretch, encoding: Encoding) -> str:
    """The text of a stretch as it is shown; signs beside numbers stay."""
    text = stretch.text
    capitals = [bool(piece.font and piece.font.capitals) for piece in stretch.pieces for _ in piece.text]
    kept = {at for sign in NUMBER_SIGN.finditer(text) for at in range(*sign.span())}
    parts = []
    # By what is done with them, not by piece: a letter and its mark may stand in two.
    for (stays, large), places in groupby(range(len(text)), key=lambda at: (at in kept, capitals[at])):
        part = "".join(text[at] for at in places)
        parts.append(part if stays else decode(part, encoding, capitals=large))
    return "".join(parts)
