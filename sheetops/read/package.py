"""The package of an .xlsx: which of its parts are sheets, styles and texts, wherever they lie and however named."""

from __future__ import annotations

from dataclasses import dataclass

from sheetops.read.archive import Archive
from sheetops.read.markup import tags, utf8
from sheetops.read.relations import Relation, main_part, only, relations_of

WORKSHEET = "worksheet"
_USUAL_WORKBOOK = "xl/workbook.xml"
_MAIN = ".main+xml"
_TRUE = ("1", "true")
# What the reader of values knows; it stops at a workbook that has another kind of sheet, as of old macros.
_KINDS = (WORKSHEET, "chartsheet", "dialogsheet")
_STATES = ("visible", "hidden", "veryHidden")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as its workbook lists it.

    Attributes:
        part: the name of its part in the archive; None where there is none.
        kind: worksheet, chartsheet …; "" where the workbook does not say.
        state: visible, hidden or veryHidden.
    """

    name: str
    part: str | None
    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an .xlsx that matter.

    Attributes:
        regular: they lie, and are named and written, as the reader of values expects.
    """

    sheets: tuple[SheetPart, ...]
    strings: str | None
    styles: str | None
    epoch_1904: bool
    regular: bool


def package(archive: Archive) -> Package | None:
    """The package in an archive; None where it has no workbook.

    Raises:
        the exceptions of `archive.DAMAGE`.
    """
    roots = list(relations_of(archive, ""))
    workbook = main_part(archive, _MAIN, _USUAL_WORKBOOK)
    if workbook is None:
        return None
    folder, _, base = workbook.rpartition("/")
    folder = f"{folder}/" if folder else ""
    relations = dict(relations_of(archive, workbook))
    raw = archive.part(workbook)
    xml = utf8(raw)
    sheets = [(tag, relations.get(tag.get("id", ""))) for tag in tags(xml, "sheet")]
    strings, styles = (only(relations, kind) for kind in ("sharedStrings", "styles"))
    regular = (
        xml is raw
        and any(relation.kind == "officeDocument" and relation.part == workbook for _, relation in roots)
        and base == "workbook.xml"
        and _is_usual(archive, strings, f"{folder}sharedstrings.xml")
        and _is_usual(archive, styles, f"{folder}styles.xml")
        and all(relation is not None and _is_understood(tag, relation, folder) for tag, relation in sheets)
    )
    return Package(
        tuple(_sheet(tag, relation) for tag, relation in sheets),
        strings,
        styles,
        any(tag.get("date1904", "").lower() in _TRUE for tag in tags(xml, "workbookPr")),
        regular,
    )


def _sheet(tag: dict[str, str], relation: Relation | None) -> SheetPart:
    state = tag.get("state", "visible")
    return SheetPart(
        tag.get("name", ""),
        relation.part if relation else None,
        relation.kind if relation else "",
        state if state in _STATES else "hidden",
    )


def _is_understood(tag: dict[str, str], relation: Relation, folder: str) -> bool:
    """Whether the reader of values finds a sheet; one whose part is missing it says to be damaged."""
    target = relation.target.removeprefix("/") if relation.target.startswith("/") else folder + relation.target
    found = relation.part is None or target.lower() == relation.part
    return found and relation.kind in _KINDS and tag.get("state", "visible") in _STATES


def _is_usual(archive: Archive, part: str | None, usual: str) -> bool:
    """Whether the reader of values, which looks for a part in one place only, finds the right one, or rightly none."""
    return part == usual or (part is None and usual not in archive)
