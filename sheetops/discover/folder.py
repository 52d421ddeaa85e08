"""The inbox → candidate files.  Nothing is followed outside of it, nothing in it is ever written to."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from sheetops.discover.kinds import ARCHIVE, OTHER, SPREADSHEET, is_workbook, kind_by_name, may_be_spreadsheet
from sheetops.discover.walk import Entry, entries

MOST_BYTES = 100 << 20
_HEAD = 8
_VIETNAM = timezone(timedelta(hours=7))
_EPOCH = datetime(1970, 1, 1)
_LINK = "link"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One file of the inbox, or a folder that was not looked into.

    Attributes:
        path: relative to the workspace, with "/".
        data: its bytes; empty for what was not opened.
        modified: modification time in Vietnam (UTC+7, whatever the computer is set to), in whole seconds.
        ignored: why it is left aside: a kind of `schemas/folder.yaml` (document, archive …), lock, system, hidden,
            temporary, link, special, too_deep, other; "" for what is read.
        unreadable: the operating system refused it.
        too_large: beyond the limit of size, and not opened.
    """

    path: str
    data: bytes
    modified: datetime
    ignored: str = ""
    unreadable: bool = False
    too_large: bool = False

    @property
    def sha256(self) -> str | None:
        """The hash of its bytes; None for what was not opened."""
        opened = not (self.ignored or self.unreadable or self.too_large)
        return hashlib.sha256(self.data).hexdigest() if opened else None


def candidates(folder: Path, root: Path) -> tuple[Candidate, ...]:
    """Every file of the inbox and its sub-folders, sorted by path.

    Args:
        folder: the inbox.
        root: the workspace, to which paths are relative.
    """
    return tuple(_candidate(entry, folder, root) for entry in entries(folder))


def candidate(path: Path, root: Path) -> Candidate:
    """A single file, taken as it is named, whatever its extension.

    Raises:
        OSError: it cannot be read, or is no file: a pipe would keep us waiting for ever.
    """
    if not path.is_file():
        raise FileNotFoundError(2, os.strerror(2), str(path))
    inside = path.resolve().is_relative_to(root.resolve())
    relative = path.resolve().relative_to(root.resolve()).as_posix() if inside else path.name
    return _opened(path, _shown(relative), _modified(path.stat()))


def _candidate(entry: Entry, folder: Path, root: Path) -> Candidate:
    path = entry.path
    relative = _shown(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name)
    try:
        modified = _modified(path.lstat())
        if entry.found == "closed":
            return Candidate(relative, b"", modified, unreadable=True)
        if why := _not_opened(entry, folder):
            return Candidate(relative, b"", modified, ignored=why)
        return _of_kind(path, relative, modified)
    except OSError:
        return Candidate(relative, b"", _EPOCH, unreadable=True)


def _not_opened(entry: Entry, folder: Path) -> str:
    """Why an entry is not even looked at: no file, or a link that leads out of the inbox; "" for any other."""
    if entry.found != _LINK:
        return "" if entry.found == "file" else entry.found
    inside = entry.path.is_file() and entry.path.resolve().is_relative_to(folder.resolve())
    return "" if inside else _LINK


def _of_kind(path: Path, relative: str, modified: datetime) -> Candidate:
    """A file by what its name says; where that says nothing or "archive", a workbook is known by its bytes."""
    kind = kind_by_name(path.name)
    if kind == SPREADSHEET:
        return _opened(path, relative, modified)
    if kind is None and may_be_spreadsheet(_head(path)):
        return _opened(path, relative, modified)
    if kind == ARCHIVE and may_be_spreadsheet(_head(path)):
        opened = _opened(path, relative, modified)
        if is_workbook(opened.data):
            return opened
    return Candidate(relative, b"", modified, ignored=kind or OTHER)


def _opened(path: Path, relative: str, modified: datetime) -> Candidate:
    if path.stat().st_size > MOST_BYTES:
        return Candidate(relative, b"", modified, too_large=True)
    return Candidate(relative, path.read_bytes(), modified)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _modified(status: os.stat_result) -> datetime:
    """The modification time; the earliest there is for one that no calendar has."""
    try:
        return datetime.fromtimestamp(int(status.st_mtime), _VIETNAM).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return _EPOCH


def _shown(path: str) -> str:
    """A path that can be written down: names that are no valid text come with their bytes as codes."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
