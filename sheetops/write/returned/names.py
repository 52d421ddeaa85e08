"""What the copies are called: as the submissions, below one folder, each with a name of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

_SUFFIX = ".xlsx"


def copy_names(paths: Sequence[str], inbox: str) -> dict[str, str]:
    """Submission → its copy, relative to the folder of copies.

    Two submissions that differ in their format only ("a.xls", "a.xlsx") are told apart, also on systems that take
    capitals and small letters for the same; the one that is an .xlsx keeps its name.

    Args:
        paths: relative to the workspace.
        inbox: the folder of the submissions, relative to the workspace.
    """
    taken: set[str] = set()
    names: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (not path.lower().endswith(_SUFFIX), path)):
        names[path] = _free(_below(path, inbox), taken)
        taken.add(names[path].casefold())
    return names


def _below(path: str, inbox: str) -> PurePosixPath:
    whole = PurePosixPath(path)
    return whole.relative_to(inbox) if whole.is_relative_to(inbox) else PurePosixPath(whole.name)


def _free(path: PurePosixPath, taken: set[str]) -> str:
    stem = path.stem if path.suffix else path.name
    told_apart = (f"{stem}{_SUFFIX}", f"{stem} ({path.suffix[1:]}){_SUFFIX}")
    name = next((name for name in told_apart if path.with_name(name).as_posix().casefold() not in taken), None)
    number = 2
    while name is None:
        tried = f"{stem} ({number}){_SUFFIX}"
        name = tried if path.with_name(tried).as_posix().casefold() not in taken else None
        number += 1
    return path.with_name(name).as_posix()
