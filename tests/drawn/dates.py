"""Deadlines and completion days as people write them, each with the day that the domain's table gives it."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from drawn.chance import Chance
from drawn.dress import bare, nfd
from drawn.world import Span, month_end


@dataclass(frozen=True)
class Written:
    """A date's cell: what stands in it and what it means.

    Attributes:
        form: true (a stored date), digits (a text of day and month), serial, or words.
        codes: the findings that it deserves; `may`: those that are fair, too.
    """

    cell: Any = None
    day: date | None = None
    form: str = "words"
    codes: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    @property
    def unreadable(self) -> bool:
        return "D302" in self.codes


BLANK = Written(form="blank")
_ROMAN = ("I", "II", "III", "IV")
Form = Callable[[Chance, date, Span], Written | None]


def draw_due(chance: Chance, day: date, span: Span, way: str, epoch_1904: bool) -> Written:
    """A deadline near `day`; its own `day` is what counts, for "trong tháng 4" is the end of April.

    Args:
        way: how this column is filled in: true, digits, words, or mixed (true dates among texts).
    """
    if way == "mixed":
        way = chance.weighted({"true": 5, "digits": 4, "words": 2})
    elif chance.happens(0.06):
        way = chance.weighted({"true": 1, "words": 3} if way != "digits" else {"words": 1})
    if way == "true":
        return stored(chance, day, epoch_1904)
    if way == "digits":
        return digits(chance, day, span)
    for _ in range(20):
        written = chance.weighted(_FORMS)(chance, day, span)
        if written:
            return _worn(written, chance)
    return digits(chance, day, span)


def _worn(written: Written, chance: Chance) -> Written:
    if not isinstance(written.cell, str):
        return written
    text = written.cell
    if chance.happens(0.06):
        text = bare(text)
    if chance.happens(0.08):
        text = text.upper() if chance.happens(0.3) else text.lower()
    elif chance.happens(0.3):
        text = text[0].upper() + text[1:]
    if chance.happens(0.04):
        text = nfd(text)
    if chance.happens(0.05):
        text = text.replace(" ", " ", 1)
    if chance.happens(0.05):
        text += chance.pick([".", ";", " ", "."])
    return replace(written, cell=text)


def stored(chance: Chance, day: date, epoch_1904: bool) -> Written:
    """A true date, now and then with a time, or the number behind it where the format was lost."""
    form = chance.weighted({"day": 10, "moment": 1, "serial": 0.5})
    if form == "moment":
        return Written(datetime.combine(day, time(chance.pick([8, 11, 17]), chance.pick([0, 30]))), day, "true")
    if form == "serial":
        return Written((day - date(1899, 12, 30)).days - (1462 if epoch_1904 else 0), day, "serial")
    return Written(day, day, "true")


def digits(chance: Chance, day: date, span: Span) -> Written:
    """15/4, 15-4-2026, 15.04.26 …; without a year only where it is the period's."""
    mark = chance.weighted({"/": 8, "-": 1, ".": 1.5})
    dd, mm = (f"{day.day:02d}", f"{day.month:02d}") if chance.happens(0.5) else (str(day.day), str(day.month))
    if chance.happens(0.2):
        dd = f"{day.day:02d}"
    bare_year = day.year == span.year and chance.happens(0.5)
    year = "" if bare_year else mark + (str(day.year) if chance.happens(0.92) else f"{day.year % 100:02d}")
    return Written(f"{dd}{mark}{mm}{year}", day, "digits")


def said(chance: Chance, day: date, span: Span) -> str:
    """A day inside a phrase."""
    if chance.happens(0.12):
        return f"ngày {day.day:02d} tháng {day.month} năm {day.year}"
    year = "" if day.year == span.year and chance.happens(0.6) else f"/{day.year}"
    text = f"{day.day}/{day.month}{year}" if chance.happens(0.6) else f"{day.day:02d}/{day.month:02d}{year}"
    return f"ngày {text}" if chance.happens(0.5) else text


def _year(chance: Chance, year: int, span: Span) -> str:
    if year == span.year and chance.happens(0.5):
        return ""
    return chance.pick([f"/{year}", f" năm {year}"])


def _plain(chance: Chance, day: date, span: Span) -> Written:
    if chance.happens(0.3):
        return Written(f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year}", day)
    return Written("ngày " + said(chance, day, span).removeprefix("ngày "), day)


