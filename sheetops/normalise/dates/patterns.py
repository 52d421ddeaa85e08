"""The forms of dates as regular expressions, built from the words of `schemas/dates.yaml`.

Every pattern is matched where a word or a number begins, and ends where one ends.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sheetops.normalise.dates.words import DateWords, date_words, plain

# What a longer form can read, no shorter one sees: the order is the precedence.
ORDER = (
    *("unfilled", "recurring", "recurring_day", "weekday_behind", "short_weekday", "compact_day", "compact_day_first"),
    *("iso_day", "iso_month", "named_day", "document"),
    *("day", "day_dashed", "day_month", "day_month_dashed", "month_year"),
    *("time", "hour", "weekday", "counter", "offset"),
    *("quarter_day", "quarter_month", "worded_day", "short_worded_day", "month_first", "relative_day"),
    *("dated_week", "week", "months", "duration", "month", "quarter", "day_only", "year", "unit_only"),
)
_D = "[0-9]{1,2}"
_END = "(?![0-9])"
_NO_DATE_PART = r"(?![0-9])(?!\s*[/.]\s*[0-9])"
_ROMAN = "xii|xi|ix|x|iv|viii|vii|vi|v|iii|ii|i"
# "/2026", "-2026", ".2026", "/26" behind a month or quarter.
_TAIL = rf"(?:\s*[/.\-]\s*(?P<y>[0-9]{{4}}){_END}|\s*/\s*(?P<yy>[0-9]{{2}}){_END}(?!\s*[/.\-]\s*[0-9]))?"
_YEAR = "(?:(?P<y>[0-9]{4})|(?P<yy>[0-9]{2}))"
ROMAN_NUMBER = re.compile(rf"(?P<n>{_ROMAN})(?![a-z0-9]){_TAIL}")
NUMBER = re.compile(rf"(?P<n>{_D})(?![0-9a-z%])")
WORD = re.compile(r"[^\W\d_]+")


class _Forms:
    """The words as parts of patterns."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        units = {name: words.any_of("units", name) for name in words.data["units"]}
        self.day_word, self.week, self.month, self.quarter = (units[u] for u in ("day", "week", "month", "quarter"))
        self.year, self.of, self.hour, self.minute = (units[u] for u in ("year", "of", "hour", "minute"))
        self.ordinal, self.letter = units["ordinal"], units["month_letter"]
        self.no_month = rf"(?!\s*{self.month}(?![a-z]))"
        self.unit = f"(?:{self.day_word}|{self.week}|{self.month}|{self.quarter}|{self.year})"
        figures = rf"(?:{units['first_days']}\s*)?(?P<d>{_D}){_END}"
        self.day = rf"{self.day_word}[\s:.)]*{figures}"
        self.maybe_day = rf"(?:{self.day_word}[\s:.)]*)?{figures}"
        self.every, self.since, self.working = (words.any_of(n) for n in ("every", "since", "working"))
        self.first, self.second, self.last = (words.any_of(n) for n in ("first", "second", "last"))
        self.times, self.per, self.counters = (words.any_of(n) for n in ("times", "per", "counters"))
        self.this, self.next, self.sign = (words.any_of(n) for n in ("this", "next", "number_sign"))
        self.nouns, self.letters = words.any_of("documents"), words.any_of("document_letters")
        spelt = (words.any_of("numbers", n) for n in sorted(words.data["numbers"], key=int, reverse=True))
        self.numbers = "(?:" + "|".join(spelt) + ")"
        self.a_month = rf"(?:{self.month}\.?\s*{self.number('m')}|{self.letter}\.?\s*(?P<m2>{_D}){_END})"
        next_word = rf"(?![a-z])(?!\s*(?:{self.day_word}\s*)?[0-9])"
        self.relative = rf"(?:(?P<this>{self.this})|(?P<next>{self.next})){next_word}"

    def number(self, group: str) -> str:
        """A number in figures, Roman numerals or words."""
        return rf"(?P<{group}>{_D}{_END}|(?:{self.numbers}|{_ROMAN})(?![a-z0-9]))"

    def first_word(self, unit: str) -> str:
        """A unit written out: "tháng", not "th"."""
        return re.escape(plain(self.words.data["units"][unit][0]))


