"""The inbox → candidate files.  Nothing is followed outside of it, nothing in it is ever written to."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from sheetops.text import key

_SPREADSHEETS = (
    *(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".xltx", ".xltm", ".xlt", ".ots"),
    *(".csv", ".tsv", ".xml", ".et", ".numbers"),
)
_SYSTEM_PREFIXES = ("~$", "._", ".~lock", ".")
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


_VIETNAM = timezone(timedelta(hours=7))
_EPOCH = datetime(1970, 1, 1)


def _modified(status: os.stat_result) -> datetime:
    return datetime.fromtimestamp(int(status.st_mtime), _VIETNAM).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One file of the inbox.

    Attributes:
        path: relative to the workspace, with "/".
        data: its bytes; empty for what is ignored or cannot be opened.
        modified: modification time in Vietnam (UTC+7, whatever the computer is set to), in whole seconds.
        ignored: a lock file, a system file, no spreadsheet, or a link out of the folder.
        unreadable: the operating system refused it.
    """

    path: str
    data: bytes
    modified: datetime
    ignored: bool = False
    unreadable: bool = False

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def _is_ignored(path: Path, root: Path) -> bool:
    name = path.name.casefold()
    if name.startswith(_SYSTEM_PREFIXES) or name in _SYSTEM_NAMES or path.suffix.lower() not in _SPREADSHEETS:
        return True
    return not path.is_file() or not path.resolve().is_relative_to(root.resolve())


def _walk(folder: Path) -> list[Path]:
    """Every file below a folder, links to folders, and folders that cannot be listed, sorted."""
    refused: list[str] = []
    found: list[Path] = []
    for base, folders, names in os.walk(folder, onerror=lambda error: refused.append(error.filename)):
        links = [name for name in folders if (Path(base) / name).is_symlink()]
        found += [Path(base) / name for name in (*names, *links)]
    found += [Path(name) for name in refused]
    return sorted(found, key=lambda p: (key(p.relative_to(folder).as_posix()), p.as_posix()))


def _shown(path: str) -> str:
    """A path that can be written down: names that are no valid text come with their bytes as codes."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _candidate(path: Path, folder: Path, root: Path) -> Candidate:
    relative = _shown(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name)
    try:
        modified = _modified(path.lstat())
        if path.is_dir() and not path.is_symlink():
            return Candidate(relative, b"", modified, unreadable=True)
        if _is_ignored(path, folder):
            return Candidate(relative, b"", modified, ignored=True)
        return Candidate(relative, path.read_bytes(), modified)
    except OSError:
        return Candidate(relative, b"", _EPOCH, unreadable=True)


def candidates(folder: Path, root: Path) -> tuple[Candidate, ...]:
    """Every file of the inbox and its sub-folders, sorted by path.

    Args:
        folder: the inbox.
        root: the workspace, to which paths are relative.
    """
    return tuple(_candidate(path, folder, root) for path in _walk(folder))


def candidate(path: Path, root: Path) -> Candidate:
    """A single file, taken as it is named, whatever its extension.

    Raises:
        OSError: it cannot be read.
    """
    relative = (
        path.resolve().relative_to(root.resolve()).as_posix()
        if path.resolve().is_relative_to(root.resolve())
        else path.name
    )
    return Candidate(_shown(relative), path.read_bytes(), _modified(path.stat()))
