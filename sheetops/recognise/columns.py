"""Columns → fields: what the Office has confirmed, then sure headers, then those that may mean several, by the cells.

Last come unknown columns whose cells look like a field that the table lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sheetops.kind import Kind
from sheetops.model import Cell, Column, column_letters
from sheetops.recognise.header_rows import HeaderBlock
from sheetops.recognise.headers import ADJUSTS, SURE, HeaderWords, Meaning, is_earlier
from sheetops.recognise.likeness import Unclaimed, likely
from sheetops.recognise.mark_columns import mark_columns, status_named
from sheetops.recognise.numbering import numbering
from sheetops.words.lexicon import Lexicon

Fit = Callable[[str, Sequence[Cell]], float]

# Hows of a column that was taken for its field though it is not sure; each is a key of the catalogue's words.
UNSURE = frozenset({"beginning", "within", "slip", "group", "cells", "likeness"})

_FIRST_BONUS = 0.1
_SEVERAL_PENALTY = 0.2
_GROUP_SURE = 0.5
_LEAST_FIT = 0.5
_WELL_FIT = 0.8
_FEWEST_TO_CLAIM = 2
_CLEAR_LEAD = 0.3


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a column is taken for, and why; `like`: what else it may be, the likeliest first."""

    field: str | None
    how: str
    like: tuple[str, ...] = ()


def assign(
    block: HeaderBlock, body: Mapping[int, list[Cell]], words: HeaderWords, lexicon: Lexicon, fit: Fit
) -> tuple[Column, ...]:
    """What each column of a header is taken for; columns with values but without a header are kept as unknown.

    Args:
        body: column → the values below the header.
        fit: how well values fit a field, 0…1.
    """
    fit = _remembered(fit)
    headers = {column: " / ".join(texts) for column, texts in block.texts.items()}
    taken: dict[str, int] = {}
    how = _confirmed(lexicon.confirmed.among(headers), taken)
    marks = mark_columns(block, body, lexicon, words) - how.keys() if "status" not in taken else set()
    if marks and "status" in lexicon.kind.field_by_name:
        taken["status"] = min(marks)
    meanings = {c: _meaning(t, words) for c, t in block.texts.items() if c not in marks and c not in how}
    claims = _claims(meanings, body, lexicon.kind, fit)
    for column in sorted(
        meanings,
        key=lambda c: (
            *(_adjusts(meanings[c]), -_rank(meanings[c]), c not in claims),
            *(-_best_fit(meanings[c], body.get(c), fit), c),
        ),
    ):
        claim = claims.get(column)
        how[column] = _taken_for(meanings[column], headers[column], body.get(column, []), taken, fit)
        if claim and claim not in taken and claim != how[column].field and not is_earlier(headers[column]):
            how[column] = _Taken(claim, "cells")
        if name := how[column].field:
            taken.setdefault(name, column)
    how |= _likenesses(how, headers, body, taken, words, lexicon, fit)
    columns = [
        Column(c, headers[c], block.own_row[c], "status", status_named(t, lexicon), "mark")
        if c in marks
        else Column(c, headers[c], block.own_row[c], how[c].field, None, how[c].how, how[c].like)
        for c, t in block.texts.items()
    ]
    return tuple(sorted([*columns, *_without_header(block, body, taken, lexicon)], key=lambda column: column.number))


def _claims(
    meanings: Mapping[int, Meaning | None], body: Mapping[int, list[Cell]], kind: Kind, fit: Fit
) -> dict[int, str]:
    """Column → the required field that it alone of several columns with such headers holds, though not in all cells.

    Of "Kết quả" and "Tình hình thực hiện" the one with words of statuses is the status, even where some are unknown.
    """
    claims: dict[int, str] = {}
    for name in (field.name for field in kind.fields if field.column == "required"):
        shared = [c for c, m in meanings.items() if m and m.decide == "cells" and name in m.fields]
        if len(shared) < _FEWEST_TO_CLAIM:
            continue
        fits = sorted(((fit(name, body.get(c, [])), -c) for c in shared if body.get(c)), reverse=True)
        clear = fits and fits[0][0] - (fits[1][0] if len(fits) > 1 else 0) >= _CLEAR_LEAD
        if clear and -fits[0][1] not in claims:
            claims[-fits[0][1]] = name
    return claims


def _remembered(fit: Fit) -> Fit:
    """The same fit, asked once for each field and column."""
    known: dict[tuple[str, int], tuple[Sequence[Cell], float]] = {}

    def remembered(name: str, values: Sequence[Cell]) -> float:
        if not values:
            return fit(name, values)
        asked = (name, id(values))  # the list is kept, so that no other gets its identity
        if asked not in known:
            known[asked] = values, fit(name, values)
        return known[asked][1]

    return remembered


def _confirmed(fields: Mapping[int, str | None], taken: dict[str, int]) -> dict[int, _Taken]:
    """The columns whose field the Office has confirmed; of several for one field the first has it."""
    how: dict[int, _Taken] = {}
    for column, name in sorted(fields.items()):
        doubled = name is not None and taken.setdefault(name, column) != column
        how[column] = _Taken(None, "double", (name,)) if name and doubled else _Taken(name, "confirmed")
    return how


