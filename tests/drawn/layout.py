"""How one table is laid out: columns, sections, numbering, and the habits of the hand that fills it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drawn.chance import Chance
from drawn.columns import Column, draw_columns
from drawn.data import words

_SECTIONS: dict[tuple[str, ...], float] = {
    (): 10, ("origin",): 5, ("sector",): 3, ("neutral",): 1.5, ("origin", "sector"): 2, ("sector", "origin"): 1,
    ("origin", "neutral"): 0.7, ("origin", "sector", "neutral"): 0.4,
}  # fmt: skip
_UNIT_SECTIONS: dict[tuple[str, ...], float] = {
    ("unit",): 4, ("origin", "unit"): 2, ("unit", "origin"): 2, ("sector", "unit"): 1.5,
    ("origin", "sector", "unit"): 0.7,
}  # fmt: skip
_LEVELS = (
    ("A", "I", "1"),
    ("I", "1", "a"),
    ("I", "a", "-"),
    ("A", "1", "a"),
    ("", "", ""),
    ("I", "", ""),
    ("A", "I", ""),
)


@dataclass(frozen=True)
class Layout:
    """What holds for a whole table.

    Attributes:
        sections: what its heading rows tell, outermost first: origin, sector, unit or neutral.
        levels: the numbering of each level's headings; "" for none.
        placing: where a heading stands: whole (merged over the table), pair (number and text in their columns),
            rest (number, then the text merged), first (all in the first column), title (all in the title's column).
        numbering: run, section (restarts), dotted (1.1), text (01), stop ("1."), formula.
        due_way, completed_way: how dates are filled in; see `dates`.
        progress_way: whole, fraction or text.
        merging: fields whose equal neighbours are merged downwards.
        origin_by: what tells a task's origin: column, section, caption, assigned, source or "".
        header: how its header is painted.
        dashes: what stands in cells that have nothing to say; "" for nothing.
        wide: fields that are merged over two sheet columns, from the header down.
    """

    columns: tuple[Column, ...]
    sections: tuple[str, ...]
    levels: tuple[str, ...]
    placing: str
    numbering: str
    due_way: str
    completed_way: str
    progress_way: str
    merging: frozenset[str]
    origin_by: str
    header: Header
    counted: bool
    epoch_1904: bool
    sector_cells: bool
    unit_cells: str
    wide: frozenset[str]
    dashes: str

    def has(self, field: str) -> bool:
        return any(column.field == field for column in self.columns)

    def at(self, field: str) -> int | None:
        """The sheet column in which a field begins, counted from the table's first as 0."""
        return next((at for at, column, _ in self.placed() if column.field == field), None)

    def placed(self) -> Iterator[tuple[int, Column, int]]:
        """Each column with the sheet column in which it begins, and how many it takes."""
        at = 0
        for column in self.columns:
            width = 2 if column.field in self.wide else 1
            yield at, column, width
            at += width

    def placed_next(self, field: str) -> bool:
        """Whether another column stands behind a field's."""
        return self.columns[-1].field != field

    @property
    def width(self) -> int:
        """How many sheet columns the table takes."""
        return sum(width for _, _, width in self.placed())

    @property
    def depth(self) -> int:
        return max(len(column.path) for column in self.columns)

    @property
    def shares_status(self) -> bool:
        """Whether the status stands under a header of results and shares, so that only its words tell it."""
        shared = {text for texts in words("headers")["status_as_result"].values() for text in texts}
        return any(column.field == "status" and column.path[-1] in shared for column in self.columns)

    @property
    def marks(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.field == "mark")


@dataclass(frozen=True)
class Header:
    """case: as_is, upper or lower; joined: how a header that is less deep fills its rows: merged, top or bottom."""

    case: str
    joined: str
    groups_merged: bool
    wear: float
    numbers: str
    every: int


def draw_layout(
    chance: Chance,
    kind: str,
    *,
    several_units: bool = False,
    epoch_1904: bool = False,
    must: frozenset[str] = frozenset(),
) -> Layout:
    by_section = several_units and chance.happens(0.5)
    sections = chance.weighted(_UNIT_SECTIONS if by_section else _SECTIONS)
    columns = draw_columns(chance, kind, several_units and not by_section, must)
    has = {column.field for column in columns}
    placing = _draw_placing(chance, columns)
    return Layout(
        columns=columns,
        sections=sections,
        levels=_draw_levels(chance, sections, placing),
        placing=placing,
        numbering=chance.weighted({"run": 6, "section": 3, "dotted": 1, "text": 1, "stop": 0.4, "formula": 0.5}),
        due_way=chance.weighted({"true": 4, "digits": 2, "words": 3, "mixed": 3}),
        completed_way=chance.weighted({"true": 5, "digits": 3, "mixed": 1, "words": 0.4}),
        progress_way=chance.pick(["whole", "fraction", "text"]),
        merging=frozenset(f for f in ("unit", "due", "sector", "source", "leader") if chance.happens(0.12)),
        origin_by=_draw_origin(chance, sections, has),
        header=_draw_header(chance),
        counted=chance.happens(0.25),
        epoch_1904=epoch_1904,
        sector_cells=chance.happens(0.85),
        unit_cells=chance.weighted({"name": 5, "said": 5}),
        dashes=chance.weighted({"": 30, "-": 1, "–": 0.3, "…": 0.3, "không có": 0.2}),
        wide=frozenset(field for field in ("title", "result") if field in has and chance.happens(0.04)),
    )


def _draw_levels(chance: Chance, sections: tuple[str, ...], placing: str) -> tuple[str, ...]:
    """Neutral headings are told from tasks by their numbering alone, or by being merged."""
    plain = set() if placing in ("whole", "rest") else {"", "-", "1"}
    fit = [levels for levels in _LEVELS if "neutral" not in sections or levels[sections.index("neutral")] not in plain]
    return chance.pick(fit)


def _draw_placing(chance: Chance, columns: tuple[Column, ...]) -> str:
    places = [column.field for column in columns]
    if "no" not in places:
        return chance.weighted({"whole": 3, "first": 1})
    rest = 2 if places[0] == "no" else 0
    return chance.weighted({"whole": 3, "pair": 5, "rest": rest, "first": 1, "title": 1})


def _draw_origin(chance: Chance, sections: tuple[str, ...], has: set[str]) -> str:
    if "origin" in has:
        return "column"
    if "origin" in sections:
        return "section"
    ways = [way for way in ("assigned", "source") if way in has]
    return chance.pick([*ways, ""]) if ways else ""


def _draw_header(chance: Chance) -> Header:
    return Header(
        case=chance.weighted({"as_is": 6, "upper": 3, "lower": 0.5}),
        joined=chance.weighted({"merged": 8, "top": 1, "bottom": 1}),
        groups_merged=chance.happens(0.9),
        wear=chance.weighted({0.0: 6, 0.15: 3, 0.5: 1}),
        numbers=chance.weighted({"": 6, "(1)": 2, "1": 1, "A": 0.7, "formula": 0.3}),
        every=chance.weighted({0: 8, 3: 1, 5: 1}),
    )
