"""Whose an indicator is, and what it is proved by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.report.model import Column, Row, Section, Table
from sheetops.write.report.shown import cell
from sheetops.write.report.words import say
from sheetops.write.scorebook.matrix import mark, scopes, units, verdict
from sheetops.write.workbook.values import day, missing, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.scorebook.book import Record, ScoreLabels


def matrix(book: ScoreLabels) -> Section:
    """Who has to do with which indicator."""
    words, title, known = book.words, say(book, "matrix"), units(book)
    named = Column(words("detail.code"), head=True)
    columns = (
        named,
        Column(book.kind.field_label("title")),
        Column(words("points.max"), number=True),
        *(Column(book.names.unit(unit)) for unit in known),
        Column(words("matrix.check")),
        Column(words("matrix.scopes")),
    )
    rows = tuple(_assigned(book, known, one) for one in book.indicators)
    return Section("matrix", title, (Table(title, columns, rows),), notes=(words("matrix.legend"),))


def _assigned(book: ScoreLabels, known: Sequence[str], one: Record) -> Row:
    code = str(one["code"])
    head = [code, text(one["name"]), one["max"]]
    if not one["leaf"]:
        return Row(tuple(cell(book, value) for value in (*head, *[""] * (len(known) + 2))), "group")
    found = (mark(book, code, unit) for unit in known)
    marks = [book.words(f"matrix.{own}") if own else "" for own in found]
    fault = verdict(book, code)
    cells = (*head, *marks, fault, scopes(book, code))
    return Row(tuple(cell(book, value) for value in cells), "alarm" if fault else "")


def documents(book: ScoreLabels) -> tuple[Section, ...]:
    """The documents cited as evidence; no section where none is."""
    words, records = book.words, book.evaluation.documents.to_dict("records")
    if not records:
        return ()
    given = any(not missing(one["file"]) for one in records)
    names = ("number", "type", "issuer", "date", "text", "twin")
    columns = (
        Column(words("detail.code"), head=True),
        *(Column(words(f"documents.{name}")) for name in names),
        Column(words("common.file")),
    )
    rows = []
    for one in records:
        told = (text(one["number"]), text(one["type"]), text(one["issuer"]), day(one["date"]), text(one["text"]))
        none = words("documents.no_file") if given and not missing(one["number"]) else ""
        file = none if missing(one["file"]) else text(one["file"])
        values = (text(one["code"]), *told, ", ".join(one["twin"]), file)
        rows.append(Row(tuple(cell(book, value) for value in values)))
    title = say(book, "documents")
    table = Table(title, columns, tuple(rows), cards=True)
    return (Section("documents", title, (table,), notes=(words("documents.note"),)),)
