"""The columns of Chi tiết: what stands in them, as values and as formulas over the cells beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheetops.write.scorebook.book import POINTS
from sheetops.write.workbook.criteria import literal
from sheetops.write.workbook.table import CENTRE
from sheetops.write.workbook.values import Formula, Value, as_typed, missing, number, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.scorebook.book import Record, ScoreBook
    from sheetops.write.workbook.styles import Look

PLAIN_POINTS: Look = {**CENTRE, "num_format": POINTS}
_TEXT: Look = {"num_format": "@"}
Cells = Callable[[str], str]
"""Column → the address of its cell in the row at hand."""


@dataclass(frozen=True, slots=True)
class DetailColumn:
    """A column of Chi tiết; `value` gives what stands in it, from an indicator and the addresses of its row."""

    name: str
    label: str
    width: float
    value: Callable[[Record, Cells], Value]
    look: Look | None = None
    yellow: bool = False


def detail_columns(book: ScoreBook, ranges: Cells) -> tuple[DetailColumn, ...]:
    """The columns in their order; `ranges` gives the address of a column's cells."""
    return (*_heads(book), *_points(book), *_documents(book), *_decisions(book), *_judged(book, ranges), *_source(book))


def _heads(book: ScoreBook) -> Sequence[DetailColumn]:
    words, label = book.words, book.kind.field_label

    def lead(one: Record, _: Cells) -> str:
        units = book.units_of(str(one["code"]), "lead")
        return units or (words("detail.no_unit") if one["leaf"] else "")

    return [
        DetailColumn("number", words("detail.number"), 6, lambda one, _: one["number"], CENTRE),
        DetailColumn("code", words("detail.code"), 9, lambda one, _: text(one["code"]), {**CENTRE, **_TEXT}),
        DetailColumn("name", label("title"), 44, lambda one, _: text(one["name"])),
        DetailColumn("part", words("points.part"), 7, lambda one, _: text(one["part"]), CENTRE),
        DetailColumn("level", words("detail.level"), 9, lambda one, _: book.level(one), CENTRE),
        DetailColumn("unit", words("detail.unit"), 20, lead),
        DetailColumn(
            "coordinating",
            words("detail.coordinating"),
            18,
            lambda one, _: book.units_of(str(one["code"]), "coordinate"),
        ),
        DetailColumn("method", words("detail.method"), 12, lambda one, _: _method(book, one)),
    ]


def _method(book: ScoreBook, indicator: Record) -> str:
    if not indicator["leaf"]:
        return ""
    return book.words("detail.surveyed" if indicator["survey"] else "detail.unsurveyed")


def _points(book: ScoreBook) -> Sequence[DetailColumn]:
    def column(name: str, label: str) -> DetailColumn:
        return DetailColumn(name, label, 9, lambda one, _: number(one[name]), PLAIN_POINTS)

    words = book.words
    return [
        column("max", words("points.max")),
        column("self_score", book.field_label("self_score")),
        column("survey_score", book.field_label("survey_score")),
    ]


def _documents(book: ScoreBook) -> Sequence[DetailColumn]:
    label = book.field_label
    return [
        DetailColumn("evidence", label("evidence"), 32, lambda one, _: text(one["evidence"])),
        DetailColumn("explanation", label("explanation"), 26, lambda one, _: text(one["explanation"])),
    ]


def _decisions(book: ScoreBook) -> Sequence[DetailColumn]:
    """The yellow columns, with what the Office has typed."""
    points, opinion = book.words("decision.appraised"), book.words("decision.opinion")
    return [
        DetailColumn(
            "decision appraised",
            points,
            11,
            lambda one, _: as_typed(book.typed(one).get("appraised")),
            PLAIN_POINTS,
            yellow=True,
        ),
        DetailColumn(
            "decision opinion", opinion, 26, lambda one, _: as_typed(book.typed(one).get("opinion")), _TEXT, yellow=True
        ),
    ]


