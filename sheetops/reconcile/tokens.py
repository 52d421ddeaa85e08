"""A title cut into words and numbers.

A number is whatever must agree exactly: numbers, parts of dates, quarters, percentages, numbers of documents, codes
of letters and digits, Roman numerals.  The words that only introduce one ("ngày", "tháng", "năm", "quý", "số") are
part of it.  An abbreviation is the words that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from sheetops.legacy.syllables import is_syllable
from sheetops.reconcile.slips import SLIP, likeness
from sheetops.reconcile.words import composed, matching_words, numbered_words, word_form, written_out
from sheetops.text import clean, folded

_DASHES = dict.fromkeys(map(ord, "–—‐‑−‒―"), "-") | {ord("²"): "2", ord("³"): "3"}
_LETTER = r"[^\W\d_]|[\u0300-\u036f]"
_CODE = r"[a-zđ&]{1,8}\d{0,4}(?!\w)"
_SCAN = re.compile(
    rf"""(?P<document>(?<![\w/])\d+[a-zđ]?\s*/\s*(?:\d{{4}}\s*/\s*)?{_CODE})
    | (?P<party>(?<![\w/])\d+\s*-\s*[a-zđ]{{2,5}}\s*/\s*{_CODE})
    | (?P<date>(?<![\d/.])\d{{1,2}}\s*(?P<sign>[/.-])\s*\d{{1,2}}\s*(?P=sign)\s*(?:19|20)\d\d(?!\d))
    | (?P<month>(?<![\d/])\d{{1,2}}\s*/\s*(?:19|20)\d\d(?!\d))
    | (?P<day>(?<![\d/])\d{{1,2}}\s*/\s*\d{{1,2}}(?![\d/]))
    | (?P<number>\d+(?:[.,]\d+)*(?:\s*%|[a-ln-zđ](?!\w))?)
    | (?P<word>(?:{_LETTER})+(?:\d\w*)?)""",
    re.VERBOSE | re.IGNORECASE,
)
_MORE = re.compile(rf"(\s*)-(\s*)({_CODE})", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ROMAN = re.compile(r"(?=.)(?:x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10}
_SHORT = re.compile(r"([tq])(\d{1,2})")
_UNITS = {"ngày": "d", "ngay": "d", "tháng": "m", "thang": "m", "năm": "y", "nam": "y", "quý": "q", "quy": "q"}
_INTRODUCES = {**{word_form(word): kind for word, kind in _UNITS.items()}, word_form("số"): "", "so": ""}
_MOST = {"d": 31, "m": 12, "q": 4}
_YEARS = range(1900, 2101)
_LAST_MONTH, _LAST_DAY = 12, 31


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number of a title.

    Attributes:
        form: a word's form; a number's value, after its kind (d, m, q, y for parts of dates).
        number: whether it is one.
        capital: whether a word begins with a capital.
        joined: whether it goes on with the date of the token before it ("15/4").
    """

    form: str
    number: bool = False
    capital: bool = False
    joined: bool = False


def tokens(title: str) -> tuple[Token, ...]:
    """The words and numbers of a title, in their order."""
    text = clean(title).translate(_DASHES)
    shorts = written_out(bare=text.isascii())
    found: list[Token] = []
    at = 0
    while match := _SCAN.search(text, at):
        at = match.end()
        kind = match.lastgroup if match.lastgroup != "sign" else "date"
        if kind in ("document", "party"):
            code, at = _document(text, match)
            _add(found, [Token(code, number=True)], introduced_by=("",))
        elif kind == "word":
            _add_word(found, match.group(), shorts)
        else:
            _add_number(found, match.group(), str(kind))
    return tuple(found)


def _document(text: str, match: re.Match[str]) -> tuple[str, int]:
    """A document's number with all its endings, and where it ends."""
    code, at = match.group(), match.end()
    endings = {word_form(ending) for ending in matching_words().document_endings}
    while more := _MORE.match(text, at):
        form = word_form(more[3])
        if (more[1] or more[2]) and is_syllable(composed(form)) and form not in endings:
            break
        code, at = f"{code}-{more[3]}", more.end()
    return re.sub(r"^0+(?=\d)", "", folded("".join(code.split()))), at


