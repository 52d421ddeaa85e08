"""Columns → fields: sure headers first, then headers that may mean several, by what the cells hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sheetops.model import Cell, Column, column_letters
from sheetops.recognise.header_rows import HeaderBlock
from sheetops.recognise.headers import SURE, HeaderWords, Meaning, plain_header
from sheetops.recognise.numbering import numbering
from sheetops.recognise.words import is_mark
from sheetops.words.lexicon import Lexicon

Fit = Callable[[str, Sequence[Cell]], float]

_MARKS_SHARE = 0.5
_FIRST_BONUS = 0.1
_SEVERAL_PENALTY = 0.2
_GROUP_SURE = 0.5
_LEAST_FIT = 0.5
_WELL_FIT = 0.8


def assign(
    block: HeaderBlock, body: Mapping[int, list[Cell]], words: HeaderWords, lexicon: Lexicon, fit: Fit
) -> tuple[Column, ...]:
    """What each column of a header is taken for; columns with values but without a header are kept as unknown.

    Args:
        body: column → the values below the header.
        fit: how well values fit a field, 0…1.
    """
    marks = _mark_columns(block, body, lexicon, words)
    taken = {"status": min(marks)} if marks and "status" in lexicon.kind.field_by_name else {}
    meanings = {c: _meaning(t, words) for c, t in block.texts.items() if c not in marks}
    how: dict[int, tuple[str | None, str]] = {}
    for column in sorted(meanings, key=lambda c: (-_rank(meanings[c]), -_best_fit(meanings[c], body.get(c), fit), c)):
        how[column] = _taken_for(meanings[column], body.get(column, []), taken, fit)
        if name := how[column][0]:
            taken[name] = column
    columns = [
        Column(c, " / ".join(t), block.own_row[c], "status", _status_named(t, lexicon), "mark")
        if c in marks
        else Column(c, " / ".join(t), block.own_row[c], how[c][0], None, how[c][1])
        for c, t in block.texts.items()
    ]
    return tuple(sorted([*columns, *_without_header(block, body, taken, lexicon)], key=lambda column: column.number))


def _without_header(
    block: HeaderBlock, body: Mapping[int, list[Cell]], taken: Mapping[str, int], lexicon: Lexicon
) -> list[Column]:
    """Columns that hold values but have no header: the running numbers before the title; others by their letters."""
    columns: list[Column] = []
    for number in sorted(set(body) - set(block.texts)):
        counts = number < taken.get("title", 0) and "no" not in taken and "no" in lexicon.kind.field_by_name
        if counts and _are_numbers(body[number]) and not any(column.field for column in columns):
            columns.append(Column(number, "", block.rows[-1], "no", None, "cells"))
        else:
            columns.append(Column(number, column_letters(number), block.rows[-1], None, None, "unknown"))
    return columns


def _are_numbers(values: list[Cell]) -> bool:
    return sum(numbering(value) is not None for value in values) >= _WELL_FIT * len(values)


def _meaning(texts: tuple[str, ...], words: HeaderWords) -> Meaning | None:
    """The surest meaning of a column's own text, or of its groups and own text together; else that of a group."""
    own = words.meaning(texts[-1])
    whole = words.sure_meaning(" ".join(texts))
    if best := max((m for m in (own, whole) if m), key=lambda m: m.sure, default=None):
        return best
    group = next((m for text in reversed(texts[:-1]) if (m := words.meaning(text))), None)
    return Meaning(group.fields, group.decide, "group", _GROUP_SURE) if group else None


def _mark_columns(block: HeaderBlock, body: Mapping[int, list[Cell]], lexicon: Lexicon, words: HeaderWords) -> set[int]:
    """Columns headed by a status whose cells are crosses; those of one group go together, blank ones too."""
    named = {
        column
        for column, texts in block.texts.items()
        if _status_named(texts, lexicon) and not _names_field(texts[-1], words)
    }
    crossed = {column for column in named if _are_crosses(body.get(column, []))}
    groups = {block.texts[column][:-1] for column in crossed} - {()}
    blank = {column for column in named if not body.get(column)}
    return {c for c in named if c in crossed or (crossed and c in blank) or block.texts[c][:-1] in groups}


def _status_named(texts: tuple[str, ...], lexicon: Lexicon) -> str | None:
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


def _rank(meaning: Meaning | None) -> float:
    """Sure headers of one field come before those of several; weak ones last."""
    if meaning is None:
        return 0
    return meaning.sure - (_SEVERAL_PENALTY if len(meaning.fields) > 1 else 0)


def _best_fit(meaning: Meaning | None, values: list[Cell] | None, fit: Fit) -> float:
    """How well a column fits the field that it fits best, where the cells decide: the surest chooses first."""
    if meaning is None or meaning.decide != "cells":
        return 0
    return max(fit(name, values or []) for name in meaning.fields)


def _taken_for(
    meaning: Meaning | None, values: list[Cell], taken: Mapping[str, int], fit: Fit
) -> tuple[str | None, str]:
    """The field of a column, and why.

    A header that is only like a known one must not be belied by its cells; where no more than its first word is
    known, or its group, they must bear it out.
    """
    if meaning is None:
        return None, "unknown"
    free = [name for name in meaning.fields if name not in taken]
    if meaning.sure < SURE:
        least = _LEAST_FIT if meaning.sure > _GROUP_SURE else _WELL_FIT
        free = [name for name in free if fit(name, values) >= least]
        if not free:
            return None, "unknown"
    if not free:
        return None, "double"
    if meaning.decide != "cells" or len(free) == 1:
        return free[0], meaning.how
    return max(free, key=lambda name: fit(name, values) + (_FIRST_BONUS if name == free[0] else 0)), meaning.how