def _documents(f: _Forms) -> dict[str, str]:
    """A number with letters ("88/BC-UBND"), or a number behind the name of a document ("BC số 12")."""
    no_date = rf"(?![0-9])(?!\s*[/.\-]\s*[0-9]){f.no_month}(?!\s*{f.every})"
    name = rf"(?:(?:{f.nouns}|{f.letters})(?![a-z])[\s:]*)?"
    sign = rf"{f.sign}\s*[:.]*\s*"
    no_unit = rf"(?!(?:{f.unit}|{f.times})(?![a-z])|t[0-9])"
    coded = rf"[0-9]{{1,6}}(?:\s*/\s*[0-9]{{4}})?\s*/\s*{no_unit}[a-z]{{2,}}[a-z0-9&/.\-]*"
    party = r"[0-9]{1,6}\s*-\s*[a-z]{2,}[0-9]*/[a-z&]+"
    plain_number = rf"(?:{name}{sign}|{f.letters}\s*)[0-9]{{1,6}}{no_date}"
    comma = rf"(?:\s*,(?=\s*{f.day_word}\s*[0-9]))?"
    return {"document": rf"(?:{name}(?:{sign})?(?:{coded}|{party})|{plain_number}){comma}"}


def _numeric(f: _Forms) -> dict[str, str]:
    no_unit = rf"(?!\s*(?:{f.of}\s*)?(?:{f.day_word}|{f.week}|{f.month}|{f.hour}|{f.every})(?![a-z]))"
    year = r"(?:\s*[/.\-]\s*(?P<y>[0-9]{4})|\s*(?P=s)\s*(?P<yy>[0-9]{2}))"
    long, compact = rf"\s*-\s*(?P<m>{_D})\s*-\s*(?P<y>[0-9]{{4}})", rf"-(?P<m2>{_D})-(?P<yy>[0-9]{{2}})"
    spaced = rf"\s*-\s*(?P<m3>{_D})\s*-\s*(?P<yy2>[0-9]{{2}})(?!\s*-\s*[0-9])"  # "15-4 - 20-4" is a range
    return {
        "compact_day": rf"(?P<y>20[0-9]{{2}})(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}}){_END}",
        "compact_day_first": rf"(?P<d>[0-9]{{2}})(?P<m>[0-9]{{2}})(?P<y>20[0-9]{{2}}){_END}",
        "iso_day": rf"(?P<y>[0-9]{{4}})\s*[/.\-]\s*(?P<m>{_D})\s*[/.\-]\s*(?P<d>{_D}){_END}",
        "iso_month": rf"(?P<y>20[0-9]{{2}}|2100)\s*[/\-]\s*(?P<m>[0-9]{{2}}){_END}(?!\s*[/.\-]\s*[0-9])",
        "day": rf"{f.maybe_day}\s*(?P<s>[/.])\s*(?P<m>{_D}){year}{_NO_DATE_PART}",
        "day_dashed": rf"{f.maybe_day}(?:{long}|{compact}|{spaced}){_NO_DATE_PART}",
        "day_month": rf"{f.maybe_day}(?:\s*/\s*|\.)(?P<m>{_D}){_NO_DATE_PART}",
        "day_month_dashed": rf"{f.maybe_day}-(?P<m>{_D}){_NO_DATE_PART}(?!-[0-9]){no_unit}",
        "month_year": rf"(?P<m>{_D})\s*[/.\-]\s*(?P<y>[0-9]{{4}}){_NO_DATE_PART}",
    }


