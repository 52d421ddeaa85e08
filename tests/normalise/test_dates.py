"""Dates and deadlines as people write them: the table of cases, what is no text, and the laws."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sheetops.model import Cell
from sheetops.normalise.dates import (
    DateReading,
    DateSettings,
    is_text_day,
    note_text,
    read_day,
    read_deadline,
    stated_day,
    swapped,
)
from sheetops.normalise.dates.words import date_words, plain

APRIL = DateSettings(date(2026, 4, 1), date(2026, 4, 30))
INCLUSIVE = DateSettings(date(2026, 4, 1), date(2026, 4, 30), before_is_exclusive=False)
QUARTER = DateSettings(date(2026, 4, 1), date(2026, 6, 30))
YEAR = DateSettings(date(2025, 1, 1), date(2025, 12, 31))
MACINTOSH = DateSettings(date(2026, 4, 1), date(2026, 4, 30), epoch_1904=True)

CASES = yaml.safe_load((Path(__file__).parent / "cases_dates.yaml").read_text(encoding="utf-8"))
VERDICTS = {"ok", "approximate", "none", "recurring", "urgent", "blank", "impossible", "unreadable"}
Reader = Callable[[Cell, DateSettings], DateReading]
Case = tuple[str, date | None, str]


def cases(prefix: str) -> list[Case]:
    return [tuple(case) for name, group in CASES.items() if name.startswith(prefix) for case in group]


DEADLINES = cases("specification") + cases("deadline")
DAYS = cases("day")


def outcome(reading: DateReading) -> tuple[date | None, str]:
    return reading.day, reading.verdict


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hoàn thành ngày 16/4/2026", date(2026, 4, 16)),
        ("HT (16/4)", date(2026, 4, 16)),
        ("Đã xong ngày 16/4, BC số 41/BC-KT ngày 17/4/2026", date(2026, 4, 16)),
        ("Đã hoàn thành ngày 09 tháng 4", date(2026, 4, 9)),
        *((text, None) for text in ("Hoàn thành", "Hoàn thành (BC số 41/BC-KT ngày 17/4/2026)", "Hoàn thành tháng 4")),
        *((text, None) for text in ("Hoàn thành trước hạn 15/4", "Hoàn thành (hạn 10/4)", "Hoàn thành trước 15/4")),
        *((text, None) for text in ("Đến 17/4 đã hoàn thành", "Hoàn thành 10/4 và 12/4", "Hoàn thành 31/4")),
    ],
)
def test_a_day_that_a_status_states(text: str, day: date | None) -> None:
    assert stated_day(text, APRIL) == day


# ----- the table


@pytest.mark.parametrize(("text", "day", "verdict"), DEADLINES)
def test_a_deadline_of_april(text: str, day: date | None, verdict: str) -> None:
    assert outcome(read_deadline(text, APRIL)) == (day, verdict)


@pytest.mark.parametrize(("text", "day", "verdict"), DAYS)
def test_a_day_on_which_something_was_done(text: str, day: date | None, verdict: str) -> None:
    assert outcome(read_day(text, APRIL)) == (day, verdict)


@pytest.mark.parametrize(("text", "day", "verdict"), cases("inclusive"))
def test_before_a_day_that_counts(text: str, day: date | None, verdict: str) -> None:
    assert outcome(read_deadline(text, INCLUSIVE)) == (day, verdict)


@pytest.mark.parametrize(("text", "day", "verdict"), cases("quarter"))
def test_a_deadline_of_a_quarter(text: str, day: date | None, verdict: str) -> None:
    assert outcome(read_deadline(text, QUARTER)) == (day, verdict)


@pytest.mark.parametrize(("text", "day", "verdict"), cases("year"))
def test_a_deadline_of_a_year(text: str, day: date | None, verdict: str) -> None:
    assert outcome(read_deadline(text, YEAR)) == (day, verdict)


def test_the_table_is_large_and_holds_no_case_twice() -> None:
    assert len(DEADLINES) + len(DAYS) > 300
    assert len({text for text, _, _ in DEADLINES}) == len(DEADLINES)


# ----- how it is typed does not matter


def without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(ch for ch in letters if not unicodedata.combining(ch))


def old_tones(text: str) -> str:
    return text.replace("quý", "qúy").replace("khẩn", "khâ\u0309n").replace("hoàn", "hòan")


FORMS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "capitals": str.upper,
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "wide figures": lambda text: text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)}),
    "many spaces": lambda text: f"  {text.replace(' ', '   ')} ",
    "other dashes": lambda text: text.replace("-", "–"),
    "zero-width": lambda text: f"\ufeff{text}\u200b",
    "old tone placement": old_tones,
    "without accents": without_accents,
}
# Without accents these are other words, or may be: "tháng sau" and "tháng sáu", "năm" the year and five.
NEED_ACCENTS = ("sau", "sáu", "tháng năm", "trong ngày")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("read", "table"), [(read_deadline, DEADLINES), (read_day, DAYS)])
def test_typing_does_not_matter(read: Reader, table: list[Case], form: str) -> None:
    kept = [text for text, _, _ in table if form != "without accents" or not any(w in text for w in NEED_ACCENTS)]
    differ = {text: FORMS[form](text) for text in kept if read(FORMS[form](text), APRIL) != read(text, APRIL)}
    assert not differ


@pytest.mark.parametrize("text", ["thang sau", "ngay 5 thang sau", "thang nam", "quy sau"])
def test_what_only_accents_could_tell_is_not_guessed(text: str) -> None:
    assert outcome(read_deadline(text, APRIL)) == (None, "unreadable")


def test_at_once_and_day_differ_by_an_accent() -> None:
    assert read_deadline("ngay", APRIL).verdict == "urgent"
    assert read_deadline("ngày", APRIL).verdict == "unreadable"


# ----- what is no text


@pytest.mark.parametrize("read", [read_deadline, read_day])
@pytest.mark.parametrize(
    ("value", "day", "verdict"),
    [
        (None, None, "blank"),
        ("", None, "blank"),
        ("  ", None, "blank"),
        (float("nan"), None, "blank"),
        (date(2026, 4, 15), date(2026, 4, 15), "ok"),
        (datetime(2026, 4, 15), date(2026, 4, 15), "ok"),
        (datetime(2026, 4, 15, 16, 30), date(2026, 4, 15), "ok"),
        (datetime(2026, 4, 15, tzinfo=UTC), date(2026, 4, 15), "ok"),
        (46127, date(2026, 4, 15), "ok"),
        (46127.0, date(2026, 4, 15), "ok"),
        (46127.75, date(2026, 4, 15), "ok"),
        (36526, date(2000, 1, 1), "ok"),
        (73415, date(2100, 12, 31), "ok"),
        (36525, None, "unreadable"),
        (73416, None, "unreadable"),
        (15, None, "unreadable"),
        (15.4, None, "unreadable"),
        (2026, None, "unreadable"),
        (0, None, "unreadable"),
        (-46127, None, "unreadable"),
        (float("inf"), None, "unreadable"),
        (True, None, "unreadable"),
        (time(8, 0), None, "unreadable"),
        (timedelta(days=46127), None, "unreadable"),
        (date(1900, 1, 15), None, "unreadable"),
        (datetime(2226, 4, 15), None, "unreadable"),
    ],
)
def test_a_cell_that_is_no_text(read: Reader, value: Cell, day: date | None, verdict: str) -> None:
    assert outcome(read(value, APRIL)) == (day, verdict)


def test_a_workbook_may_count_from_1904() -> None:
    assert read_deadline(44665, MACINTOSH).day == date(2026, 4, 15)
    assert read_deadline("44665", MACINTOSH).day == date(2026, 4, 15)


def test_a_line_break_separates_two_dates() -> None:
    assert outcome(read_deadline("15/4\n20/4", APRIL)) == (date(2026, 4, 20), "ok")
    assert outcome(read_deadline("trước 15/4\r\n20/4", APRIL)) == (date(2026, 4, 20), "ok")


def test_a_story_is_no_date() -> None:
    assert read_deadline("15/4, " * 1000, APRIL).verdict == "unreadable"


# ----- the helpers


@pytest.mark.parametrize("text", ["15/4", "5/4/2026", "05-04", " 15.4.26 ", "15 / 4", "１５/４"])
def test_a_day_in_figures_is_a_text_day(text: str) -> None:
    assert is_text_day(text)


@pytest.mark.parametrize(
    "value", ["ngày 15/4", "tháng 4", "15", "12/2026", "15/4-20/4", "", None, 46127, date(2026, 4, 5)]
)
def test_anything_else_is_no_text_day(value: Cell) -> None:
    assert not is_text_day(value)


def test_day_and_month_exchanged() -> None:
    assert swapped(date(2026, 5, 4)) == date(2026, 4, 5)
    assert swapped(date(2026, 4, 15)) is None
    assert swapped(date(2026, 4, 4)) is None


def test_a_warning_says_why_in_both_languages() -> None:
    readings = [read_deadline(text, APRIL) for text, _, _ in DEADLINES] + [read_day(text, APRIL) for text, _, _ in DAYS]
    notes = {reading.note for reading in readings if reading.verdict == "approximate"}
    assert "" not in notes
    assert all(note_text(note) and note_text(note, "en") for note in {reading.note for reading in readings} - {""})
    assert note_text("") == ""


def test_no_phrase_stands_under_two_kinds() -> None:
    kinds: dict[tuple[str, ...], str] = {}
    for phrase in (phrase for group in date_words().phrases.values() for phrase in group):
        assert kinds.setdefault(phrase.words, phrase.kind) == phrase.kind, phrase


def test_the_longest_phrase_comes_first() -> None:
    for group in date_words().phrases.values():
        assert all(len(a.plain) >= len(b.plain) for a, b in pairwise(group))


# ----- laws

DATES = st.dates(date(2000, 1, 1), date(2100, 12, 31))
WEEKDAYS = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]
MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
MONTH_WORDS = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"]
STYLES: dict[str, Callable[[date], str]] = {
    "slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "slashes, zeros": lambda d: f"{d:%d/%m/}{d.year}",
    "one zero": lambda d: f"{d.day:02}/{d.month}/{d.year}",
    "dashes": lambda d: f"{d.day}-{d.month}-{d.year}",
    "full stops": lambda d: f"{d.day}.{d.month:02}.{d.year}",
    "spaces": lambda d: f"{d.day} / {d.month} / {d.year}",
    "two figures of the year": lambda d: f"{d.day}/{d.month}/{d.year % 100:02}" if d.year < 2100 else f"{d:%d/%m/%Y}",
    "mixed": lambda d: f"{d.day}/{d.month}-{d.year}",
    "ngày": lambda d: f"ngày {d.day:02}/{d.month}/{d.year}",
    "in words": lambda d: f"ngày {d.day:02} tháng {d.month} năm {d.year}",
    "in words, slash": lambda d: f"ngày {d.day} tháng {d.month}/{d.year}",
    "in words, commas": lambda d: f"Ngày {d.day}, tháng {d.month}, năm {d.year}",
    "short": lambda d: f"{d.day} tháng {d.month} {d.year}",
    "month in words": lambda d: f"ngày {d.day} tháng {MONTH_WORDS[d.month - 1]} năm {d.year}",
    "month first": lambda d: f"tháng {d.month}/{d.year}, ngày {d.day}",
    "ISO": lambda d: d.isoformat(),
    "ISO with time": lambda d: f"{d.isoformat()}T00:00:00",
    "with time": lambda d: f"{d.day:02}/{d.month:02}/{d.year} 00:00:00",
    "with hour": lambda d: f"17h00 ngày {d.day}/{d.month}/{d.year}",
    "with weekday": lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day}/{d.month}/{d.year}",
    "English": lambda d: f"{d.day}-{MONTH_NAMES[d.month - 1]}-{d.year}",
    "done": lambda d: f"Hoàn thành ngày {d.day}/{d.month}/{d.year}",
    "in brackets": lambda d: f"({d.day}/{d.month}/{d.year})",
    "a range": lambda d: f"từ 01/01/2000 đến {d.day}/{d.month}/{d.year}",
}


@given(day=DATES, style=st.sampled_from(sorted(STYLES)), form=st.sampled_from([None, *sorted(FORMS)]))
@example(day=date(2026, 5, 4), style="month in words", form=None)
@example(day=date(2028, 2, 29), style="slashes", form="wide figures")
def test_a_day_in_any_style_reads_back_to_itself(day: date, style: str, form: str | None) -> None:
    if style == "month in words" and form == "without accents" and day.month in {5, 6}:
        form = None  # "thang nam", "thang sau": other words
    text = STYLES[style](day)
    text = FORMS[form](text) if form else text
    assert outcome(read_day(text, APRIL)) == (day, "ok")
    assert outcome(read_deadline(text, YEAR)) == (day, "ok")


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_a_day_without_its_year_is_the_period_s(day: date, sign: str) -> None:
    assert read_deadline(f"{day.day}{sign}{day.month}", APRIL) == DateReading(day, "ok")


@given(DATES.filter(lambda day: day > date(2000, 1, 1)))
def test_before_a_day_is_the_day_before(day: date) -> None:
    text = f"trước ngày {day:%d/%m/%Y}"
    assert read_deadline(text, APRIL).day == day - timedelta(days=1)
    assert read_deadline(text, INCLUSIVE).day == day


@given(
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(2000, 2100),
    st.sampled_from(["{}/{}/{}", "{}.{}.{}", "ngày {} tháng {} năm {}"]),
)
def test_a_day_is_read_exactly_where_the_calendar_has_it(day: int, month: int, year: int, form: str) -> None:
    try:
        expected: tuple[date | None, str] = (date(year, month, day), "ok")
    except ValueError:
        expected = (None, "impossible")
    assert outcome(read_deadline(form.format(day, month, year), APRIL)) == expected


@given(DATES)
def test_exchanging_day_and_month_twice_changes_nothing(day: date) -> None:
    other = swapped(day)
    assert other is None or swapped(other) == day


PHRASES = sorted({phrase.plain for group in date_words().phrases.values() for phrase in group})
SCRAPS = st.one_of(
    st.sampled_from(PHRASES),
    st.sampled_from(
        ["15/4", "31/4", "10", "2026", "tháng 4", "tháng", "Quý II", "II", "năm 2027", "tuần 3", "6 tháng đầu năm"]
    ),
    st.sampled_from(
        ["-", ",", ";", "/", "(", ")", "…", "%", "?", "hằng tháng", "thứ 6", "17h", "BC số 12", "88/BC-UBND"]
    ),
    st.sampled_from(["15 ngày kể từ", "3 tháng", "ngày", "cuối", "đầu", "15-4-26", "99/99/9999", "12/2026", "xyz"]),
    st.text(max_size=6),
    st.integers(-10, 10**9).map(str),
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(SCRAPS, max_size=7).map(" ".join), st.lists(SCRAPS, max_size=5).map("".join)
)
CELLS = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
PERIODS = st.sampled_from([APRIL, INCLUSIVE, QUARTER, YEAR, MACINTOSH])


@settings(max_examples=600, deadline=None)
@given(CELLS, PERIODS, st.sampled_from([read_deadline, read_day]))
def test_whatever_stands_in_a_cell_gives_a_verdict(value: Cell, period: DateSettings, read: Reader) -> None:
    reading = read(value, period)
    assert reading.verdict in VERDICTS
    assert reading.verdict == "recurring" or (reading.day is not None) == (reading.verdict in {"ok", "approximate"})
    assert not reading.note or note_text(reading.note)
    assert type(reading.day) in {date, type(None)}


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["31/4", "30/2/2026", "15/13", "ngày 31 tháng 6", "29/2/2026", "00/4"]), TEXTS)
def test_an_impossible_date_never_gives_its_own_day(before: str, impossible: str, after: str) -> None:
    assert read_deadline(impossible, APRIL) == DateReading(None, "impossible", "no_such_day")
    reading = read_deadline(f"{before}; {impossible}; {after}", APRIL)
    assert reading.day is None


def test_the_words_are_stored_as_they_are_compared() -> None:
    assert plain("Quý  II – NĂM 2026") == "quy ii - nam 2026"