def _until(chance: Chance, day: date, span: Span) -> Written:
    before = chance.pick(
        ["chậm nhất ", "đến hết ", "xong ", "đến ", "hết ", "trong ", "chậm nhất là ", "hạn ", "hoàn thành "]
    )
    text = said(chance, day, span)
    return Written(before + ("" if text.startswith("ngày") else "ngày ") + text, day)


def _before(chance: Chance, day: date, span: Span) -> Written:
    later = day + timedelta(1)
    start = chance.pick(["trước ", "xong trước ", "hoàn thành trước ", "báo cáo trước "])
    return Written(start + said(chance, later, span), day)


def _by_the_hour(chance: Chance, day: date, span: Span) -> Written:
    hour = chance.pick(["17h00", "16h30", "17 giờ", "11 giờ 00 phút", "17h"])
    start = chance.pick(["trước ", "", "chậm nhất "])
    return Written(f"{start}{hour} ngày {said(chance, day, span).removeprefix('ngày ')}", day)


def _in_month(chance: Chance, day: date, span: Span) -> Written:
    start = chance.pick(["trong tháng ", "tháng ", "cuối tháng ", "T", "hết tháng ", "trong T"])
    number = f"{day.month:02d}" if chance.happens(0.2) else str(day.month)
    year = "" if day.year == span.year and chance.happens(0.5) else f"/{day.year}"
    return Written(f"{start}{number}{year}", month_end(day))


def _early_or_middle(chance: Chance, day: date, span: Span) -> Written:
    early = chance.happens(0.5)
    text = f"{'đầu' if early else 'giữa'} tháng {day.month}{_year(chance, day.year, span)}"
    return Written(text, day.replace(day=1 if early else 15), codes=("D303",) if early else ())


def _week(chance: Chance, day: date, span: Span) -> Written | None:
    first = day.replace(day=1)
    week = chance.between(1, 4)
    friday = first - timedelta(first.weekday()) + timedelta(7 * (week - 1) + 4)
    if friday.month != day.month:
        return None
    name = chance.pick([f"tuần {week}", f"tuần thứ {week}"])
    return Written(f"{name} tháng {day.month}{_year(chance, day.year, span)}", friday, codes=("D303",))


def _quarter(chance: Chance, day: date, span: Span) -> Written:
    number = (day.month + 2) // 3
    last = month_end(date(day.year, number * 3, 1))
    if chance.happens(0.3):
        return Written(f"Q{number}/{day.year}", last)
    start = chance.pick(["Quý ", "trong quý ", "quý ", "hết quý "])
    label = _ROMAN[number - 1] if chance.happens(0.8) else str(number)
    return Written(f"{start}{label}{_year(chance, day.year, span)}", last)


def _part_of_year(chance: Chance, day: date, span: Span) -> Written:
    year = span.year
    choices = {"6 tháng đầu năm": date(year, 6, 30), f"6 tháng đầu năm {year}": date(year, 6, 30)}
    ends = ["cuối năm", f"năm {year}", f"cả năm {year}", f"trong năm {year}", f"cuối năm {year}", f"hết năm {year}"]
    choices |= dict.fromkeys(ends, date(year, 12, 31))
    choices[f"9 tháng đầu năm {year}"] = date(year, 9, 30)
    text = chance.pick(list(choices))
    return Written(text, choices[text])


def _recurring(chance: Chance, day: date, span: Span) -> Written | None:
    if chance.happens(0.5):
        return Written(chance.pick(["hằng tháng", "hàng tuần", "định kỳ", "hàng tháng", "hằng quý"]), None)
    if span.quarter:
        return None
    number = chance.between(1, 28)
    text = chance.pick(["{n} hằng tháng", "ngày {n} hàng tháng", "trước ngày {m} hằng tháng"])
    return Written(text.format(n=number, m=number + 1), span.first.replace(day=number))


def _none(chance: Chance, day: date, span: Span) -> Written:
    return Written(
        chance.pick(
            ["thường xuyên", "theo yêu cầu", "khi phát sinh", "theo kế hoạch", "theo hướng dẫn", "Thường xuyên"]
        ),
        None,
    )


def _urgent(chance: Chance, day: date, span: Span) -> Written:
    return Written(chance.pick(["ngay", "khẩn trương", "sớm", "Ngay", "Khẩn trương"]), None, codes=("D312",))


