"""Where the fonts change within the shared texts of an .xls ([MS-XLS] 2.4.265)."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Changes = tuple[tuple[int, int], ...]
_WIDE, _PHONETIC, _RICH = 0x01, 0x04, 0x08


def changes_of_font(pieces: Sequence[bytes]) -> dict[int, tuple[int, Changes]]:
    """The shared texts in more than one font: number → (length of the text, ((place, number of the font), …)).

    Args:
        pieces: the bodies of the SST record and of those that continue it.
    """
    table = _Table(pieces)
    found: dict[int, tuple[int, Changes]] = {}
    try:
        (count,) = struct.unpack_from("<4xI", table.take(8))
        for number in range(count):
            length, changes = table.text()
            if changes:
                found[number] = length, changes
    except (struct.error, IndexError):
        pass  # cut short: the reader of values has no more texts either
    return found


class _Table:
    """A place in a table that goes on over several records; letters that go on say anew how wide they are."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._piece = self._at = 0

    def take(self, count: int) -> bytes:
        """The next bytes.

        Raises:
            IndexError: there are no more.
        """
        taken = b""
        while len(taken) < count:
            self._turn()
            part = self._pieces[self._piece][self._at : self._at + count - len(taken)]
            taken += part
            self._at += len(part)
        return taken

    def text(self) -> tuple[int, Changes]:
        """The length of the next text, and where its fonts change."""
        length, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        phonetic = struct.unpack("<I", self.take(4))[0] if flags & _PHONETIC else 0
        self._letters(length, 2 if flags & _WIDE else 1)
        changes = tuple(struct.iter_unpack("<HH", self.take(4 * runs)))
        self._pass(phonetic)
        return length, changes

    def _letters(self, count: int, width: int) -> None:
        while count:
            if self._turn():
                width = 2 if self.take(1)[0] & _WIDE else 1
            here = min(count, (len(self._pieces[self._piece]) - self._at) // width)
            if not here:
                raise IndexError("half a letter")
            count -= here
            self._at += here * width

    def _pass(self, count: int) -> None:
        while count:
            self._turn()
            here = min(count, len(self._pieces[self._piece]) - self._at)
            count -= here
            self._at += here

    def _turn(self) -> bool:
        """Go on to the next record where this one is at its end; whether that was so."""
        turned = False
        while self._at >= len(self._pieces[self._piece]):
            self._piece, self._at, turned = self._piece + 1, 0, True
        return turned