def _judged(book: ScoreBook, ranges: Cells) -> Sequence[DetailColumn]:
    words = book.words

    def column(name: str, width: float, value: Callable[[Record, Cells], Value], look: Look) -> DetailColumn:
        return DetailColumn(name, words(f"detail.{name}"), width, value, look)

    return [
        column("appraised", 10, _appraised, PLAIN_POINTS),
        column("score", 10, _score, PLAIN_POINTS),
        column("lost", 9, _lost, PLAIN_POINTS),
        column("group", 10, lambda one, cells: _group(book, one, cells, ranges), {**PLAIN_POINTS, "bold": True}),
        column("status", 14, lambda one, cells: _status(book, one, cells), CENTRE),
    ]


def _appraised(indicator: Record, cells: Cells) -> Value:
    """What the Office has typed, else what the catalogue says; blank is not 0."""
    if not indicator["leaf"]:
        return None
    typed, decided = cells("decision appraised"), not missing(indicator["decision_appraised"])
    stated = None if decided else number(indicator["appraised"])
    return Formula(f"=IF(ISNUMBER({typed}),{typed},{_spelled(stated)})", _shown(indicator["appraised"]))


def _score(indicator: Record, cells: Cells) -> Value:
    """The appraised score, else the survey's or the unit's own; the first that lies between 0 and the maximum."""
    if not indicator["leaf"]:
        return None
    highest = cells("max")
    formula = '""'
    for name in ("survey_score" if indicator["survey"] else "self_score", "appraised"):
        cell = cells(name)
        possible = f'AND(ISNUMBER({cell}),{cell}>=0,OR({highest}="",{cell}<={highest}))'
        formula = f"IF({possible},{cell},{formula})"
    return Formula(f"={formula}", _shown(indicator["score"]))


def _lost(indicator: Record, cells: Cells) -> Value:
    if not indicator["leaf"]:
        return None
    score, highest = cells("score"), cells("max")
    known = not missing(indicator["score"]) and not missing(indicator["max"])
    lost = float(indicator["max"]) - float(indicator["score"]) if known else ""
    formula = f'=IF(AND(ISNUMBER({score}),ISNUMBER({highest})),{highest}-{score},"")'
    return Formula(formula, lost if isinstance(lost, str) else round(lost, 9))


def _group(book: ScoreBook, indicator: Record, cells: Cells, ranges: Cells) -> Value:
    """The sum of what stands below a part or group; blank where nothing there is scored."""
    if indicator["leaf"]:
        return None
    where = f"{ranges('part')},{cells('code')}" if indicator["level"] == 0 else f'{ranges("code")},{cells("code")}&".*"'
    scored = literal(book.words.label("score_states", "scored"))
    counted = f"COUNTIFS({where},{ranges('status')},{scored})"
    return Formula(f'=IF({counted}=0,"",SUMIFS({ranges("score")},{where}))', _shown(indicator["score"]))


def _status(book: ScoreBook, indicator: Record, cells: Cells) -> Value:
    if not indicator["leaf"]:
        return None
    label = book.words.label
    unscored = "no_owner" if indicator["status"] == "no_owner" else "unscored"
    without = label("score_states", unscored)
    scored = label("score_states", "scored")
    shown = without if missing(indicator["score"]) else scored
    return Formula(f"=IF(ISNUMBER({cells('score')}),{literal(scored)},{literal(without)})", shown)


def _source(book: ScoreBook) -> Sequence[DetailColumn]:
    words = book.words

    def link(one: Record, _: Cells) -> Value:
        return book.source(one["cell"], one["path"], one["sheet"], one["cell"])

    def register(one: Record, _: Cells) -> Value:
        path, sheet, cell = (one[f"register_{name}"] for name in ("path", "sheet", "cell"))
        return book.source(cell, path, sheet, cell)

    return [
        DetailColumn("path", words("detail.path"), 22, lambda one, _: text(one["path"])),
        DetailColumn("sheet", words("detail.sheet"), 14, lambda one, _: text(one["sheet"])),
        DetailColumn("cell", words("detail.cell"), 9, link, CENTRE),
        DetailColumn("register_cell", words("detail.register_cell"), 10, register, CENTRE),
    ]


def _spelled(value: Any) -> str:
    return '""' if value is None else repr(value)


def _shown(value: Any) -> str | float:
    known = number(value)
    return "" if known is None else known
