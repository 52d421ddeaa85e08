"""Columns → fields: sure headers first, then headers that may mean several, by what the cells hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from sheetops.catalogue import found
from sheetops.kind import Kind, sheet_words
from sheetops.lexicon import Lexicon
from sheetops.model import Cell, Column, Finding, a1
from sheetops.recognise.header_rows import HeaderBlock
from sheetops.recognise.headers import HeaderWords, Meaning, header_words
from sheetops.text import key

Fit = Callable[[str, Sequence[Cell]], float]

_MARKS_SHARE = 0.5
_FIRST_BONUS = 0.1
_SURE = 0.95


class Place(TypedDict):
    """Where a finding about a header stands."""

    path: str
    sheet: str
    cell: str
    row: int


def _meaning(texts: tuple[str, ...], words: HeaderWords) -> Meaning | None:
    """The surest meaning of a column's own text, or of group and own text together, or of the group."""
    own = words.meaning(texts[-1])
    whole = words.meaning(" ".join(texts)) if len(texts) > 1 else None
    group = words.meaning(texts[0]) if len(texts) > 1 else None
    ranked = [m for m in (own, whole) if m]
    best = max(ranked, key=lambda m: m.sure, default=None)
    return best or (Meaning(group.fields, group.decide, "group", 0.5) if group else None)


def is_mark(value: Cell) -> bool:
    """Whether a cell is a cross or the like."""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return key(text) in {key(mark) for mark in sheet_words().marks}


def _mark_columns(block: HeaderBlock, body: dict[int, list[Cell]], lexicon: Lexicon, words: HeaderWords) -> set[int]:
    """Columns headed by a status whose cells are crosses (one alone must hold crosses)."""
    named = {
        column
        for column, texts in block.texts.items()
        if lexicon.statuses.read(texts[-1]).whole and not _names_field(texts[-1], words)
    }
    values = {column: [v for v in body.get(column, []) if v is not None] for column in named}
    crossed = {c for c, cells in values.items() if cells and sum(map(is_mark, cells)) >= _MARKS_SHARE * len(cells)}
    groups = {block.texts[column][:-1] for column in crossed} - {()}
    return {c for c in named if c in crossed or (crossed and not values[c]) or block.texts[c][:-1] in groups}


def _names_field(text: str, words: HeaderWords) -> bool:
    meaning = words.meaning(text)
    return meaning is not None and meaning.sure >= _SURE


def assign(
    block: HeaderBlock, body: dict[int, list[Cell]], words: HeaderWords, lexicon: Lexicon, fit: Fit
) -> tuple[Column, ...]:
    """What each column of a header is taken for.

    Args:
        body: column → the values below the header.
        fit: how well values fit a field, 0…1.
    """
    marks = _mark_columns(block, body, lexicon, words)
    meanings = {c: _meaning(t, words) for c, t in block.texts.items() if c not in marks}
    taken: dict[str, int] = {}
    how: dict[int, tuple[str | None, str]] = {}
    if marks and "status" in lexicon.kind.field_by_name:
        taken["status"] = min(marks)
    order = sorted(meanings, key=lambda c: (-_rank(meanings[c]), c))
    for column in order:
        meaning = meanings[column]
        name = _choose(meaning, body.get(column, []), taken, fit) if meaning else None
        how[column] = (name, meaning.how if name and meaning else "double" if meaning else "unknown")
        if name:
            taken[name] = column
    return tuple(
        Column(c, " / ".join(t), block.own_row[c], *_taken_for(c, t, marks, how)) for c, t in block.texts.items()
    )


def _taken_for(
    column: int, texts: tuple[str, ...], marks: set[int], how: dict[int, tuple[str | None, str]]
) -> tuple[str | None, str | None, str]:
    if column in marks:
        return "status", texts[-1], "mark"
    return how[column][0], None, how[column][1]


def _rank(meaning: Meaning | None) -> float:
    """Sure headers of one field come before those of several; weak ones last."""
    if meaning is None:
        return 0
    return meaning.sure - (0.2 if len(meaning.fields) > 1 else 0)


def _choose(meaning: Meaning, values: list[Cell], taken: dict[str, int], fit: Fit) -> str | None:
    free = [name for name in meaning.fields if name not in taken]
    if not free:
        return None
    if meaning.decide != "cells" or len(free) == 1:
        return free[0]
    return max(free, key=lambda name: fit(name, values) + (_FIRST_BONUS if name == free[0] else 0))


def column_findings(columns: tuple[Column, ...], kind: Kind, path: str, sheet: str, top: int) -> list[Finding]:
    """S202 for required columns that are missing, S203 for doubled, S204 for unknown ones."""
    have = {column.field for column in columns}
    findings = [
        found("S202", path=path, sheet=sheet, cell=a1(top, columns[0].number), row=top, field=field.name)
        for field in kind.fields
        if field.column == "required" and field.name not in have
    ]
    for column in columns:
        place = Place(path=path, sheet=sheet, cell=a1(column.row, column.number), row=column.row)
        if column.how == "double":
            other = next((c for c in columns if c.field and _same(c, column, kind)), columns[0])
            where = f"{other.header} ({a1(other.row, other.number)})"
            findings.append(
                found("S203", **place, field=other.field, value=column.header, header=column.header, other=where)
            )
        elif column.how == "unknown":
            findings.append(found("S204", **place, value=column.header, header=column.header))
    return findings


def _same(column: Column, doubled: Column, kind: Kind) -> bool:
    meaning = header_words(kind).meaning(doubled.header.rsplit(" / ", 1)[-1])
    return meaning is not None and column.field in meaning.fields