def _range(chance: Chance, day: date, span: Span) -> Written | None:
    start = day - timedelta(chance.between(2, 20))
    if start.month == day.month and day.year == span.year and chance.happens(0.4):
        return Written(f"{start.day}{chance.pick(['–', '-', ' - '])}{day.day}/{day.month}", day)
    if chance.happens(0.3):
        return Written(f"{said(chance, start, span)} và {said(chance, day, span)}", day)
    if chance.happens(0.4):
        return Written(f"{start:%d/%m/%Y}{chance.pick(['-', ' - ', ' đến '])}{day:%d/%m/%Y}", day)
    return Written(f"từ {said(chance, start, span)} đến {said(chance, day, span)}", day)


def _long_range(chance: Chance, day: date, span: Span) -> Written:
    ahead = chance.between(1, 14)
    month = date(day.year + (day.month + ahead - 1) // 12, (day.month + ahead - 1) % 12 + 1, 1)
    until = f"tháng {month.month}/{month.year}"
    return chance.pick([
        Written(f"từ tháng {day.month}/{day.year} đến {until}", month_end(month)),
        Written(f"năm {day.year} - {day.year + 1}", date(day.year + 1, 12, 31)),
        Written(f"từ tháng {day.month}/{day.year} đến {until} và thường xuyên", month_end(month)),
        Written(f"từ tháng {day.month} năm {day.year} và thường xuyên", None),
        Written(f"Quý {_ROMAN[(day.month - 1) // 3]} đến {until}", month_end(month)) if month.year == span.year else
        Written(f"từ năm {day.year} đến năm {day.year + 1}", date(day.year + 1, 12, 31)),
    ])  # fmt: skip


def _two_months(chance: Chance, day: date, span: Span) -> Written | None:
    if day.month == 1:
        return None
    return Written(f"tháng {day.month - 1}, {day.month}/{day.year}", month_end(day))


def _several(chance: Chance, day: date, span: Span) -> Written:
    quarter = _ROMAN[(day.month - 1) // 3]
    if chance.happens(0.5):
        return Written(f"Thời gian hoàn thành {day.day}/{day.month}/{day.year % 100:02d}", day)
    return Written(f"trong Quý {quarter} và trước ngày {(day + timedelta(1)):%d/%m/%Y}", day, may=("D303",))


def _counted_days(chance: Chance, day: date, span: Span) -> Written:
    days = chance.pick([5, 7, 10, 15, 20, 30])
    start = day - timedelta(days)
    text = f"{days} ngày kể từ {said(chance, start, span)}"
    return Written(chance.pick(["", "trong ", "trong vòng "]) + text, day)


def _impossible(chance: Chance, day: date, span: Span) -> Written:
    short = next(m for m in range(day.month, day.month + 12) if calendar.monthrange(2025, (m - 1) % 12 + 1)[1] < 31)
    month = (short - 1) % 12 + 1
    texts = [
        f"31/{month}",
        f"31/{month}/{span.year}",
        "30/2",
        f"30/02/{span.year}",
        f"15/13/{span.year}",
        f"32/{month}",
    ]
    text = chance.pick([*texts, f"ngày 31/{month}", f"trước ngày 31/{month}" if month != 2 else "trước ngày 30/2"])
    return Written(text, None, codes=("D302",))


_FORMS: dict[Form, float] = {
    _plain: 6, _until: 6, _before: 8, _by_the_hour: 2, _in_month: 8, _early_or_middle: 1.5, _week: 1.5, _quarter: 4,
    _part_of_year: 2, _recurring: 2, _none: 3, _urgent: 0.7, _range: 3, _long_range: 1.5, _two_months: 0.6,
    _several: 0.8, _counted_days: 1, digits: 6,
}  # fmt: skip


def no_due(chance: Chance, span: Span) -> Written:
    """Words that give no deadline, or nothing."""
    form = chance.pick([_none, _recurring_without_day, _urgent, _blank, _blank, _none])
    return _worn(form(chance, span.first, span), chance)


def _recurring_without_day(chance: Chance, day: date, span: Span) -> Written:
    return Written(chance.pick(["hằng tháng", "hàng tuần", "định kỳ hằng tháng", "hằng ngày"]), None)


def _blank(chance: Chance, day: date, span: Span) -> Written:
    return BLANK


def impossible_due(chance: Chance, day: date, span: Span) -> Written:
    return _impossible(chance, day, span)


def draw_completed(chance: Chance, day: date, span: Span, way: str, epoch_1904: bool) -> Written:
    """A completion day."""
    if way == "mixed":
        way = chance.weighted({"true": 1, "digits": 1})
    if way == "true":
        return stored(chance, day, epoch_1904)
    if way == "digits":
        return digits(chance, day, span)
    return _worn(_plain(chance, day, span), chance)