def _add(found: list[Token], new: list[Token], *, introduced_by: tuple[str, ...]) -> None:
    """Add numbers, and take away the word that introduces them."""
    if found and not found[-1].number and _introduces(found[-1].form) in introduced_by:
        found.pop()
    found += new


def _add_word(found: list[Token], word: str, shorts: Mapping[str, tuple[str, ...]]) -> None:
    form = word_form(word)
    if form in shorts:
        found += map(Token, shorts[form])
        return
    before = found[-1].form if found and not found[-1].number else ""
    if short := _SHORT.fullmatch(form):
        kind = "m" if short[1] == "t" else "q"
        if 1 <= int(short[2]) <= _MOST[kind]:
            _add(found, [Token(f"{kind}{int(short[2])}", number=True)], introduced_by=(kind,))
            return
    if any(ch.isdigit() for ch in form):
        _add(found, [Token(form, number=True)], introduced_by=("",))
    elif value := _roman(form, before):
        kind = "q" if _INTRODUCES.get(before) == "q" and value <= _MOST["q"] else ""
        _add(found, [Token(f"{kind}{value}", number=True)], introduced_by=(kind,))
    else:
        found.append(Token(form, capital=word[0].isupper()))


def _roman(form: str, before: str) -> int:
    """The value of a Roman numeral; 0 for what is a word: "vi" is one but after such as "phần"."""
    if not _ROMAN.fullmatch(form) or (before not in numbered_words() and (len(form) == 1 or is_syllable(form))):
        return 0
    values = [_VALUES[ch] for ch in form]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))


def _add_number(found: list[Token], text: str, kind: str) -> None:
    parts = re.split(r"[/.,-]", "".join(text.split()))
    if kind == "date" and _is_day(parts):
        new = [f"d{int(parts[0])}", f"m{int(parts[1])}", f"y{parts[2]}"]
    elif kind == "month" and 1 <= int(parts[0]) <= _LAST_MONTH:
        quarter = _introduced(found) == "q" and int(parts[0]) <= _MOST["q"]
        new = [f"{'q' if quarter else 'm'}{int(parts[0])}", f"y{parts[1]}"]
    elif kind == "day" and _is_day(parts):
        new = [f"d{int(parts[0])}", f"m{int(parts[1])}"]
    else:
        _add_plain(found, text)
        return
    made = [Token(form, number=True, joined=at > 0) for at, form in enumerate(new)]
    _add(found, made, introduced_by=(new[0][0],))


def _is_day(parts: list[str]) -> bool:
    return 1 <= int(parts[0]) <= _LAST_DAY and 1 <= int(parts[1]) <= _LAST_MONTH


def _introduced(found: list[Token]) -> str:
    return _introduces(found[-1].form) or "" if found and not found[-1].number else ""


@lru_cache(maxsize=8192)
def _introduces(form: str) -> str | None:
    """Which kind of number a word introduces; "" any, None none.  "tháng", the one long word, may be mistyped."""
    if form in _INTRODUCES:
        return _INTRODUCES[form]
    month = word_form("tháng")
    return "m" if likeness(form, month) == SLIP else None


def _add_plain(found: list[Token], text: str) -> None:
    """A number by itself; several where they are a list ("thôn 1,2")."""
    form = "".join(text.split()).casefold()
    listed = form.count(",") > 1 or (found and found[-1].form in numbered_words())
    for part in form.split(",") if listed and "," in form else (form,):
        value = part.replace(".", "") if _THOUSANDS.fullmatch(part) else re.sub(r"^0+(?=\d)", "", part)
        kind = _kind(value, _introduced(found))
        joined = kind in ("m", "y") and bool(found) and _introduces(found[-1].form) == kind
        token = Token(f"{kind}{value}", number=True)
        _add(found, [token], introduced_by=(kind,))
        if joined and len(found) > 1 and found[-2].number and found[-2].form[0] in "dmq":
            found[-1] = replace(token, joined=True)


def _kind(value: str, introduced: str) -> str:
    """Which part of a date a number is: by the word before it, or as a year by itself."""
    if not value.isdecimal():
        return ""
    if introduced in _MOST and 1 <= int(value) <= _MOST[introduced]:
        return introduced
    return "y" if int(value) in _YEARS else ""
