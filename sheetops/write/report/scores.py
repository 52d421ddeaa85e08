"""The report of a scored result: points by part and unit, what is lost or due, who is responsible, every indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.report.charts import chart
from sheetops.write.report.common import findings, roll_call
from sheetops.write.report.model import Cell, Chart, Column, Filter, Report, Row, Section, Table
from sheetops.write.report.score_history import history
from sheetops.write.report.score_sources import documents, matrix
from sheetops.write.report.shown import cell, filtered, share, shown
from sheetops.write.report.words import say
from sheetops.write.scorebook.points_table import COLUMNS, difference, figure_of
from sheetops.write.scorebook.summary import part_label, tallies
from sheetops.write.workbook.names import in_order
from sheetops.write.workbook.values import missing, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sheetops.write.scorebook.book import Record, ScoreLabels

_COUNTS, _BARS, _SHARES = ("total", "scored", "unscored"), ("score", "lost", "open"), COLUMNS[-2:]
_TEXTS = ("evidence", "explanation")


def score_report(book: ScoreLabels) -> Report:
    """The page of a scored result."""
    words, whole = book.words, tallies(book, "part")[None]
    sections = (
        _parts(book),
        _units(book),
        _losses(book),
        _due(book),
        *history(book),
        matrix(book),
        *documents(book),
        roll_call(book),
        findings(book),
    )
    figures = [(words(f"points.{name}"), _figure(book, whole, name)) for name in (*_COUNTS, "max", "score", *_SHARES)]
    under = (words("heading.as_of", date=book.cutoff),)
    title = words("summary.title", **book.title_words())
    kept = tuple((label, value) for label, value in figures if value)
    return Report(book.names.agency, title, under, kept, (*sections, _list(book)))


def _figure(book: ScoreLabels, tally: Mapping[Any, Any], name: str) -> str:
    """A figure as its cell in the workbook shows it: points that nobody has given are blank."""
    if name in _SHARES:
        score, lost, most = (figure_of(tally, part) for part in ("score", "lost", "max"))
        below = score + lost if name == "share_of_scored" else most
        return share(score / below) if below else ""
    if name in tally and missing(tally[name]):
        return ""
    return shown(book, figure_of(tally, name))


def _columns(book: ScoreLabels, label: str) -> tuple[Column, ...]:
    return (Column(label, head=True), *(Column(book.words(f"points.{name}"), number=True) for name in COLUMNS))


def _line(book: ScoreLabels, label: str, tally: Mapping[Any, Any], look: str = "", href: str = "") -> Row:
    cells = [Cell(_figure(book, tally, name), href if name == "total" else "") for name in COLUMNS]
    return Row((Cell(label), *cells), look)


def _bars(book: ScoreLabels, title: str, known: Sequence[tuple[str, Mapping[Any, Any]]]) -> tuple[Chart, ...]:
    bars = [
        (label, [(book.words(f"points.{name}"), figure_of(one, name), _figure(book, one, name)) for name in _BARS])
        for label, one in known
    ]
    made = chart(book, title, bars)
    return (made,) if made else ()


def _parts(book: ScoreLabels) -> Section:
    known = tallies(book, "part")
    whole = known.pop(None)
    rows = [_line(book, part_label(book, part), one, href=filtered(part=str(part))) for part, one in known.items()]
    rows.append(_line(book, book.words("common.total"), whole, "total"))
    title = say(book, "parts")
    table = Table(title, _columns(book, book.words("summary.content")), tuple(rows), (book.words("summary.note"),))
    bars = [(part_label(book, part), one) for part, one in known.items()]
    return Section("summary", title, (table,), _bars(book, book.words("summary.chart"), bars))


def _units(book: ScoreLabels) -> Section:
    known, words, title = tallies(book, "unit"), book.words, say(book, "unit_points")
    whole = known.pop(None)
    codes = in_order((code for code in known if code), book.names.unit_order)
    rows = [_line(book, book.names.unit(code), known[code], href=filtered(unit=code)) for code in codes]
    left = difference(whole, [known[code] for code in codes])
    if any(left.values()):
        label = Cell(words("by_unit.others"))
        blank = [Cell("" if name in _SHARES else _figure(book, left, name)) for name in COLUMNS]
        rows.append(Row((label, *blank)))
    rows.append(_line(book, words("common.total"), whole, "total"))
    table = Table(title, _columns(book, words("common.unit")), tuple(rows), (words("by_unit.tally_note"),))
    bars = [(book.names.unit(code), known[code]) for code in codes]
    return Section("units", title, (table,), _bars(book, say(book, "unit_points_chart"), bars))


def _losses(book: ScoreLabels) -> Section:
    words, title = book.words, say(book, "losses")
    records = book.evaluation.losses.to_dict("records")
    if not records:
        return Section("losses", title, notes=(words("losses.empty"),))
    points = tuple(Column(words(f"points.{name}"), number=True) for name in ("max", "score", "lost"))
    columns = (
        Column(words("detail.code")),
        Column(book.kind.field_label("title"), head=True),
        Column(words("common.unit")),
        *points,
        Column(words("losses.why")),
    )
    rows = []
    for one in records:
        unit = book.units_of(str(one["code"]), "lead") or words("detail.no_unit")
        why = words.label("why", text(one["why"]))
        figures = (one[name] for name in ("max", "score", "lost"))
        rows.append(Row(tuple(cell(book, v) for v in (text(one["code"]), text(one["name"]), unit, *figures, why))))
    table = Table(title, columns, tuple(rows), cards=True)
    return Section("losses", title, (table,), notes=(words("losses.note"),))


def _due(book: ScoreLabels) -> Section:
    words, title = book.words, say(book, "due")
    records = book.evaluation.due.to_dict("records")
    if not records:
        return Section("due", title, notes=(words("by_unit.empty_due"),))
    labels = (words("by_unit.due_total"), words("points.scored"), words("points.unscored"))
    counts = tuple(Column(label, number=True) for label in labels)
    columns = (Column(words("common.unit"), head=True), *counts, Column(words("by_unit.due_codes")))
    rows = []
    for one in records:
        unit = words("detail.no_unit") if missing(one["unit"]) else book.names.unit(one["unit"])
        values = [unit, *(int(one[name]) for name in ("due", "scored", "unscored")), ", ".join(one["codes"])]
        rows.append(Row(tuple(cell(book, value) for value in values), "alarm" if one["unscored"] else ""))
    return Section("due", title, (Table(title, columns, tuple(rows), cards=True),))


def _list(book: ScoreLabels) -> Section:
    """Every indicator with its points; what it is proved by unfolds."""
    words, title, leaves = book.words, say(book, "list"), [one for one in book.indicators if one["leaf"]]
    if not leaves:
        return Section("list", title, notes=(words("detail.empty"),))
    points = ("max", "self", "appraised", "survey", "score")
    columns = (
        Column(words("detail.code")),
        Column(book.kind.field_label("title"), head=True),
        Column(words("common.unit")),
        *(Column(words(f"points.{name}"), number=True) for name in points),
        Column(words("detail.status")),
    )
    rows = tuple(_indicator(book, one) for one in leaves)
    return Section("list", title, (Table(title, columns, rows, cards=True),), filters=_filters(book, rows))


def _indicator(book: ScoreLabels, one: Record) -> Row:
    code, words = str(one["code"]), book.words
    details = {book.field_label(name): one[name] for name in _TEXTS}
    details[words("detail.coordinating")] = book.units_of(code, "coordinate")
    details |= {words(f"detail.{name}"): one[name] for name in ("path", "sheet", "cell")}
    more = tuple((label, shown(book, value)) for label, value in details.items() if not missing(value))
    points = (one[name] for name in ("max", "self_score", "appraised", "survey_score", "score"))
    values = (words.label("score_states", one["status"]),)
    unit = book.units_of(code, "lead") or words("detail.no_unit")
    leads = {str(o["unit"]) for o in book.owners.get(code, []) if o["role"] == "lead" and not missing(o["unit"])}
    cells = (
        cell(book, code),
        Cell(shown(book, text(one["name"])), more=more),
        cell(book, unit),
        *(cell(book, value) for value in (*points, *values)),
    )
    return Row(
        cells, codes={"status": (str(one["status"]),), "part": (str(one["part"]),), "unit": tuple(sorted(leads))}
    )


def _filters(book: ScoreLabels, rows: Sequence[Row]) -> tuple[Filter, ...]:
    words = book.words
    named: dict[str, tuple[str, Callable[[str], str]]] = {
        "status": (words("detail.status"), lambda code: words.label("score_states", code)),
        "unit": (words("common.unit"), book.names.unit),
        "part": (words("points.part"), lambda code: part_label(book, code)),
    }
    order = {"unit": book.names.unit_order, "status": words.codes("score_states")}
    found = []
    for name, (label, of) in named.items():
        met = dict.fromkeys(code for row in rows for code in row.codes[name])
        codes = in_order(met, order.get(name, tuple(met)))
        found.append(Filter(name, label, tuple((code, of(code)) for code in codes)))
    return tuple(found)
