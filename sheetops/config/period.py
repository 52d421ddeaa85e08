"""The period that a run is about, and dates as people write them in the configuration."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from sheetops.yamlfile import BadValue

_MONTH, _QUARTER, _YEAR = 1, 3, 12
_PERIODS = (
    (_MONTH, re.compile(r"(?P<year>20\d\d)[-/.](?P<number>\d\d?)")),
    (_MONTH, re.compile(r"(?P<number>\d\d?)[-/.](?P<year>20\d\d)")),
    (_QUARTER, re.compile(r"(?P<year>20\d\d)[-/. ]?[Qq](?P<number>\d)")),
    (_QUARTER, re.compile(r"[Qq](?P<number>\d)[-/. ](?P<year>20\d\d)")),
    (_YEAR, re.compile(r"(?P<year>20\d\d)(?P<number>)")),
)
_YEAR_IN = re.compile(r"20\d\d")
_DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_TIME_FORMATS = ("%H:%M", "%H:%M:%S", "%Hh%M", "%Hh")
_END_OF_DAY = time(23, 59, 59)
_ROMAN = ("I", "II", "III", "IV")
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LABELS = {
    "vi": {_MONTH: "tháng {month} năm {year}", _QUARTER: "quý {roman} năm {year}", _YEAR: "năm {year}"},
    "en": {_MONTH: "{name} {year}", _QUARTER: "quarter {roman} of {year}", _YEAR: "{year}"},
}


@dataclass(frozen=True, slots=True)
class Period:
    """A month, a quarter or a year: `months` (1, 3 or 12) of them from `month` of `year` on."""

    year: int
    month: int
    months: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """The period of "2026-04" (also 2026-4, 04/2026), "2026-Q2" or "2026".

        Raises:
            BadValue: the text is none of these.
        """
        for months, pattern in _PERIODS:
            match = pattern.fullmatch(text.strip())
            number = int(match["number"] or 1) if match else 0
            if match and 1 <= number <= _YEAR // months:
                return cls(int(match["year"]), (number - 1) * months + 1, months)
        raise BadValue(
            "không phải một kỳ; hãy viết năm-tháng (2026-04), năm-quý (2026-Q2) hoặc năm (2026)",
            "is no period; write year-month (2026-04), year-quarter (2026-Q2) or year (2026)",
        )

    @classmethod
    def labelled(cls, text: str) -> Self | None:
        """The period of a label as `label` gives it in Vietnamese, whatever its capitals; None of any other text."""
        year = _YEAR_IN.search(text)
        every = (
            (cls(int(year[0]), at, months) for months in (_MONTH, _QUARTER, _YEAR) for at in range(1, 13, months))
            if year
            else ()
        )
        said = " ".join(text.split()).casefold()
        return next((period for period in every if period.label().casefold() == said), None)

    @property
    def text(self) -> str:
        """The period as it is written everywhere: 2026-04, 2026-Q2, 2026."""
        ending = {_MONTH: f"-{self.month:02}", _QUARTER: f"-Q{self.month // _QUARTER + 1}", _YEAR: ""}
        return f"{self.year}{ending[self.months]}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        following = self._shifted(self.months)
        return following.first - timedelta(days=1)

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return self.months == _YEAR

    def has_month(self, month: tuple[int, int]) -> bool:
        """Whether (year, month) lies within it."""
        return (self.year, self.month) <= month <= (self.last.year, self.last.month)

    @property
    def previous(self) -> Self:
        """The period before, of the same length."""
        return self._shifted(-self.months)

    def label(self, lang: str = "vi") -> str:
        """The period in words: "tháng 4 năm 2026", "quý II năm 2026", "năm 2026"."""
        words = _LABELS["en" if lang == "en" else "vi"][self.months]
        quarter = _ROMAN[(self.month - 1) // _QUARTER]
        return words.format(year=self.year, month=self.month, name=_NAMES[self.month - 1], roman=quarter)

    def previous_label(self, lang: str = "vi") -> str:
        """The period before in words."""
        return self.previous.label(lang)

    def _shifted(self, months: int) -> Self:
        years, month = divmod(self.month - 1 + months, _YEAR)
        return type(self)(self.year + years, month + 1, self.months)


def _first_that_fits(text: str, formats: tuple[str, ...]) -> datetime | None:
    for form in formats:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def day(text: str) -> date:
    """A date, year first or day first; never month first."""
    if found := _first_that_fits(text.strip(), _DAY_FORMATS):
        return found.date()
    raise BadValue(
        "không phải một ngày có trong lịch; hãy viết năm-tháng-ngày", "is no date of the calendar; write year-month-day"
    )


def moment(text: str) -> datetime:
    """A date and a time of day, as the local clock shows it; a date alone lasts until its end."""
    written, _, clock = text.strip().replace("T", " ").partition(" ")
    hour = _first_that_fits(clock.strip(), _TIME_FORMATS)
    if clock and not hour:
        raise BadValue(
            "không phải ngày giờ; hãy viết năm-tháng-ngày giờ:phút, không kèm múi giờ",
            "is no date and time; write year-month-day hour:minute, without a time zone",
        )
    return datetime.combine(day(written), hour.time() if hour else _END_OF_DAY)
