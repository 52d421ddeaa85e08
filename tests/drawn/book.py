"""One file of the inbox: its name, its format, its sheets."""

from __future__ import annotations

from dataclasses import replace

from drawn.chance import Chance
from drawn.data import words
from drawn.drafts import Titles
from drawn.dress import bare, nfd
from drawn.encoding import Encoding, draw_encoding
from drawn.frame import Frame
from drawn.layout import draw_layout
from drawn.paper import Paper
from drawn.sheet import Drawn, Scene, allow_doubts, drafts_for, draw_sheet, put_table
from drawn.truth import Book, Mark, TrueFile
from drawn.world import Unit, World

FORMATS = {".xlsx": 10, ".xls": 4, ".ods": 3, ".xlsm": 1.5, ".xlsb": 1.5}
_SHAPES = {"single": 20, "by_origin": 1.2, "two": 1.2, "continued": 1, "continued_bare": 1}
_ANONYMOUS = ("bao cao", "Book1", "Biểu số 01", "theo doi nhiem vu", "Bieu tong hop", "Mau 01")


def draw_book(
    chance: Chance, world: World, units: tuple[Unit, ...], titles: Titles, number: int
) -> tuple[Book, TrueFile]:
    """A workbook with the tasks of one unit, or of several, and its truth."""
    owner = units[0] if len(units) == 1 else world.unit("VP")
    known_by = chance.weighted({"both": 4, "title": 3, "file": 3, "lead": 1}) if len(units) == 1 else "rows"
    suffix = chance.weighted(FORMATS)
    epoch_1904 = suffix in (".xlsx", ".xlsm") and chance.happens(0.06)
    scene = Scene(
        world=world, titles=titles, encoding=draw_encoding(chance), units=units, owner=owner,
        named=known_by in ("both", "title"), epoch_1904=epoch_1904, has_errors=suffix != ".ods",
        must=frozenset({"unit"}) if known_by == "lead" else frozenset(),
    )  # fmt: skip
    folder = f"{chance.pick(['den', owner.code, 'Lần 1'])}/" if chance.happens(0.06) else ""
    sheets = _sheets(chance, scene)
    name = (
        _file_name(chance, world, owner, number, by_name=known_by in ("both", "file"), several=len(units) > 1) + suffix
    )
    name = folder + name
    truth = _truth(name, sheets, scene.encoding)
    drawn = {sheet.name: sheet.paper.sheet(scene.encoding.cell) for sheet in _with_strangers(chance, sheets)}
    return Book(name, drawn, {"epoch_1904": True} if epoch_1904 else {}), truth


def _truth(name: str, sheets: list[Drawn], encoding: Encoding) -> TrueFile:
    marks = {mark for sheet in sheets for mark in sheet.marks}
    marks |= {Mark("S208")} if encoding.is_legacy else set()
    features = {encoding.way, *(feature for sheet in sheets for feature in sheet.features)}
    return TrueFile(
        path=f"nop/{name}",
        tasks=tuple(task for sheet in sheets for task in sheet.tasks),
        marks=frozenset(marks),
        allowed=frozenset(mark for sheet in sheets for mark in sheet.allowed),
        sheets=len(sheets),
        features=tuple(sorted(features)),
    )


def _file_name(chance: Chance, world: World, unit: Unit, number: int, *, by_name: bool, several: bool) -> str:
    if several:
        return chance.pick(["Tong hop cac don vi", "Tổng hợp chung", f"Theo doi chung {world.kind}"]) + f" {number}"
    span = world.period
    when = (
        [f"Q{span.number}"]
        if span.quarter
        else [f"T{span.number}", f"thang {span.number}", f"T{span.number}.{span.year}"]
    )
    when += [f"{span.kind} {span.label}-{span.year}"]
    name = chance.pick(unit.files).format(kind=world.kind, place=world.place) if by_name else chance.pick(_ANONYMOUS)
    name += chance.pick(["", f" {chance.pick(when)}", "_bao cao", f" - {chance.pick(when)}", " theo doi nhiem vu"])
    if by_name and chance.happens(0.15):
        name = f"{chance.pick(['BC', 'Bieu', '01.'])} {name}"
    if chance.happens(0.15):
        name = bare(name)
    elif chance.happens(0.06):
        name = nfd(name)
    return name.replace("/", "-") + ("" if by_name and chance.happens(0.8) else f" {number}" if not by_name else "")


