"""`sheetops.yaml`, key by key: what may stand there, as frozen models.

Mistakes of single values are reported by these models, those between values by `settings_checks`.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sheetops.config.period import Period, day, moment
from sheetops.text import clean, key
from sheetops.yamlfile import BadValue

_RESERVED_CODE = "unknown"
_AGENCIES = ("UBND", "Ủy ban nhân dân")
_LEVELS = ("xã", "phường", "đặc khu")
_DOCUMENT = re.compile(r"(\d+[^\W\d_]?)\s*/\s*(\d{4}\s*/\s*)?([^\W\d_][\w&]*(?:-[\w&]+|\s+-\s+[A-ZĐ][\w&]*)*)")
_DOCUMENT_DAY = re.compile(r"(\d{1,2})\D{1,8}(\d{1,2})\D{1,8}(\d{4})")


def _document(text: str) -> str:
    try:
        Assignment.day_of(text)
    except BadValue:
        raise BadValue("có ngày không có trong lịch", "names a day that the calendar does not have") from None
    return clean(text)


def _code(text: str) -> str:
    if clean(text).casefold() == _RESERVED_CODE:
        raise BadValue("là mã dành riêng; hãy chọn mã khác", "is a reserved code; choose another")
    return clean(text)


def folder(text: str) -> str:
    """A folder inside the workspace, with "/"; BadValue for any other."""
    path = PurePosixPath(clean(text).replace("\\", "/"))
    if PureWindowsPath(path).anchor or ".." in path.parts or not path.parts:
        raise BadValue(
            'phải là tên một thư mục nằm trong thư mục làm việc, không có ổ đĩa, không có ".."',
            'must name a folder inside the workspace, without a drive and without ".."',
        )
    return str(path)


def _lines(value: Any) -> Any:
    """A text with its lines, or a group of texts, as a list: a letter's signer may be written in each way."""
    if isinstance(value, dict):
        return tuple(value.values())
    return tuple(value.splitlines()) if isinstance(value, str) else value


def _without(name: Any, beginnings: tuple[str, ...]) -> str:
    """A name without the word for what it is: UBND, xã, phường; empty for what is no text."""
    words = name.split() if isinstance(name, str) else []
    for beginning in beginnings:
        size = len(beginning.split())
        if len(words) > size and key(" ".join(words[:size])) == key(beginning):
            return " ".join(words[size:])
    return " ".join(words)


def _of_text(convert: Callable[[str], Any]) -> BeforeValidator:
    """Converts what is still text, as from the file; a value that a caller gives passes as it is."""
    return BeforeValidator(lambda value: convert(value) if isinstance(value, str) else value)


