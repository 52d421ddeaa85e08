"""The folder of copies: it holds those of the last run, and what others have put there.

A list beside the copies says which files are ours, and as we wrote them.  A copy that somebody has changed is his: it
is neither replaced nor removed, and the new one gets another name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sheetops.write.atomic import replace_file

_LIST = ".sheetops.json"
_VERSION = 1
Digests = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Folder:
    """What is to be done in the folder.

    Attributes:
        writes: path and bytes of what is written, together with the other outputs: the list first.
        files: those of them that are copies and texts.
        removed: what an earlier run has left and nobody has changed.
        digests: name → hashes, of what we have written into the folder by then.
    """

    path: Path
    writes: tuple[tuple[Path, bytes], ...]
    files: tuple[Path, ...]
    removed: tuple[str, ...]
    digests: Digests

    def tidy(self) -> None:
        """Remove what an earlier run has left, once all is written; what is open in a program stays until the next."""
        for name in self.removed:
            with suppress(OSError):
                (self.path / name).unlink()
        left = _present(self.path, self.digests)
        if left:
            replace_file(self.path / _LIST, _listed(left))
        else:
            with suppress(OSError):
                (self.path / _LIST).unlink()
        emptied = {self.path, *(parent for name in self.removed for parent in _parents(self.path, name))}
        for folder in sorted(emptied, key=lambda folder: len(folder.parts), reverse=True):
            with suppress(OSError):  # it holds something
                folder.rmdir()


def folder(path: Path, groups: Sequence[Sequence[tuple[str, bytes]]]) -> Folder:
    """What is to be done so that a folder holds these files, and no others of ours.

    Args:
        groups: files that bear one name with several endings: (name below the folder, bytes).
    """
    known = _known(path)
    ours = _present(path, known)
    placed = _placed(path, groups, ours)
    new = {name: frozenset([_digest(data)]) for name, data in placed}
    removed = tuple(sorted(set(ours) - set(new)))
    both = {name: ours.get(name, frozenset()) | new.get(name, frozenset()) for name in {*ours, *new}}
    writes = [(path / name, data) for name, data in placed]
    listed = [(path / _LIST, _listed(both))] if both else []
    return Folder(path, (*listed, *writes), tuple(file for file, _ in writes), removed, both)


def _placed(path: Path, groups: Sequence[Sequence[tuple[str, bytes]]], ours: Digests) -> list[tuple[str, bytes]]:
    """The files under names at which nothing stands that is not ours."""
    taken = {name.casefold() for files in groups for name, _ in files}
    placed: list[tuple[str, bytes]] = []
    for files in groups:
        names = [name for name, _ in files]
        number = 1
        while any(_occupied(path, name, ours) for name in names) or (number > 1 and _clash(names, taken)):
            number += 1
            names = [_numbered(name, number) for name, _ in files]
        taken |= {name.casefold() for name in names}
        placed += [(name, data) for name, (_, data) in zip(names, files, strict=True)]
    return placed


def _occupied(path: Path, name: str, ours: Digests) -> bool:
    return name not in ours and (path / name).exists()


def _clash(names: Iterable[str], taken: set[str]) -> bool:
    return any(name.casefold() in taken for name in names)


def _numbered(name: str, number: int) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{stem} ({number}){dot}{suffix}"


def _known(path: Path) -> Digests:
    """The list; empty where there is none, or it is not ours."""
    try:
        said = json.loads((path / _LIST).read_text(encoding="utf-8"))
        return {str(name): frozenset(map(str, digests)) for name, digests in said["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _present(path: Path, known: Digests) -> dict[str, frozenset[str]]:
    """Of the listed files those that stand there as we wrote them."""
    root = path.resolve()
    found: dict[str, frozenset[str]] = {}
    for name, digests in known.items():
        file = path / name
        with suppress(OSError):
            if file.resolve().is_relative_to(root) and (digest := _digest(file.read_bytes())) in digests:
                found[name] = frozenset([digest])
    return found


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _listed(digests: Digests) -> bytes:
    files = {name: sorted(digests[name]) for name in sorted(digests)}
    return (json.dumps({"version": _VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n").encode()


def _parents(path: Path, name: str) -> list[Path]:
    """The folders of a file up to the folder of copies."""
    return [parent for parent in (path / name).parents if parent != path and parent.is_relative_to(path)]