def _likenesses(
    how: Mapping[int, _Taken],
    headers: Mapping[int, str],
    body: Mapping[int, list[Cell]],
    taken: dict[str, int],
    words: HeaderWords,
    lexicon: Lexicon,
    fit: Fit,
) -> dict[int, _Taken]:
    """What the unknown columns may be, of the fields that the table lacks; `taken` is told which are taken for one."""
    unknown = [Unclaimed(c, headers[c], body.get(c, [])) for c in sorted(how) if how[c].how == "unknown"]
    lacking = [field for field in lexicon.kind.fields if field.name not in taken]
    found: dict[int, _Taken] = {}
    for column, (name, like) in likely(unknown, lacking, words, fit).items():
        found[column] = _Taken(name, "likeness" if name else "unknown", like)
        if name:
            taken[name] = column
    return found


def _without_header(
    block: HeaderBlock, body: Mapping[int, list[Cell]], taken: Mapping[str, int], lexicon: Lexicon
) -> list[Column]:
    """Columns that hold values but have no header: the running numbers before the title; others by their letters."""
    columns: list[Column] = []
    for number in sorted(set(body) - set(block.texts)):
        counts = number < taken.get("title", 0) and "no" not in taken and "no" in lexicon.kind.field_by_name
        if counts and _are_numbers(body[number]) and not any(column.field for column in columns):
            columns.append(Column(number, "", block.rows[-1], "no", None, "numbers"))
        else:
            columns.append(Column(number, column_letters(number), block.rows[-1], None, None, "unknown"))
    return columns


def _are_numbers(values: list[Cell]) -> bool:
    return sum(numbering(value) is not None for value in values) >= _WELL_FIT * len(values)


def _meaning(texts: tuple[str, ...], words: HeaderWords) -> Meaning | None:
    """The surest meaning of a column's own text, or of its groups and own text together; else that of a group.

    A group that may mean several things ("Kết quả thực hiện") says nothing of what else stands under it ("Kinh phí").
    """
    own = words.meaning(texts[-1])
    joined = (words.sure_meaning(" ".join(texts[at:])) for at in range(len(texts) - 1))
    if best := max((m for m in (own, *joined) if m), key=lambda m: m.sure, default=None):
        return best
    groups = (m for text in reversed(texts[:-1]) if (m := words.meaning(text)))
    group = next((m for m in groups if m.decide != "cells"), None)
    return Meaning(group.fields, group.decide, "group", _GROUP_SURE) if group else None


def _rank(meaning: Meaning | None) -> float:
    """Sure headers of one field come before those of several; weak ones last."""
    if meaning is None:
        return 0
    return meaning.sure - (_SEVERAL_PENALTY if len(meaning.fields) > 1 else 0)


def _adjusts(meaning: Meaning | None) -> bool:
    return meaning is not None and meaning.decide == ADJUSTS


def _best_fit(meaning: Meaning | None, values: list[Cell] | None, fit: Fit) -> float:
    """How well a column fits the field that it fits best, where the cells decide: the surest chooses first."""
    if meaning is None or meaning.decide != "cells":
        return 0
    return max(fit(name, values or []) for name in meaning.fields)


def _taken_for(meaning: Meaning | None, header: str, values: list[Cell], taken: Mapping[str, int], fit: Fit) -> _Taken:
    """The field of a column, and why.

    A header that is only like a known one must not be belied by its cells; where no more than its first word is
    known, or its group, they must bear it out.  One that speaks of an earlier time says nothing of this one.
    """
    if meaning is None or (meaning.sure < SURE and is_earlier(header) and "title" not in meaning.fields):
        return _Taken(None, "unknown")
    free = [name for name in meaning.fields if name not in taken]
    if meaning.sure < SURE:
        least = _LEAST_FIT if meaning.sure > _GROUP_SURE else _WELL_FIT
        doubled = not free and any(fit(name, values) >= _WELL_FIT for name in meaning.fields)
        free = [name for name in free if fit(name, values) >= least]
        if doubled and meaning.sure > _GROUP_SURE:
            return _Taken(None, "double", meaning.fields)
        if not free:
            return _Taken(None, "unknown")
    if not free and _adjusts(meaning):
        return _Taken(meaning.fields[0], "adjusts")
    if not free:
        return _Taken(None, "double", meaning.fields)
    if meaning.decide != "cells" or len(free) == 1:
        return _Taken(free[0], meaning.how)
    fits = {name: fit(name, values) + (_FIRST_BONUS if name == free[0] else 0) for name in free}
    best = max(free, key=fits.__getitem__)
    if not values or _plainly(best, fits):
        return _Taken(best, meaning.how)
    others = (name for name in free if name != best and fits[name] > 0)
    return _Taken(best, "cells", tuple(sorted(others, key=lambda name: -fits[name])))


def _plainly(best: str, fits: Mapping[str, float]) -> bool:
    """Whether cells leave no doubt between fields that share a header: nearly all fit this one, or few fit another."""
    others = max(share for name, share in fits.items() if name != best)
    return fits[best] >= _WELL_FIT or others < _LEAST_FIT
