"""Codes that a spreadsheet took for numbers or dates: 7.10 has become 7.1, or 7 October (P610).

A code is put right only where something proves what it was: the text beside it, or its place in the sequence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sheetops.assignments.codes import CODE, is_code, is_roman, numbers
from sheetops.assignments.model import NOWHERE, Place, placed
from sheetops.assignments.words import any_of, assignment_words
from sheetops.catalogue import found
from sheetops.model import Cell, Finding
from sheetops.text import as_text, bare_key, folded

_BARE_PAIR = 2


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A cell where a code should stand, and the text of the cell beside it, such as the indicator's name."""

    value: Cell
    beside: str = ""
    place: Place = NOWHERE


def repaired(
    cells: Sequence[CodeCell], known: Mapping[str, str] | None = None
) -> tuple[tuple[str | None, ...], tuple[Finding, ...]]:
    """The code of each cell, None where it holds none; and a finding for each that is, or seems, damaged.

    Args:
        cells: those of one column, in its order.
        known: code → name of the catalogue, where there is one already: no code outside of it is supposed.
    """
    readings = [_readings(cell.value) for cell in cells]
    codes: list[str | None] = []
    findings: list[Finding] = []
    for at, (cell, possible) in enumerate(zip(cells, readings, strict=True)):
        ahead = next((ones[0] for ones in readings[at + 1 :] if ones), None)
        proven = _proven(cell, possible, codes, ahead, known)
        code = proven or (possible[0] if possible else None)
        if code and (possible[0] != code or isinstance(cell.value, date)):
            findings.append(_damaged(cell, _shown(cell.value, possible), code, code if proven else ""))
        elif code and proven is None and code in codes and _may_be_another(possible, known):
            findings.append(_damaged(cell, possible[0], code, _only(possible[1:], codes, known)))
        codes.append(code)
    return tuple(codes), tuple(findings)


def is_code_cell(value: Cell) -> bool:
    """Whether a cell holds what may be a code: "VIII", "8.5.1", 7.1 as a number, 7 October."""
    return bool(_readings(value))


def _readings(value: Cell) -> tuple[str, ...]:
    """The codes that a cell may mean, as it shows it first; empty where it holds none."""
    if isinstance(value, bool) or value is None:
        return ()
    if isinstance(value, date):
        day = f"{value.day}.{value.month}"
        return tuple(dict.fromkeys((day, f"{value.month}.{value.day}", f"{day}.{value.year % 100}")))
    text = f"{value:.10g}" if isinstance(value, int | float) else as_text(value)
    code = _without_word(text)
    if is_roman(code.upper()) or code.isdigit():
        return (code.upper(),)
    if not is_code(code):
        return ()
    return (code, f"{code}0") if len(numbers(code)) == _BARE_PAIR and len(code.rpartition(".")[2]) == 1 else (code,)


def _without_word(text: str) -> str:
    words = assignment_words()
    plain = re.sub(rf"^\s*(?:{any_of((*words.item_words, *words.part_words))})[\s:.]*", "", folded(text))
    plain = plain.strip(" .:;)")
    return re.sub(r"^(\d+),(\d+)$", r"\1.\2", plain)


def _proven(
    cell: CodeCell,
    possible: tuple[str, ...],
    before: Sequence[str | None],
    ahead: str | None,
    known: Mapping[str, str] | None,
) -> str | None:
    """The code that the text beside the cell, the catalogue, or the sequence proves; None where nothing does."""
    if len(possible) < _BARE_PAIR:
        return possible[0] if possible else None
    if beside := _beside(cell.beside, possible, known or {}):
        return beside
    allowed = [code for code in possible if known is None or code in known]
    if len(allowed) == 1:
        return allowed[0]
    return _in_sequence(allowed, before, ahead, known)


def _beside(text: str, possible: tuple[str, ...], known: Mapping[str, str]) -> str | None:
    """The code with which the text begins, or whose name it is."""
    stated = re.match(rf"\W*(?:{any_of(assignment_words().item_words)})?[\s:.]*({CODE})(?![\w.]*\d)", folded(text))
    if stated and stated[1] in possible:
        return stated[1]
    named = [code for code in possible if known.get(code) and bare_key(known[code]) == bare_key(text)]
    return named[0] if len(named) == 1 else None


def _may_be_another(possible: Sequence[str], known: Mapping[str, str] | None) -> bool:
    """Whether a code that stands twice may have been another, one that the catalogue has."""
    return len(possible) > 1 and (known is None or any(code in known for code in possible[1:]))


def _in_sequence(
    allowed: list[str], before: Sequence[str | None], ahead: str | None, known: Mapping[str, str] | None
) -> str | None:
    """The code that goes on from the one above where the other readings would go back."""
    siblings = [code for code in before if code and allowed and _are_siblings(code, allowed[0])]
    if not siblings:
        return None
    if known is None and siblings[-1] == allowed[0]:
        return None  # the same again, right below: as likely a row that was copied
    last = numbers(siblings[-1])
    on = [code for code in allowed if numbers(code) > last and code not in siblings]
    fitting = [code for code in on if ahead is None or not _are_siblings(ahead, code) or numbers(code) < _least(ahead)]
    return min(fitting, key=numbers) if fitting else None


def _least(ahead: str) -> tuple[int, ...]:
    """The number of what follows, which may be damaged itself: 7.2 behind 7.19."""
    return numbers(ahead) if len(ahead.rpartition(".")[2]) > 1 else (*numbers(ahead)[:-1], numbers(ahead)[-1] * 10)


def _are_siblings(one: str, other: str) -> bool:
    return is_code(one) and is_code(other) and one.rpartition(".")[0] == other.rpartition(".")[0]


def _only(others: Sequence[str], codes: Sequence[str | None], known: Mapping[str, str] | None) -> str:
    free = [code for code in others if code not in codes and (known is None or code in known)]
    return free[0] if len(free) == 1 else ""


def _shown(value: Cell, possible: Sequence[str]) -> str:
    """A cell as it shows its code; a day as a day."""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else possible[0]


def _damaged(cell: CodeCell, shown: str, code: str, suggestion: str) -> Finding:
    return found(
        "P610",
        **placed(cell.place),
        field="code",
        value=shown,
        indicator=code,
        suggestion=suggestion,
    )