def _worded(f: _Forms) -> dict[str, str]:
    names = "|".join(f"(?P<n{number}>{words})" for number, words in f.words.numbered("month_names").items())
    between = rf"(?:\s*[,/\-]\s*|\s+{f.of}\s+|\s*)"
    part = rf"(?:(?P<first>{f.first})|(?P<second>{f.second})|(?P<last>{f.last}))"
    which = rf"(?:\s*{f.relative}|\.?\s*{f.number('q')}{_TAIL}(?![a-z])|(?![a-z]))"
    in_quarter = rf"{f.month}\s*{part}\s*(?:{f.of}\s*)?{f.quarter}{which}"
    return {
        "named_day": rf"{f.maybe_day}[\s./\-]*(?:{names})(?![a-z])(?:[\s./,\-]*{_YEAR}{_END})?",
        "worded_day": rf"{f.day}{between}{f.a_month}{_TAIL}",
        "short_worded_day": rf"{f.maybe_day}(?:\s*|[/\-]){f.a_month}{_TAIL}",
        "month_first": rf"{f.a_month}{_TAIL}[\s,]*{f.day}(?!\s*[/.\-]\s*[0-9]){f.no_month}",
        "relative_day": rf"{f.day}[\s,]*(?:{f.of}\s+)?{f.month}\s*{f.relative}",
        "quarter_day": rf"{f.day}[\s,]*(?:{f.of}\s+)?{in_quarter}",
        "quarter_month": in_quarter,
    }


def _periods(f: _Forms) -> dict[str, str]:
    joint = rf"(?:[,&+\-]|{f.words.any_of('words', 'list')}|{f.words.any_of('words', 'until')})"
    earlier = rf"(?:[0-9]\s*{joint}\s*(?:{f.week}\s*)?(?:{f.ordinal}\s*)?)*"
    first, last = (f.words.any_of("weeks", n) for n in ("1", "0"))
    which = rf"(?:(?P<first>{first})(?![a-z])|(?P<last>{last})(?![a-z])|{f.number('w')}(?!\s*[/.]\s*[0-9]))"
    of_month = rf"[\s,(/\-]*(?:{f.of}\s*)?(?:{f.a_month}{_TAIL}|{f.month}(?![a-z])(?:\s*{f.relative})?)"
    end = rf"(?:(?P<first>{f.first})|(?P<last>{f.last}))"
    begins, until = f.words.any_of("words", "from"), f.words.any_of("words", "until")
    joint_of_days = rf"\s*(?:-|{until}(?:\s*{f.words.any_of('positions', 'end')})?)\s*(?:{f.day_word}\s*)?"
    of_days = rf"\s*[/.]\s*(?P<m>{_D}){_END}(?:\s*[/.]\s*[0-9]{{2,4}})?"
    bare = "|".join(f"(?P<{unit}>{f.first_word(unit)})" for unit in ("week", "month", "quarter", "year"))
    return {
        "dated_week": rf"{f.week}(?=[\s:(]*(?:{begins}[\s:]*)?(?:{f.day_word}\s*)?(?P<d>{_D}){_END}(?:{of_days})?"
        rf"{joint_of_days}(?P<d2>{_D})\s*[/.]\s*(?P<m2>{_D}){_END})",
        "week": rf"{f.week}\s*(?:{f.ordinal}\s*)?{earlier}{which}(?:{of_month})?",
        "months": rf"{f.number('n')}\s*{f.month}\s*{end}(?:\s*{f.of})?(?![a-z])",
        "month": rf"{f.a_month}{_TAIL}",
        "quarter": rf"{f.quarter}\.?\s*(?:{f.ordinal}\s*)?{f.number('q')}{_TAIL}",
        "day_only": rf"{f.day}(?!\s*[/.]\s*[0-9])",
        "year": rf"(?:{f.year}\s*:?\s*(?:(?P<y>[0-9]{{4}})|(?P<yy>2[0-9]))|(?P<alone>20[0-9]{{2}}|2100)){_END}(?!\s*/)",
        "unit_only": rf"(?:{bare})(?![a-z0-9])(?:\s*{f.relative})?",
    }


