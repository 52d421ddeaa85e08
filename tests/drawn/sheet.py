"""One sheet of a unit: surroundings, one table or several, and the truth of its tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from drawn.chance import Chance
from drawn.data import words
from drawn.drafts import Draft, Drafter, Titles
from drawn.encoding import Encoding
from drawn.frame import Frame
from drawn.layout import Layout, draw_layout
from drawn.outline import outline
from drawn.paper import Paper, a1
from drawn.rule import verdict
from drawn.table import Painter, Placed
from drawn.truth import Mark, TrueTask
from drawn.world import Unit, World

TEXT_FIELDS = (
    "source",
    "officer",
    "leader",
    "product",
    "result",
    "evidence",
    "problem",
    "proposal",
    "note",
    "coordinating",
)
_TYPED_DAY = re.compile(r"\d{1,2}/\d{1,2}(/\d{2,4})?")
_DATED = ("due", "completed", "assigned")


@dataclass
class Drawn:
    """What one sheet came to."""

    name: str
    paper: Paper
    tasks: list[TrueTask] = field(default_factory=list)
    marks: set[Mark] = field(default_factory=set)
    allowed: set[Mark] = field(default_factory=set)
    features: set[str] = field(default_factory=set)
    placed: list[Placed] = field(default_factory=list)


@dataclass(frozen=True)
class Scene:
    """What a sheet is drawn for.

    Attributes:
        units: whose tasks it holds; one, or several.
        named: the title must name the unit.
        must: fields that must have a column.
        has_errors: the format can hold Excel's error values.
    """

    world: World
    titles: Titles
    encoding: Encoding
    units: tuple[Unit, ...]
    owner: Unit
    named: bool
    epoch_1904: bool = False
    must: frozenset[str] = frozenset()
    has_errors: bool = True

    @property
    def several(self) -> bool:
        return len(self.units) > 1


def draw_sheet(chance: Chance, scene: Scene, name: str, caption: tuple[str, str] | None = None) -> Drawn:
    """A sheet with one table, stacked tables, or two tables side by side.

    Args:
        caption: origin that the sheet's title gives to all its tasks, and the words for it.
    """
    drawn = Drawn(name, Paper())
    layout = _layout(chance, scene)
    shape = (
        chance.weighted({"one": 10, "stacked": 1.2, "beside": 0.6}) if caption is None and not scene.several else "one"
    )
    if shape != "one":
        drawn.features.add(shape)
    top_left = 1 + chance.weighted({0: 8, 1: 1.5, 2: 0.5, 3: 0.3})
    frame = Frame(chance, scene.world, scene.owner, drawn.paper)
    top = frame.above(top_left, layout.width, named=scene.named, caption=caption[1] if caption else None)
    if shape == "one":
        drafts = drafts_for(chance, scene, layout, caption[0] if caption else None)
        bottom, right = put_table(chance, scene, drawn, layout, drafts, top, top_left)
    elif shape == "stacked":
        bottom, right = _stacked(chance, scene, drawn, layout, top, top_left)
    else:
        bottom, right = _beside(chance, scene, drawn, layout, top, top_left)
    frame.below(bottom + 1, top_left, right - top_left + 1)
    _hide(chance, drawn, bottom)
    if shape != "one":
        allow_doubts([drawn])
    return drawn


def _layout(chance: Chance, scene: Scene) -> Layout:
    kind = scene.world.kind
    return draw_layout(chance, kind, several_units=scene.several, epoch_1904=scene.epoch_1904, must=scene.must)


def drafts_for(chance: Chance, scene: Scene, layout: Layout, origin: str | None = None, most: int = 9) -> list[Draft]:
    """The tasks of a table, in an order that suits its headings."""
    drafter = Drafter(chance, scene.world, layout, scene.titles)
    drafts: list[Draft] = []
    for unit in scene.units:
        count = chance.between(1, most) if chance.happens(0.9) else chance.between(10, 22)
        drafts += [drafter.draft(unit, origin) for _ in range(count)]
    if "due" in layout.merging:
        drafts = _with_shared_dues(chance, drafts)
    return drafts


def _with_shared_dues(chance: Chance, drafts: Sequence[Draft]) -> list[Draft]:
    """Neighbours that were given the same deadline."""
    shared: list[Draft] = []
    for draft in drafts:
        due = shared[-1].row.due if shared and chance.happens(0.4) else draft.row.due
        shared.append(replace(draft, row=replace(draft.row, due=due), cells={**draft.cells, "due": due.cell}))
    return shared


def put_table(
    chance: Chance, scene: Scene, drawn: Drawn, layout: Layout, drafts: list[Draft], top: int, left: int,
    *, header: bool = True, closed: bool = True, running: int = 0,
) -> tuple[int, int]:  # fmt: skip
    """Paint one table and note its truth; its last row and column."""
    painter = Painter(chance, drawn.paper, layout, left, broken=scene.has_errors and chance.happens(0.03))
    lines = outline(chance, scene.world, layout, drafts, running)
    painted = painter.paint(lines, top, header=header, closed=closed)
    of_all = len(drawn.tasks) + len(painted.placed)  # a total below several tables may be of all
    for cell, stated in painted.wrong_totals.items():
        (drawn.allowed if drawn.tasks and stated == of_all else drawn.marks).add(Mark("S207", drawn.name, cell))
    drawn.allowed |= {Mark("S207", drawn.name, cell) for cell in painted.doubtful_totals}
    missing = [name for name in ("due", "status") if not layout.has(name) and not (name == "status" and layout.marks)]
    drawn.allowed |= {Mark("S202", drawn.name) for _ in missing}
    drawn.tasks += [true_task(scene, drawn, layout, placed) for placed in painted.placed]
    if layout.shares_status and not any(placed.draft.row.word.cell for placed in painted.placed):
        _without_status(drawn, painted.placed)  # a column without a word: nobody can tell what it is for
    drawn.placed += painted.placed
    _ambiguous(drawn, painted.placed)
    return painted.bottom, left + painter.width - 1


def _stacked(chance: Chance, scene: Scene, drawn: Drawn, layout: Layout, top: int, left: int) -> tuple[int, int]:
    """A table per origin, each with its own header, under its own heading."""
    plain = replace(layout, sections=tuple(s for s in layout.sections if s != "origin"), origin_by="caption")
    fill, right = scene.world.words(), left
    for at, origin in enumerate(chance.shuffled(["carried_over", "in_period"])):
        text = chance.pick(words("headings")[origin]).format(**fill)
        number = ("I. ", "II. ")[at] if chance.happens(0.7) else ""
        drawn.paper.put(top, left, number + text)
        other = plain if chance.happens(0.6) else replace(_layout(chance, scene), sections=(), origin_by="caption")
        bottom, end = put_table(chance, scene, drawn, other, drafts_for(chance, scene, other, origin, 5), top + 1, left)
        top, right = bottom + 1 + chance.between(1, 2), max(right, end)
    return bottom, right


def _beside(chance: Chance, scene: Scene, drawn: Drawn, layout: Layout, top: int, left: int) -> tuple[int, int]:
    """Two tables next to each other, a blank column between them."""
    bottoms = []
    narrow = replace(layout, columns=layout.columns, sections=(), origin_by="")
    for _ in range(2):
        own = replace(narrow, columns=tuple(c for c in narrow.columns if c.field != "spacer"), placing="title")
        own = replace(own, header=replace(own.header, every=0))
        bottom, right = put_table(chance, scene, drawn, own, drafts_for(chance, scene, own, "in_period", 5), top, left)
        bottoms.append(bottom)
        left = right + 2
    return max(bottoms), right


def true_task(scene: Scene, drawn: Drawn, layout: Layout, placed: Placed) -> TrueTask:
    draft, row = placed.draft, placed.draft.row
    judged = verdict(row.facts(), scene.world.cutoff)
    cells = {
        name: a1(*place) for name, place in placed.cells.items() if name in ("title", "due", "completed", "status")
    }
    for name, written in (("due", row.due), ("completed", row.completed)):
        drawn.marks |= {Mark(code, drawn.name, cells[name]) for code in written.codes if name in cells}
        drawn.allowed |= {Mark(code, drawn.name, cells[name]) for code in written.may if name in cells}
    drawn.marks |= {Mark(code, drawn.name, cells["status"]) for code in row.word.codes if "status" in cells}
    if judged.contradiction:
        drawn.marks.add(Mark("E501!", drawn.name, cells.get("status")))
    drawn.marks |= {Mark("D306", drawn.name, a1(*placed.cells[name])) for name in placed.broken}
    told = [f for f in TEXT_FIELDS if layout.has(f) and draft.cells.get(f) not in (None, layout.dashes, "")]
    texts = {f: _parts(draft, placed, f, scene.encoding) for f in told if f not in placed.broken}
    reported = "any" if len(row.word.marks) > 1 else judged.reported
    share = row.share if layout.has("progress") else None
    return TrueTask(
        title=scene.encoding.truth(draft.title), unit=draft.unit, sector=draft.sector, origin=draft.origin,
        due=row.due.day,
        completed=row.completed.day, progress=share, reported=reported, status=judged.status, sheet=drawn.name,
        row=placed.row, cells=cells, texts=texts,
    )  # fmt: skip


def _parts(draft: Draft, placed: Placed, name: str, encoding: Encoding) -> tuple[str, ...]:
    return tuple(encoding.truth(text) for text in (str(draft.cells[name]), *placed.more.get(name, ())))


def _ambiguous(drawn: Drawn, placed: list[Placed]) -> None:
    """D303: true dates with a day up to 12 in a column where other dates stayed text."""
    for name in _DATED:
        written = [(p, p.draft.written(name)) for p in placed if name in p.cells]
        texts = [w for _, w in written if w.form == "digits"]
        for p, w in written:
            mark = Mark("D303", drawn.name, a1(*p.cells[name]))
            if w.form == "true" and w.day and w.day.day <= 12 and w.day.day != w.day.month and texts:
                told = any(t.day and t.day.day > 12 and _TYPED_DAY.fullmatch(str(t.cell)) for t in texts)
                (drawn.marks if told else drawn.allowed).add(mark)
            elif w.form in ("true", "serial") and any(t.day for _, t in written if t.form in ("digits", "words")):
                drawn.allowed.add(mark)


def _without_status(drawn: Drawn, placed: list[Placed]) -> None:
    drawn.allowed.add(Mark("S202", drawn.name))
    rows = {p.cells["title"] for p in placed}
    titles = {a1(*place) for place in rows}
    drawn.tasks = [
        replace(task, cells={name: cell for name, cell in task.cells.items() if name != "status"})
        if task.cells["title"] in titles
        else task
        for task in drawn.tasks
    ]


def allow_doubts(drawn: Sequence[Drawn]) -> None:
    """D303 may also stand where the texts are in a table below or beside, or in the next sheet, in the same column."""
    typed = {p.cells[n][1] for d in drawn for p in d.placed for n in _DATED if n in p.cells and _is_text(p, n)}
    for sheet in drawn:
        for placed in sheet.placed:
            places = (placed.cells[name] for name in _DATED if name in placed.cells and not _is_text(placed, name))
            sheet.allowed |= {Mark("D303", sheet.name, a1(*place)) for place in places if place[1] in typed}


def _is_text(placed: Placed, name: str) -> bool:
    return placed.draft.written(name).form in ("digits", "words")


def _hide(chance: Chance, drawn: Drawn, bottom: int) -> None:
    """Now and then a hidden row or column of tasks."""
    rows = sorted({task.row for task in drawn.tasks})
    if rows and chance.happens(0.08):
        drawn.paper.hidden_rows |= set(chance.sample(rows, chance.between(1, 2)))
        drawn.marks.add(Mark("S206", drawn.name))
    elif chance.happens(0.05):
        columns = sorted({column for row, column in drawn.paper.cells if row <= bottom})
        drawn.paper.hidden_columns.add(chance.pick(columns))
        drawn.allowed.add(Mark("S206", drawn.name))