def _sheets(chance: Chance, scene: Scene) -> list[Drawn]:
    span, names = scene.world.period, ["Theo dõi", "Sheet1", "Trang tính1", "BIỂU", "Nhiệm vụ"]
    names += [f"{'Q' if span.quarter else 'T'}{span.number}", f"{span.kind.capitalize()} {span.label}"]
    name = chance.pick(names)
    shape = chance.weighted(_SHAPES) if not scene.several else "single"
    if scene.several and chance.happens(0.3):
        return _sheet_per_unit(chance, scene)
    if shape == "by_origin":
        return _by_origin(chance, scene)
    if shape == "two":
        return [draw_sheet(chance, scene, f"Bieu {at}") for at in (1, 2)]
    if shape.startswith("continued"):
        return _continued(chance, scene, header=shape == "continued")
    return [draw_sheet(chance, scene, name)]


def _sheet_per_unit(chance: Chance, scene: Scene) -> list[Drawn]:
    """Each unit's tasks in a sheet of its own; its title names the unit, or only the sheet's name does."""
    named = chance.happens(0.6)
    sheets = []
    for unit in scene.units:
        own = replace(scene, units=(unit,), owner=unit, named=named)
        sheets.append(draw_sheet(chance, own, unit.name[:31] if not named else unit.code))
    return sheets


def _by_origin(chance: Chance, scene: Scene) -> list[Drawn]:
    entries, fill = words("headings"), scene.world.words()
    names = {
        "carried_over": "Chuyển tiếp",
        "in_period": f"{scene.world.period.kind.capitalize()} {scene.world.period.label}",
    }
    return [
        draw_sheet(chance, scene, name, (origin, chance.pick(entries[origin]).format(**fill)))
        for origin, name in names.items()
    ]


def _continued(chance: Chance, scene: Scene, *, header: bool) -> list[Drawn]:
    """A table that goes on in the next sheet, with its header again or without."""
    layout = draw_layout(chance, scene.world.kind, epoch_1904=scene.epoch_1904, must=scene.must | {"no"})
    layout = replace(layout, sections=(), numbering="run", origin_by=layout.origin_by.replace("section", ""))
    layout = replace(layout, header=replace(layout.header, every=0))
    first, second = Drawn("Trang 1", Paper()), Drawn("Trang 2", Paper())
    feature = "continued" if header else "continued_bare"
    for sheet in (first, second):
        sheet.features.add(feature)
    frame = Frame(chance, scene.world, scene.owner, first.paper)
    top = frame.above(1, layout.width, named=scene.named)
    drafts, more = drafts_for(chance, scene, layout), drafts_for(chance, scene, layout)
    running = len(drafts) if not header or chance.happens(0.8) else 0
    put_table(chance, scene, first, layout, drafts, top, 1, closed=False)
    put_table(chance, scene, second, layout, more, 1, 1, header=header, closed=False, running=running)
    allow_doubts([first, second])
    return [first, second]


def _with_strangers(chance: Chance, sheets: list[Drawn]) -> list[Drawn]:
    """Sheets without tasks: a guide before, empty ones behind, a hidden list."""
    sheets = list(sheets)
    if chance.happens(0.12):
        sheets.insert(0, _of_rows("Hướng dẫn", words("headings")["guide"]))
    if chance.happens(0.1):
        sheets += [Drawn("Sheet2", Paper()), Drawn("Sheet3", Paper())]
    if chance.happens(0.08):
        listed = _of_rows("DanhMuc", words("headings")["lists"])
        listed.paper.hidden = chance.happens(0.7)
        sheets.append(listed)
    if chance.happens(0.06):
        sheets.insert(chance.between(0, len(sheets)), _of_rows("Số liệu chung", words("headings")["summary"]))
    return sheets


def _of_rows(name: str, rows: list[list[str]]) -> Drawn:
    drawn = Drawn(name, Paper())
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            drawn.paper.put(row, column, text)
    return drawn
