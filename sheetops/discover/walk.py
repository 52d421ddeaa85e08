"""Everything below a folder, without following a link, opening a file, or going round in circles."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from sheetops.discover.kinds import folder_kind
from sheetops.text import key

Found: TypeAlias = Literal["file", "link", "special", "closed", "too_deep", "hidden", "system"]

_MOST_LEVELS = 32
_JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)


@dataclass(frozen=True, slots=True)
class Entry:
    """What lies in a folder.

    Attributes:
        found: a file; a link (symbolic link or junction); special: neither file nor folder (a pipe, a device); a folder
            that is closed to us, too deep, hidden, or a system's own, which is not looked into.
    """

    path: Path
    found: Found


def entries(folder: Path) -> list[Entry]:
    """Every entry below a folder but the folders that were looked into, sorted by path."""
    return sorted(_below(folder), key=lambda e: (key(e.path.relative_to(folder).as_posix()), e.path.as_posix()))


def _below(folder: Path) -> Iterator[Entry]:
    waiting = [(folder, 0)]
    while waiting:
        here, level = waiting.pop()
        try:
            with os.scandir(here) as listing:
                listed = [(here / entry.name, _mode(entry)) for entry in listing]
        except OSError:
            yield Entry(here, "closed")
            continue
        for path, mode in listed:
            if mode != "folder":
                yield Entry(path, mode)
            elif unseen := _unseen(path, level + 1):
                yield Entry(path, unseen)
            else:
                waiting.append((path, level + 1))


def _mode(entry: os.DirEntry[str]) -> Literal["file", "link", "special", "folder", "closed"]:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return "closed"
    if stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION:
        return "link"
    if stat.S_ISDIR(status.st_mode):
        return "folder"
    return "file" if stat.S_ISREG(status.st_mode) else "special"


def _unseen(path: Path, level: int) -> Found | None:
    """Why a folder is not looked into."""
    match folder_kind(path.name):
        case "hidden":
            return "hidden"
        case "system":
            return "system"
    return "too_deep" if level > _MOST_LEVELS else None
