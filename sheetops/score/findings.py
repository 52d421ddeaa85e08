"""What is wrong with points: out of range, without evidence, of the wrong unit, twice, or unlike their sum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import fsum
from typing import TYPE_CHECKING

from sheetops.catalogue import found
from sheetops.score.indicators import is_possible
from sheetops.score.model import Mark, same
from sheetops.words.citations import citations

if TYPE_CHECKING:
    from sheetops.assignments import Coverage, IndicatorTree
    from sheetops.model import Finding

NameOf = Callable[[str | None], str]


def mark_findings(
    tree: IndicatorTree,
    marks: Mapping[str, Sequence[Mark]],
    coverage: Coverage,
    cutoff: date,
    name_of: NameOf,
) -> Iterator[Finding]:
    """P604, P605, P607, P613, P614 and P615 of the rows that count.

    Args:
        marks: code of a leaf → its rows that count.
        cutoff: the day of a scoring that names none.
        name_of: the name of a unit by its code, for the wording.
    """
    for code, several in marks.items():
        leaf = tree.indicators[code]
        for mark in several:
            yield from _of_points(mark, leaf.maximum, survey=leaf.survey)
            yield from _of_documents(mark, cutoff)
            if leaf.survey and mark.points is not None:
                yield _about("P615", mark, "self_score", value=_shown(mark.points), name=leaf.name)
        scoring = [mark for mark in several if mark.points is not None]
        if len(scoring) > 1:
            told = "; ".join(f"{name_of(mark.unit)}: {_shown(mark.points)}" for mark in scoring)
            yield _about("P613", scoring[-1], "self_score", value=_shown(scoring[-1].points), scores=told)
        elif scoring and not leaf.survey:
            yield from _of_owner(scoring[0], coverage, name_of)


def _of_points(mark: Mark, maximum: float | None, *, survey: bool) -> Iterator[Finding]:
    """P604 and P605; what a survey scores needs no evidence of the unit, for its own score does not count (P615)."""
    if mark.points is None:
        return
    if not is_possible(mark.points, maximum):
        yield _about("P604", mark, "self_score", value=_shown(mark.points), maximum=_shown(maximum))
    if mark.points > 0 and not survey and not (mark.evidence or mark.explanation):
        yield _about("P605", mark, "self_score", value=_shown(mark.points))


def _of_documents(mark: Mark, cutoff: date) -> Iterator[Finding]:
    """P607: evidence that did not exist yet when it was cited."""
    scored_on = mark.scored_on or cutoff
    for one in citations(mark.evidence):
        if one.day and one.day > scored_on:
            dates = {"document_date": one.day.isoformat(), "citing_date": scored_on.isoformat()}
            yield _about("P607", mark, "evidence", value=one.text, document=one.number, **dates)


def _of_owner(mark: Mark, coverage: Coverage, name_of: NameOf) -> Iterator[Finding]:
    """P614: a unit alone scores what another leads.  What has no lead at all is P601 already."""
    leads = list(dict.fromkeys(owner.unit for owner in coverage.owners[mark.code] if owner.role == "lead"))
    if mark.unit and leads and mark.unit not in leads:
        names = ", ".join(map(name_of, leads))
        yield _about("P614", mark, "self_score", value=_shown(mark.points), owners=names)


def repeat_findings(marks: Iterable[Mark], elsewhere: Iterable[Mark] = ()) -> Iterator[Finding]:
    """P616 of each row of a unit that scores again what it has scored in a row before.

    Args:
        marks: the rows that count.
        elsewhere: rows that were taken for the same as one of these; they are told where their score is another.
    """
    first: dict[tuple[str, str | None], Mark] = {}
    for mark in marks:
        if mark.points is not None and first.setdefault((mark.code, mark.unit), mark) is not mark:
            yield _again(mark, first[mark.code, mark.unit])
    for mark in elsewhere:
        known = first.get((mark.code, mark.unit))
        if known and mark.points is not None and mark.points != known.points:
            yield _again(mark, known)


def _again(mark: Mark, known: Mark) -> Finding:
    return _about("P616", mark, "self_score", value=_shown(mark.points), other=_place(known, mark))


def _place(known: Mark, mark: Mark) -> str:
    cell = known.cells.get("self_score", "")
    name = known.path.rpartition("/")[2]
    return cell if (known.path, known.sheet) == (mark.path, mark.sheet) else f"{name}: {known.sheet}!{cell}"


def parent_findings(tree: IndicatorTree, marks: Iterable[Mark]) -> Iterator[Finding]:
    """P606 of each part or item in a sheet whose points are not the sum of those below it in the same sheet.

    Nothing below it counts as 0 here, for that is what a sheet's own formula makes of blank cells.
    """
    leaves = {*tree.leaves}
    by_sheet: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        by_sheet.setdefault((mark.path, mark.sheet), []).append(mark)
    for here in by_sheet.values():
        given: dict[str, float] = {}
        for mark in here:
            if mark.points is not None:
                given.setdefault(mark.code, mark.points)
        for mark in here:
            if mark.code not in leaves and mark.points is not None:
                below = fsum(given.get(leaf, 0) for leaf in tree.leaves_below(mark.code))
                if not same(mark.points, below):
                    yield _unlike(mark, "self_score", mark.points, below)


def catalogue_findings(tree: IndicatorTree, rows: Mapping[str, Mark]) -> Iterator[Finding]:
    """P606 of each part or item whose maximum in the catalogue is not the sum of those below it.

    Args:
        rows: code → its row, with the maximum as its points.
    """
    for code, row in rows.items():
        stated = tree.indicators[code].maximum
        if stated is not None and tree.children[code] and not same(stated, tree.points(code)):
            yield _unlike(row, "max", stated, tree.points(code))


def _unlike(mark: Mark, field: str, stated: float, counted: float) -> Finding:
    return _about("P606", mark, field, value=_shown(stated), stated=_shown(stated), counted=_shown(counted))


def _about(code: str, mark: Mark, field: str, **more: str) -> Finding:
    return found(
        code,
        path=mark.path,
        sheet=mark.sheet,
        cell=mark.cells.get(field),
        row=mark.row,
        field=field,
        unit=mark.unit,
        indicator=mark.code,
        **more,  # type: ignore[arg-type]  # params of the rule, and the value
    )


def _shown(points: float | None) -> str:
    return "" if points is None else f"{round(points, 6):g}"
