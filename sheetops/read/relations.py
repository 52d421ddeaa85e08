"""How the parts of a package of Office point to one another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from urllib.parse import unquote

from sheetops.read.archive import Archive
from sheetops.read.markup import tags, utf8

_ROOT = "_rels/.rels"
_CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer to another part.

    Attributes:
        kind: the last word of its type: officeDocument, worksheet, styles …
        part: the name of the part in the archive; None where there is none.
    """

    kind: str
    target: str
    part: str | None


def relations_of(archive: Archive, part: str) -> Iterator[tuple[str, Relation]]:
    """(identifier, relation) of each pointer of a part; "" is the package itself."""
    folder, slash, base = part.rpartition("/")
    listed = f"{folder}{slash}_rels/{base}.rels" if part else _ROOT
    if listed not in archive:
        return
    for tag in tags(utf8(archive.part(listed)), "Relationship"):
        target = tag.get("Target", "")
        outside = tag.get("TargetMode", "").lower() == "external"
        kind = tag.get("Type", "").rpartition("/")[2]
        found = None if outside else resolved(target, folder + slash, archive)
        yield tag.get("Id", ""), Relation(kind, target, found)


def main_part(archive: Archive, ending: str, usual: str) -> str | None:
    """The part of the workbook: as the package says, as its list of contents says, or where it usually lies.

    Args:
        ending: with which the type of its content ends in the list.
    """
    said = (relation.part for _, relation in relations_of(archive, "") if relation.kind == "officeDocument")
    candidates = chain(said, _listed(archive, ending), [usual])
    return next((part for part in candidates if part and part in archive), None)


def _listed(archive: Archive, ending: str) -> Iterator[str | None]:
    if _CONTENT_TYPES in archive:
        for tag in tags(utf8(archive.part(_CONTENT_TYPES)), "Override"):
            if tag.get("ContentType", "").endswith(ending):
                yield resolved(tag.get("PartName", ""), "", archive)


def only(relations: Mapping[str, Relation], kind: str) -> str | None:
    """The first part of a kind that is there."""
    return next((relation.part for relation in relations.values() if relation.kind == kind and relation.part), None)


def resolved(target: str, folder: str, archive: Archive) -> str | None:
    """The name of the part that a relation of a part in a folder points to; None where there is none.

    Args:
        folder: with "/" at its end; "" for the package itself.
    """
    if (usual := (folder + target).lower()) in archive:
        return usual
    for spelling in (target, unquote(target)):
        path = spelling.replace("\\", "/")
        name = posixpath.normpath(path.lstrip("/") if path.startswith("/") else folder + path).lower()
        if name in archive:
            return name
    return None
