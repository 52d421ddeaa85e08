"""The folder of evidence: names, sizes and hashes of what lies in it.  Nothing is opened but to be hashed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from sheetops.catalogue import found
from sheetops.discover.walk import entries
from sheetops.score import EvidenceFile

if TYPE_CHECKING:
    from sheetops.config import Workspace
    from sheetops.model import Finding
    from sheetops.score import Mark

_CHUNK = 1 << 20


def evidence_files(workspace: Workspace) -> tuple[EvidenceFile, ...] | None:
    """What lies below the folder of evidence, sorted by path; None where there is no such folder.

    No link is followed, neither out of the folder nor within it.
    """
    folder = workspace.evidence
    if not folder.is_dir() or folder.is_symlink():
        return None
    return tuple(_file(entry.path, workspace.root) for entry in entries(folder) if entry.found == "file")


def _file(path: Path, root: Path) -> EvidenceFile:
    shown = path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        return EvidenceFile(shown, path.stat().st_size, _sha256(path))
    except OSError:
        return EvidenceFile(shown, 0, None)


def _sha256(path: Path) -> str:
    """The hash of a file's bytes, a piece at a time: scans of evidence are large."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def not_kept(documents: pd.DataFrame, marks: Mapping[str, Sequence[Mark]]) -> Iterator[Finding]:
    """P618 of each document that no file of the folder is named after.

    Args:
        documents: as `Scored.documents`; `marks`: code → the rows that they were read from.
    """
    rows = {(m.path, m.sheet, m.cells.get("evidence")): m for several in marks.values() for m in several}
    for one in documents[documents["file"].isna()].to_dict("records"):
        place = {name: one[name] for name in ("path", "sheet", "cell")}
        mark = rows[one["path"], one["sheet"], one["cell"]]
        more = {"row": mark.row, "unit": mark.unit, "value": one["text"], "document": one["number"]}
        yield found("P618", **place, indicator=one["code"], field="evidence", **more)
