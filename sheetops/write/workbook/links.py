"""Links from the workbook to the cells of the submissions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

# Excel's limits; beyond them a link is not written.
MOST_PER_SHEET = 65_530
_LONGEST_PLACE = 255
_LONGEST_ADDRESS = 2_079
# As Excel spells file addresses: these are escaped, letters beyond ASCII are not.
_ESCAPED = re.compile(r'[%"# <>\[\]^`{}]')
_BASIC_PLANE = 0xFFFF


@dataclass(frozen=True, slots=True)
class Links:
    """Links to files of the workspace, from a workbook in `folder`, both relative to it with "/"."""

    folder: str

    def to(self, path: str | None, sheet: str | None = None, cell: str | None = None) -> str | None:
        """The address of a file or of its cell; None where Excel could not follow it."""
        if not path or not path.isprintable():
            return None
        address = "external:" + _ESCAPED.sub(lambda match: f"%{ord(match[0]):02X}", self._relative(path))
        place = f"#{quoted_sheet(sheet)}!{cell}" if sheet and cell else ""
        if _units(place) > _LONGEST_PLACE or _units(address + place) > _LONGEST_ADDRESS or not place.isprintable():
            return None
        return address + place

    def _relative(self, path: str) -> str:
        here, there = PurePosixPath(self.folder).parts, PurePosixPath(path).parts
        shared = 0
        while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
            shared += 1
        return "/".join([".."] * (len(here) - shared) + list(there[shared:]))


def internal(sheet: str, cell: str) -> str:
    """The address of a cell of this workbook."""
    return f"internal:{quoted_sheet(sheet)}!{cell}"


def quoted_sheet(name: str) -> str:
    """The name of a sheet as an address spells it."""
    return "'" + name.replace("'", "''") + "'"


def _units(text: str) -> int:
    return len(text) + sum(ord(ch) > _BASIC_PLANE for ch in text)
