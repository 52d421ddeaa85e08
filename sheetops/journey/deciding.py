"""The Office's decisions in the journey: read before anything is recognised, applied to the sheets they are about.

Where a column is not sure, a decision is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from sheetops.decisions import NO_DECISIONS, Decisions, Key, MatchKey, MatchQuestion, Suggestion, decisions_of
from sheetops.journey.inherited import earlier_decisions, grids_of, unreadable
from sheetops.model import Recognised, a1
from sheetops.recognise.columns import UNSURE
from sheetops.words.lexicon import Lexicon

Recognise: TypeAlias = Callable[[Lexicon], tuple[Recognised, ...]]
_Asked = TypeVar("_Asked", Suggestion, MatchQuestion)
Owners: TypeAlias = Callable[[Sequence[Recognised]], Mapping[str, str | None]]


def load_decisions(lexicon: Lexicon) -> Decisions:
    """The decisions of a workspace: those of its `quyet-dinh.xlsx`, if it has been made, over last period's.

    Raises:
        WorkspaceError: a workbook of decisions is there and cannot be read.  Without it the result would silently be
            another.
    """
    own = _own(lexicon)
    return own.over(earlier_decisions(lexicon), lexicon.workspace.cutoff)


def _own(lexicon: Lexicon) -> Decisions:
    path = lexicon.workspace.decisions
    if not path.is_file():
        return NO_DECISIONS
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path.name, error.strerror or "", error.strerror or "") from error
    return decisions_of(grids_of(data, path.name), lexicon, path.name)


def recognised(
    recognise: Recognise, owners: Owners, lexicon: Lexicon
) -> tuple[tuple[Recognised, ...], Mapping[str, str | None]]:
    """The sheets of a file, recognised by what is confirmed for the units whose they are; and sheet → unit.

    Whose a sheet is, is only known once it has been recognised: where that unit has confirmed headers of its own it
    is recognised again.
    """
    parts = _by_sheet(recognise(lexicon))
    units = owners([part for several in parts.values() for part in several])
    for confirmed in map(lexicon.confirmed.of, sorted(filter(None, set(units.values())))):
        if not confirmed.has_own:
            continue
        by_own = _by_sheet(recognise(lexicon.confirming(confirmed)))
        parts = {name: by_own[name] if units[name] == confirmed.unit else several for name, several in parts.items()}
    return tuple(part for several in parts.values() for part in several), units


def _by_sheet(sheets: Sequence[Recognised]) -> dict[str, list[Recognised]]:
    """Sheet → what was recognised in it: of tables side by side there are several parts."""
    parts: dict[str, list[Recognised]] = {}
    for sheet in sheets:
        parts.setdefault(sheet.grid.sheet, []).append(sheet)
    return parts


def suggestions(sheets: Sequence[Recognised], units: Mapping[str, str | None], path: str) -> tuple[Suggestion, ...]:
    """The columns of a file's sheets whose meaning is not sure, each once."""
    found = [
        Suggestion(
            units[table.sheet],
            column.header,
            path,
            table.sheet,
            a1(column.row, column.number),
            column.field,
            column.like,
        )
        for sheet in sheets
        for table in sheet.tables
        for column in table.columns
        if column.how in UNSURE or (column.how == "unknown" and column.like)
    ]
    return once(found)


def once(suggested: Iterable[_Asked], asked: frozenset[Key | MatchKey] = frozenset()) -> tuple[_Asked, ...]:
    """Each suggestion or question once, the first seen; none that has been asked already."""
    first: dict[Key | MatchKey, _Asked] = {}
    for asking in suggested:
        first.setdefault(asking.key, asking)
    return tuple(asking for key, asking in first.items() if key not in asked)
