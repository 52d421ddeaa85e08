"""Results of earlier periods, as JSON: what lies of them in the folder of last period."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheetops.config.period import Period
from sheetops.discover.walk import entries
from sheetops.yamlfile import BadValue

if TYPE_CHECKING:
    from sheetops.config import Workspace
    from sheetops.kind import Kind

Entries = Sequence[Mapping[str, Any]]
_MOST_BYTES = 100 << 20
_SUFFIX = ".json"


@dataclass(frozen=True)
class EarlierResult:
    """What the JSON of an earlier period says of it.

    Attributes:
        path: of the file, relative to the workspace; `sha256`: the hash of its bytes.
        tallies, history: the entries under these keys, as they stand; what is no object is left out.
    """

    path: str
    sha256: str
    period: Period
    tallies: Entries
    history: Entries


def earlier_results(workspace: Workspace, kind: Kind) -> tuple[EarlierResult, ...]:
    """The results of a kind of all periods before this one, in the order of the periods.

    Of several results of one period the last by name counts.  What is no result of the kind is none of its business.
    """
    if not workspace.previous.is_dir():
        return ()
    paths = (e.path for e in entries(workspace.previous) if e.found == "file" and e.path.suffix.lower() == _SUFFIX)
    known = {result.period: result for path in paths for result in _result(path, workspace.root, kind)}
    before = (result for result in known.values() if result.period.last < workspace.period.first)
    return tuple(sorted(before, key=lambda result: result.period.last))


def _result(path: Path, root: Path, kind: Kind) -> Iterator[EarlierResult]:
    """The result in a file; nothing of any other file."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return
        data = path.read_bytes()
        said = json.loads(data)
        if said["kind"] == kind.kind and said["version"] == 1:
            name, digest = path.relative_to(root).as_posix(), hashlib.sha256(data).hexdigest()
            period, tallies = Period.parse(said["period"]), _listed(said["tallies"])
            yield EarlierResult(name, digest, period, tallies, _listed(said.get("history")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, BadValue):
        return


def _listed(value: Any) -> Entries:
    return tuple(row for row in value if isinstance(row, dict)) if isinstance(value, list) else ()
