"""Cells that repeat the one above: "-nt-", "Như trên", a quotation mark."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sheetops.model import Cell, Record, Table
from sheetops.recognise.body import Body
from sheetops.text import as_text, bare_key
from sheetops.words.sheet import sheet_words

_LONGEST = 32
_BEFORE = " -–(.\u00a0"
# A title names the task itself, and a row has its own number.
_NEVER = frozenset({"no", "id", "title"})
# "NT" in a status column is more likely a word for a status ("nghiệm thu").
_TYPES = frozenset({"text", "unit", "sector", "vocabulary", "date", "deadline"})


def with_dittos(record: Record, above: Record, body: Body) -> Record:
    """A record with the values, and their places, of the record above where its cells only repeat them.

    A mark is left as it is where nothing stands above it, and where it is the name of a unit.
    """
    marked = [name for name, value in record.values.items() if isinstance(value, str) and value[:1] in _firsts()]
    fields = [name for name in marked if name in above.values and _repeats(name, record.values[name], body)]
    if not fields:
        return record
    values = {**record.values, **{name: above.values[name] for name in fields}}
    places = {**record.places, **{name: _place(name, above, body.table) for name in fields}}
    return replace(record, values=values, places=places)


def _repeats(name: str, value: Cell, body: Body) -> bool:
    if not isinstance(value, str) or name in _NEVER or not is_ditto(value):
        return False
    field = body.lexicon.kind.field_by_name[name]
    if field.type not in _TYPES:
        return False
    return field.type != "unit" or not body.lexicon.find_units(value)


def is_ditto(text: str) -> bool:
    """Whether a text says no more than that the one above holds here too."""
    words, signs = _marks()
    if len(text) > _LONGEST:
        return False
    return as_text(text).strip() in signs or bare_key(text) in words


def _place(name: str, record: Record, table: Table) -> tuple[int, int]:
    return record.places.get(name, (record.row, table.column_of(name) or 1))


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    """With what a cell with a mark may begin; most texts begin with something else."""
    marks = {mark[:1] for mark in sheet_words().dittos}
    return frozenset({*_BEFORE, *map(str.lower, marks), *map(str.upper, marks)})


@lru_cache(maxsize=1)
def _marks() -> tuple[frozenset[str], frozenset[str]]:
    """The words, as keys without accents, and the marks that have no letters."""
    dittos = sheet_words().dittos
    return frozenset(filter(None, map(bare_key, dittos))), frozenset(t for t in dittos if not bare_key(t))
