"""What a cell of a total row says: that it is a total, or how many rows there are.

"TỔNG CỘNG (I+II)", "Cộng trang 1: 3 nhiệm vụ", "Tổng số: 08 nhiệm vụ, trong đó hoàn thành 02".  Numbers that only
name something (a page, a month, the parts added up, a share) count nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sheetops.model import Cell
from sheetops.recognise.words import compared, may_begin, word_pattern
from sheetops.text import as_text, bare_key, folded
from sheetops.words.sheet import sheet_words
from sheetops.words.statuses import StatusWords

_PART = r"(?:(?:mục|phần|nhóm)\s+)?(?:[ivx]{1,4}|[a-hđ]|\d{1,2})"
_REFERENCES = re.compile(
    rf"\(\s*=?\s*{_PART}(?:\s*(?:[+,;&-]|và)\s*{_PART})+\s*\)|=?\s*\b{_PART}(?:\s*[+&]\s*{_PART})+(?!\w)", re.IGNORECASE
)
_FIGURES = re.compile(r"\d+(?:\s*[/.,]\s*\d+)+|\d+\s*%")
_STATED = re.compile(r"[:=(]\s*\d|:\s*$")
_COUNT_FIRST = re.compile(r"(so )?[a-z ]{0,20}\d+.*")
_NUMBER = re.compile(r"\d+")
_SHORT_COUNT = re.compile(r"\d+(?:\s*\D{0,20})?$")
_WORDED_COUNT = re.compile(r"\D{1,20}:\s*\d+$")
_PIECES = re.compile(r"[,;]")


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    """A number that names: "trang 1", "quý II", "tháng 4/2026"; not that of "tổng số 5"."""
    return re.compile(rf"(?<!tong )\b(?:{word_pattern('numbered')})\s*(?:\d+|[ivx]+)(?:\s*[/.-]\s*\d+)*(?!\w)")


@lru_cache(maxsize=1)
def _begun() -> re.Pattern[str]:
    """A total's words at the beginning of a text."""
    return re.compile(rf"\W*(?:{word_pattern('totals')})(?!\w)")


@lru_cache(maxsize=1)
def _nouns_only() -> re.Pattern[str]:
    """Nothing but what is counted, and words around it: "nhiệm vụ được giao"."""
    return re.compile(rf"(?:\W|(?:{word_pattern('counted')}|{word_pattern('total_fillers')})(?!\w))*")


@lru_cache(maxsize=1)
def _breakdown() -> re.Pattern[str]:
    """What follows a total where its parts come next: " nhiệm vụ, trong đó …", " (HT: 2; …)"; not " (HT), 3 (CĐH)"."""
    nouns = rf"(?:\s|(?:{word_pattern('counted')}|{word_pattern('total_fillers')})(?!\w))*"
    return re.compile(rf"{nouns}(?:$|[:;,.-]|\([^)]*\d|(?:{word_pattern('breakdowns')})(?!\w))")


@lru_cache(maxsize=1)
def _counts_nouns() -> re.Pattern[str]:
    """A number of what is counted, at the beginning of a text."""
    return re.compile(rf"\W*\d{{1,4}}\s*(?:{word_pattern('counted')})(?!\w)")


@lru_cache(maxsize=1)
def _names_part() -> re.Pattern[str]:
    """What a total is of, without accents: "muc i", "(I)", "linh vuc kinh te", "viec"."""
    number = r"(?:[ivx]{1,4}|[a-h]|d|\d{1,2})"
    of = rf"(?:(?:{word_pattern('total_parts')}) )?{number}|(?:{word_pattern('total_named_parts')})(?: .+)?"
    return re.compile(rf"(?:(?:{word_pattern('counted')}) )?(?:{of})|{word_pattern('counted')}")


def _counting(text: str) -> str:
    """A text, folded, without the numbers in it that count nothing."""
    return _FIGURES.sub(" ", _named().sub(" ", folded(_REFERENCES.sub(" ", text))))


def is_total_word(text: str) -> bool:
    """Whether a text is "Tổng cộng" and nothing else, but for the parts that are added up: "Tổng cộng (I+II)"."""
    if not may_begin(text, "totals"):
        return False
    plain, words = compared(_REFERENCES.sub(" ", text), "totals")
    return plain in words


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Whether it is "Tổng cộng", "Cộng: 5", "Cộng mục I", "Tổng số nhiệm vụ: 22"; not "Tổng hợp kiến nghị cử tri"."""
    if not may_begin(text, "totals"):
        return False
    text = _REFERENCES.sub(" ", text)
    plain, words = compared(text, "totals")
    begun = next((word for word in words if plain == word or plain.startswith(f"{word} ")), None)
    if begun is None:
        return False
    rest = bare_key(plain.removeprefix(begun))
    if not rest or _names_part().fullmatch(rest):
        return True
    return bool(_STATED.search(text) or _COUNT_FIRST.fullmatch(rest) or _counts_in_words(text))


def _counts_in_words(text: str) -> bool:
    """Whether the count is written out: "Cộng: bốn nhiệm vụ"."""
    begun = _begun().match(folded(text))
    return bool(begun and re.fullmatch(rf"\s*:.*(?:{word_pattern('counted')})\W*", folded(text)[begun.end() :]))


def is_count(value: Cell) -> bool:
    """Whether a cell beside a total's words only counts: a number, "04 nhiệm vụ (03 hoàn thành)", "HT: 5, QH: 3"."""
    text = as_text(value)
    if text.rstrip(" %").replace(",", "").isdecimal() or text.casefold() in sheet_words().blank_texts:
        return True
    if is_total(text) or _counts_nouns().match(folded(text)) or _nouns_only().fullmatch(folded(text)):
        return True
    pieces = [piece.strip(" .()") for piece in _PIECES.split(text)]
    return all(_SHORT_COUNT.match(piece) or _WORDED_COUNT.match(piece) for piece in pieces)


def stated_in(text: str, statuses: StatusWords) -> int | None:
    """How many rows a text states: its only number, or the first where a breakdown of it follows.

    None where the number counts those of one status ("Hoàn thành: 5"), and where several are only listed.
    """
    text = _counting(text)
    begun = _begun().match(text)
    rest = text[begun.end() :] if begun else text
    numbers = list(_NUMBER.finditer(rest))
    if not numbers:
        return None
    before, after = rest[: numbers[0].start()], rest[numbers[0].end() :]
    if len(numbers) == 1:
        of_status = statuses.read(before).known or statuses.read(_PIECES.split(after)[0]).whole
        return None if of_status else int(numbers[0][0])
    return int(numbers[0][0]) if _nouns_only().fullmatch(before) and _breakdown().match(after) else None
