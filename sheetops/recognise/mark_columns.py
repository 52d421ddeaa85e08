"""Columns headed by statuses, with crosses below."""

from __future__ import annotations

from collections.abc import Mapping

from sheetops.model import Cell
from sheetops.recognise.header_rows import HeaderBlock
from sheetops.recognise.headers import SURE, HeaderWords, plain_header
from sheetops.recognise.words import is_mark, is_unmarked
from sheetops.words.lexicon import Lexicon

_MARKS_SHARE = 0.5


def mark_columns(block: HeaderBlock, body: Mapping[int, list[Cell]], lexicon: Lexicon, words: HeaderWords) -> set[int]:
    """Columns headed by a status whose cells are crosses; those of one group go together, blank ones too.
    What says that there is no cross ("không", "-") is as good as blank.

    Where no cross has been made yet, several such columns that are all blank are columns for crosses.
    """
    named = {
        column
        for column, texts in block.texts.items()
        if status_named(texts, lexicon) and not _names_field(texts[-1], words)
    }
    marked = {column: [value for value in body.get(column, []) if not is_unmarked(value)] for column in named}
    crossed = {column for column in named if _are_crosses(marked[column])}
    groups = {block.texts[column][:-1] for column in crossed} - {()}
    blank = {column for column in named if not marked[column]}
    if not crossed and len(blank) == len(named) > 1:
        return blank
    return {c for c in named if c in crossed or (crossed and c in blank) or block.texts[c][:-1] in groups}


def status_named(texts: tuple[str, ...], lexicon: Lexicon) -> str | None:
    """The words of a header that name a status: with its groups ("Hoàn thành / Trễ hạn"), else by itself.

    A footnote that belongs to no status is left out.
    """
    joined = [" ".join(texts[at:]) for at in range(len(texts))]
    forms = [form for text in joined for form in (text, plain_header(text))]
    return next((form for form in forms if lexicon.statuses.read(form).whole), None)


def _are_crosses(values: list[Cell]) -> bool:
    return bool(values) and sum(map(is_mark, values)) >= _MARKS_SHARE * len(values)


def _names_field(text: str, words: HeaderWords) -> bool:
    meaning = words.meaning(text)
    return meaning is not None and meaning.sure >= SURE