Text = Annotated[str, _of_text(clean)]
Name = Annotated[str, Field(min_length=1), _of_text(clean)]
Code = Annotated[str, Field(min_length=1), _of_text(_code)]
Day = Annotated[date, _of_text(day)]
Moment = Annotated[datetime, _of_text(moment)]
Folder = Annotated[str, _of_text(folder)]
Lines = Annotated[tuple[Text, ...], BeforeValidator(_lines)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Office(_Part):
    """The commune: `name` "UBND xã Lùng Phình", `short` "xã Lùng Phình", `place` "Lùng Phình", its `code` as text."""

    name: Name = Field(examples=['"UBND xã Lùng Phình"'])
    short: Text = ""
    place: Text = ""
    code: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _derive(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        short = values.get("short") or _without(values.get("name"), _AGENCIES)
        return {**values, "short": short, "place": values.get("place") or _without(short, _LEVELS)}


class Unit(_Part):
    """A unit with the names people give it; it is expected to submit unless `submits` is false."""

    code: Code = Field(examples=["KT"])
    name: Name = Field(examples=['"Phòng Kinh tế"'])
    aliases: tuple[Name, ...] = Field(default=(), examples=['["PKT", "P. Kinh tế"]'])
    sector: Name | None = None
    submits: bool = True


class Sector(_Part):
    """A sector (lĩnh vực) with the names people give it."""

    code: Code = Field(examples=["kinh-te"])
    name: Name = Field(examples=['"Kinh tế"'])
    aliases: tuple[Name, ...] = Field(default=(), examples=['["Kinh tế - Hạ tầng"]'])


class Leader(_Part):
    """A leader of the commune and the codes of the sectors he or she is in charge of."""

    name: Name
    title: Text = ""
    sectors: tuple[Name, ...] = Field(default=(), examples=["[kinh-te]"])


class Assignment(_Part):
    """The letter that assigned the period's tasks, as people cite it: "312/UBND-VP ngày 02/4/2026"."""

    document: Annotated[str, _of_text(_document)] = ""

    @staticmethod
    def parts_of(document: str) -> tuple[str, str, str]:
        """Number with symbol, the symbol alone, and the text after them: 312/UBND-VP, UBND-VP, " ngày 02/4/2026"."""
        document = re.sub("[\u2010-\u2015\u2212]", "-", clean(document))
        if not (match := _DOCUMENT.search(document)):
            return "", "", document
        number, year, symbol = (re.sub(r"\s", "", part or "") for part in match.groups())
        return f"{number}/{year}{symbol}", symbol, document[match.end() :]

    @staticmethod
    def day_of(document: str) -> date | None:
        """The date that a citation names; None where it names none.

        Raises:
            BadValue: the calendar has no such day.
        """
        match = _DOCUMENT_DAY.search(Assignment.parts_of(document)[2])
        return day("/".join(match.groups())) if match else None


class Policy(_Part):
    """Settings where communes differ.

    Attributes:
        before_is_exclusive: "trước 15/4" means 14/4; false makes it 15/4.
        roll_to_working_day: a deadline on a day off counts as the next working day.
        behind_plan: an open task whose progress lies below the straight line from assignment to deadline is
            reported as behind plan (E504).
        due_soon_days: tasks due within so many days after the cut-off are urged.
    """

    before_is_exclusive: bool = True
    roll_to_working_day: bool = False
    behind_plan: bool = False
    due_soon_days: int = Field(default=3, ge=0, examples=["3"])


class Letter(_Part):
    """What the drafted letter takes over as it is written; `addressees`, `signer`, `recipients` are lists of lines.

    Attributes:
        wording: passages that the letter says otherwise, by their keys in `schemas/letter.yaml`.
    """

    number: Text = ""
    addressees: Lines = ()
    signer: Lines = ()
    recipients: Lines = ()
    wording: Mapping[str, str] = {}


class Folders(_Part):
    """The workspace's folders, relative to it, with "/"."""

    inbox: Folder = "nop"
    register_: Folder = Field(default="dang-ky", alias="register")
    previous: Folder = "ky-truoc"
    output: Folder = "ket-qua"

    @property
    def register(self) -> str:
        """The folder of the register; no field can bear this name, which every abstract class has already."""
        return self.register_


class Settings(_Part):
    """`sheetops.yaml`, key by key."""

    version: Literal["1"] = Field(examples=["1"])
    kind: Name = Field(examples=["task_tracking"])
    office: Office = Field(examples=['{name: "UBND xã Lùng Phình"}'])
    period: Annotated[Period, _of_text(Period.parse)] = Field(examples=["2026-04"])
    cutoff: Day = Field(examples=["2026-04-17"])
    submission_deadline: Moment | None = Field(default=None, examples=["2026-04-16T17:00"])
    assignment: Assignment = Field(default=Assignment(), examples=['{document: "312/UBND-VP ngày 02/4/2026"}'])
    units: tuple[Unit, ...] = Field(min_length=1, examples=['[{code: KT, name: "Phòng Kinh tế"}]'])
    sectors: tuple[Sector, ...] = Field(default=(), examples=['[{code: kinh-te, name: "Kinh tế"}]'])
    leaders: tuple[Leader, ...] = ()
    policy: Policy = Policy()
    letter: Letter = Letter()
    folders: Folders = Folders()
