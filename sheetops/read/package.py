"""The package of an .xlsx: which of its parts are sheets, styles and texts, wherever they lie and however named."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from sheetops.read.archive import Archive
from sheetops.read.markup import tags, utf8

WORKSHEET = "worksheet"
_ROOT_RELATIONS = "_rels/.rels"
_CONTENT_TYPES = "[Content_Types].xml"
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


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str
    part: str | None


def package(archive: Archive) -> Package | None:
    """The package in an archive; None where it has no workbook.

    Raises:
        the exceptions of `archive.DAMAGE`.
    """
    roots = list(_relations(archive, _ROOT_RELATIONS, ""))
    workbook = _workbook(archive, roots)
    if workbook is None:
        return None
    folder, _, base = workbook.rpartition("/")
    folder = f"{folder}/" if folder else ""
    relations = dict(_relations(archive, f"{folder}_rels/{base}.rels", folder))
    raw = archive.part(workbook)
    xml = utf8(raw)
    sheets = [(tag, relations.get(tag.get("id", ""))) for tag in tags(xml, "sheet")]
    strings, styles = (_only(relations, kind) for kind in ("sharedStrings", "styles"))
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


def _sheet(tag: dict[str, str], relation: _Relation | None) -> SheetPart:
    state = tag.get("state", "visible")
    return SheetPart(
        tag.get("name", ""),
        relation.part if relation else None,
        relation.kind if relation else "",
        state if state in _STATES else "hidden",
    )


def _is_understood(tag: dict[str, str], relation: _Relation, folder: str) -> bool:
    """Whether the reader of values finds a sheet; one whose part is missing it says to be damaged."""
    target = relation.target.removeprefix("/") if relation.target.startswith("/") else folder + relation.target
    found = relation.part is None or target.lower() == relation.part
    return found and relation.kind in _KINDS and tag.get("state", "visible") in _STATES


def _is_usual(archive: Archive, part: str | None, usual: str) -> bool:
    """Whether the reader of values, which looks for a part in one place only, finds the right one, or rightly none."""
    return part == usual or (part is None and usual not in archive)


def _workbook(archive: Archive, roots: list[tuple[str, _Relation]]) -> str | None:
    """The part of the workbook: as the package says, as its list of contents says, or where it usually lies."""
    said = (relation.part for _, relation in roots if relation.kind == "officeDocument")
    listed = (
        _resolved(tag.get("PartName", ""), "", archive)
        for tag in (tags(utf8(archive.part(_CONTENT_TYPES)), "Override") if _CONTENT_TYPES in archive else ())
        if tag.get("ContentType", "").endswith(_MAIN)
    )
    usual = _USUAL_WORKBOOK if _USUAL_WORKBOOK in archive else None
    return next((part for part in (*said, *listed, usual) if part), None)


def _relations(archive: Archive, part: str, folder: str) -> Iterator[tuple[str, _Relation]]:
    if part not in archive:
        return
    for tag in tags(utf8(archive.part(part)), "Relationship"):
        target = tag.get("Target", "")
        outside = tag.get("TargetMode", "").lower() == "external"
        kind = tag.get("Type", "").rpartition("/")[2]
        yield tag.get("Id", ""), _Relation(kind, target, None if outside else _resolved(target, folder, archive))


def _only(relations: dict[str, _Relation], kind: str) -> str | None:
    return next((relation.part for relation in relations.values() if relation.kind == kind and relation.part), None)


def _resolved(target: str, folder: str, archive: Archive) -> str | None:
    """The name of the part that a relation of a part in a folder points to; None where there is none."""
    for spelling in (target, unquote(target)):
        path = spelling.replace("\\", "/")
        name = posixpath.normpath(path.lstrip("/") if path.startswith("/") else folder + path).lower()
        if name in archive:
            return name
    return None