def _repeats(f: _Forms) -> dict[str, str]:
    count = rf"(?:{_D}\s*|{f.numbers}\s+)"
    rates = rf"{count}?{f.unit}\s*{f.per}\s*{count}?{f.times}|{count}{f.times}\s*{f.per}\s*{count}?{f.unit}"
    return {
        "unfilled": rf"{f.day_word}[\s._…]*(?={f.month}(?![a-z]))",
        "recurring": rf"(?:{rates}|{_D}\s*{f.times}|{f.every}\s*{count}?{f.unit})(?![a-z])",
        "recurring_day": rf"(?P<d>{_D}){_END}(?=[\s,(]*(?:{f.of}\s*)?{f.every}\s*{f.month}(?![a-z]))",
    }


def _times(f: _Forms) -> dict[str, str]:
    no_date = rf"(?!\s*[/.\-]\s*[0-9]++(?!\s*(?:{f.hour}|:)))"
    minutes = rf"(?P<min>[0-9]{{2}}){_END}{no_date}{f.no_month}\s*(?:{f.minute}(?![a-z]))?"
    weekdays = "|".join(f"(?P<n{number}>{words})" for number, words in f.words.numbered("weekdays").items())
    of_time = rf"(?:(?P<days>{f.day_word})|(?P<weeks>{f.week})|(?P<months>{f.month}))"
    length = rf"(?P<n>[0-9]{{1,3}}|{f.numbers}(?![a-z]))\s*{of_time}"
    since = rf"[\s,]*{f.since}(?![a-z])(?=\s*(?:{f.day_word}[\s:]*)?[0-9])"
    seconds = r"(?:\s*:\s*[0-9]{2}(?:[.,][0-9]+)?)?\s*(?:am|pm|sa|ch|z)?"
    return {
        "time": rf"t?(?P<h>{_D})\s*:\s*(?P<min>[0-9]{{2}}){seconds}(?![a-z0-9])",
        "hour": rf"(?P<h>{_D})\s*{f.hour}\s*(?:{minutes})?(?![a-z0-9])",
        "weekday": rf"(?:{weekdays})(?![a-z0-9])",
        "weekday_behind": rf"(?<![a-z0-9]){f.letter}(?P<w>[2-7])(?![a-z0-9])(?!\s*[/.\-]\s*[0-9])",
        "short_weekday": rf"{f.letter}(?P<w>[2-7])[\s,(]+(?={f.maybe_day}\s*[/.\-]\s*{_D}{_END})",
        "counter": rf"{f.counters}\s*(?:{_D}{_END}|(?:{_ROMAN}))(?![a-z])(?!\s*[/.\-]\s*[0-9]){f.no_month}[\s:.]*",
        "offset": rf"{length}(?:\s*(?P<working>{f.working}))?{since}",
        "duration": rf"[0-9]{{1,3}}\s*{f.unit}(?:\s*{f.working})?(?![a-z])(?!\s*[0-9])",
    }


@lru_cache(maxsize=1)
def date_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of every form that comes before the known phrases, in the order of `ORDER`."""
    f = _Forms(date_words())
    forms = {**_documents(f), **_numeric(f), **_worded(f), **_periods(f), **_repeats(f), **_times(f)}
    return tuple((name, re.compile(forms[name])) for name in ORDER)


@lru_cache(maxsize=1)
def mark_pattern() -> re.Pattern[str]:
    """The signs between dates, by kind; "/" stands between words only."""
    marks = date_words().data["marks"]
    signs = "|".join(
        f"(?P<{kind}>{'|'.join(sorted(map(re.escape, marks[kind]), key=len, reverse=True))})"
        for kind in ("range", "between", "clause", "list")
    )
    return re.compile(rf"(?P<open_bracket>[(\[])|(?P<close_bracket>[)\]])|(?P<slash>/(?!\s*[0-9]))|{signs}")
