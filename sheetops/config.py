"""`sheetops.yaml` → Workspace: whose sheets, of which period, evaluated at which cut-off.

Clerks write the file, so its mistakes are reported all at once: those of single values by the models, those
between values by the checks at the end, which look at the texts of the file and so run even where a single
value is wrong.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import combinations
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sheetops.errors import Mistake, WorkspaceError
from sheetops.text import clean, compact_key, key
from sheetops.yamlfile import BadValue, Loaded, Loc, missing, nearest, validated

CONFIG_NAME = "sheetops.yaml"
_RESERVED_CODE = "unknown"
_SECTORLESS_KIND = "par_index"
_YAML = frozenset({".yaml", ".yml"})
_T = TypeVar("_T")

# ----- periods, dates, texts

_MONTH, _QUARTER, _YEAR = 1, 3, 12
_PERIODS = (
    (_MONTH, re.compile(r"(?P<year>20\d\d)[-/.](?P<number>\d\d?)")),
    (_MONTH, re.compile(r"(?P<number>\d\d?)[-/.](?P<year>20\d\d)")),
    (_QUARTER, re.compile(r"(?P<year>20\d\d)[-/. ]?[Qq](?P<number>\d)")),
    (_QUARTER, re.compile(r"[Qq](?P<number>\d)[-/. ](?P<year>20\d\d)")),
    (_YEAR, re.compile(r"(?P<year>20\d\d)(?P<number>)")),
)
_DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_TIME_FORMATS = ("%H:%M", "%H:%M:%S", "%Hh%M", "%Hh")
_END_OF_DAY = time(23, 59, 59)
_ROMAN = ("I", "II", "III", "IV")
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LABELS = {
    "vi": {_MONTH: "tháng {month} năm {year}", _QUARTER: "quý {roman} năm {year}", _YEAR: "năm {year}"},
    "en": {_MONTH: "{name} {year}", _QUARTER: "quarter {roman} of {year}", _YEAR: "{year}"},
}
_AGENCIES = ("UBND", "Ủy ban nhân dân")
_LEVELS = ("xã", "phường", "đặc khu")
_DOCUMENT = re.compile(r"(\d+[^\W\d_]?)\s*/\s*(\d{4}\s*/\s*)?([^\W\d_][\w&]*(?:-[\w&]+|\s+-\s+[A-ZĐ][\w&]*)*)")
_DOCUMENT_DAY = re.compile(r"(\d{1,2})\D{1,8}(\d{1,2})\D{1,8}(\d{4})")


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


def _day(text: str) -> date:
    """A date, year first or day first; never month first."""
    if found := _first_that_fits(text.strip(), _DAY_FORMATS):
        return found.date()
    raise BadValue(
        "không phải một ngày có trong lịch; hãy viết năm-tháng-ngày", "is no date of the calendar; write year-month-day"
    )


def _moment(text: str) -> datetime:
    """A date and a time of day, as the local clock shows it; a date alone lasts until its end."""
    day, _, clock = text.strip().replace("T", " ").partition(" ")
    hour = _first_that_fits(clock.strip(), _TIME_FORMATS)
    if clock and not hour:
        raise BadValue(
            "không phải ngày giờ; hãy viết năm-tháng-ngày giờ:phút, không kèm múi giờ",
            "is no date and time; write year-month-day hour:minute, without a time zone",
        )
    return datetime.combine(_day(day), hour.time() if hour else _END_OF_DAY)


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


def _folder(text: str) -> str:
    path = PurePosixPath(clean(text).replace("\\", "/"))
    if PureWindowsPath(path).anchor or ".." in path.parts or not path.parts:
        raise BadValue(
            'phải là tên một thư mục nằm trong thư mục làm việc, không có ổ đĩa, không có ".."',
            'must name a folder inside the workspace, without a drive and without ".."',
        )
    return str(path)


def _lines(value: Any) -> Any:
    """A text with its lines, or a group of texts, as a list: a letter's signer may be written in each way."""
    return (
        tuple(value.splitlines()) if isinstance(value, str) else [*value.values()] if isinstance(value, dict) else value
    )


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
Day = Annotated[date, _of_text(_day)]
Moment = Annotated[datetime, _of_text(_moment)]
Folder = Annotated[str, _of_text(_folder)]
Lines = Annotated[tuple[Text, ...], BeforeValidator(_lines)]

# ----- what stands in the file


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
        return _day("/".join(match.groups())) if match else None


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
    """What the drafted letter takes over as it is written; `signer` and `recipients` are lists of lines."""

    number: Text = ""
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


class Workspace(Settings):
    """A workspace: its settings and the folder they apply to; `config_path` is None where there is no file."""

    root: Path
    config_path: Path | None = None
    units: tuple[Unit, ...] = ()

    def unit(self, code: str) -> Unit | None:
        """The unit of a code; None where there is none."""
        return next((unit for unit in self.units if unit.code == code), None)

    def sector(self, code: str) -> Sector | None:
        """The sector of a code; None where there is none."""
        return next((sector for sector in self.sectors if sector.code == code), None)

    @property
    def inbox(self) -> Path:
        """Where submissions are dropped."""
        return self.root / self.folders.inbox

    @property
    def register(self) -> Path:
        """Where the register of assigned tasks lies."""
        return self.root / self.folders.register

    @property
    def previous(self) -> Path:
        """Where last period's consolidated workbook lies."""
        return self.root / self.folders.previous

    @property
    def output(self) -> Path:
        """Where the results go."""
        return self.root / self.folders.output

    @property
    def kind_path(self) -> Path | None:
        """The schema file that `kind` names; None where it is the name of a kind."""
        return _schema_path(self.root, self.kind)

    @property
    def assignment_symbol(self) -> str:
        """Number and symbol of the assignment letter: 312/UBND-VP; empty where none is given."""
        return Assignment.parts_of(self.assignment.document)[0]

    @property
    def assignment_series(self) -> str:
        """The symbol alone, shared by the letters of one series: UBND-VP."""
        return Assignment.parts_of(self.assignment.document)[1]

    @property
    def assignment_date(self) -> date | None:
        """The date of the assignment letter; None where none is given."""
        return Assignment.day_of(self.assignment.document)


# ----- where it comes from


def load_workspace(folder: Path) -> Workspace:
    """The workspace of a folder, or of the path of a configuration file.

    Raises:
        WorkspaceError: there is no such folder, or no sheetops.yaml in it.
        ConfigError: the file has mistakes.
    """
    path = _config_path(folder.resolve())
    checks = (_doubled_names, _unknown_sectors, _absent_sectors, _early_cutoff, _clashing_folders)
    settings, _ = validated(path, Settings, *checks, partial(_absent_schema, path.parent))
    return Workspace(root=path.parent, config_path=path, **_by_key(settings))


def find_workspace(start: Path) -> Path | None:
    """The nearest folder with a sheetops.yaml, from a file or folder upwards."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / CONFIG_NAME).is_file()), None)


def replace_cutoff(workspace: Workspace, cutoff: date) -> Workspace:
    """The workspace evaluated at another cut-off.

    Raises:
        WorkspaceError: the cut-off lies before the period's first day.
    """
    if cutoff < workspace.period.first:
        raise WorkspaceError(*_before_period(cutoff, workspace.period))
    return workspace.model_copy(update={"cutoff": cutoff})


def bare_workspace(
    root: Path, period: Period, cutoff: date, kind: str = "task_tracking", office: str = ""
) -> Workspace:
    """A workspace for checking sheets where nothing is configured: no units, no sectors, default settings."""
    named = Office(name=office) if office else Office.model_construct(name="")
    return Workspace(version="1", kind=kind, office=named, period=period, cutoff=cutoff, root=root)


def _config_path(place: Path) -> Path:
    if place.is_file() and place.suffix.lower() in _YAML:
        return place
    if not place.is_dir():
        raise WorkspaceError(
            f'không tìm thấy thư mục làm việc "{place}"; kiểm tra lại đường dẫn, hoặc tạo mới: sheetops init "{place}"',
            f'there is no workspace folder "{place}"; check the path, or make one: sheetops init "{place}"',
        )
    if not (place / CONFIG_NAME).is_file():
        raise WorkspaceError(
            f'thư mục "{place}" chưa có tệp {CONFIG_NAME}; hãy tạo bằng lệnh: sheetops init "{place}"',
            f'the folder "{place}" has no {CONFIG_NAME}; make one: sheetops init "{place}"',
        )
    return place / CONFIG_NAME


def _by_key(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in Settings.model_fields}


def _schema_path(root: Path, kind: str) -> Path | None:
    path = root / kind.replace("\\", "/")
    return path if path.suffix.lower() in _YAML else None


# ----- checks between values


def _converted(convert: Callable[[str], _T], value: object) -> _T | None:
    """A converted text; None where it cannot be, which the models report."""
    try:
        return convert(value) if isinstance(value, str) else None
    except BadValue:
        return None


def _doubled_names(loaded: Loaded) -> Iterator[Mistake]:
    """A code, name or alias that two units (or sectors) have: no file or cell could be told apart by it."""
    for part in ("units", "sectors"):
        owners: dict[str, Loc] = {}
        for item in loaded.items((part,)):
            for name in ("code", "name", "aliases"):
                for place, text in loaded.texts((*item, name)):
                    owner = owners.setdefault(compact_key(text) or key(text), item)
                    if text and owner != item:
                        yield _doubled(loaded, place, text, owner)


def _doubled(loaded: Loaded, place: Loc, text: str, owner: Loc) -> Mistake:
    other, line = loaded.at((*owner, "code")), loaded.line(owner)
    return Mistake(
        loaded.line(place),
        f'"{text}" đã dùng cho "{other}" (dòng {line}); mỗi mã, tên, tên gọi khác chỉ thuộc một nơi, hãy bỏ hoặc đổi',
        f'"{text}" already belongs to "{other}" (line {line}); each has one owner, remove or change it',
    )


def _needs_sectors(loaded: Loaded) -> bool:
    return loaded.at(("kind",)) != _SECTORLESS_KIND


def _absent_sectors(loaded: Loaded) -> Iterator[Mistake]:
    if _needs_sectors(loaded) and not loaded.at(("sectors",)):
        example = Settings.model_fields["sectors"].examples or ["…"]
        yield Mistake(loaded.line(("sectors",)), *missing("sectors", example[0]))


def _unknown_sectors(loaded: Loaded) -> Iterator[Mistake]:
    """A unit's or leader's sector that is not declared; silent where the list itself is missing."""
    sectors = loaded.items(("sectors",))
    codes = [clean(code) for item in sectors for _, code in loaded.texts((*item, "code"))]
    if not codes and _needs_sectors(loaded):
        return
    meant = {compact_key(name): str(loaded.at((*item, "code"))) for item in sectors for name in _names(loaded, item)}
    places = [(*item, "sector") for item in loaded.items(("units",))]
    places += [(*item, "sectors") for item in loaded.items(("leaders",))]
    for place, text in (found for start in places for found in loaded.texts(start)):
        if text and clean(text) not in codes:
            vi, en = nearest(meant.get(compact_key(text), text), codes)
            yield Mistake(
                loaded.line(place),
                f'lĩnh vực "{text}" chưa khai trong "sectors"; {vi}',
                f'sector "{text}" is not among "sectors"; {en}',
            )


def _names(loaded: Loaded, item: Loc) -> list[str]:
    return [text for name in ("code", "name", "aliases") for _, text in loaded.texts((*item, name))]


def _early_cutoff(loaded: Loaded) -> Iterator[Mistake]:
    period, cutoff = _converted(Period.parse, loaded.at(("period",))), _converted(_day, loaded.at(("cutoff",)))
    if period and cutoff and cutoff < period.first:
        yield Mistake(loaded.line(("cutoff",)), *_before_period(cutoff, period))


def _before_period(cutoff: date, period: Period) -> tuple[str, str]:
    return (
        f'ngày chốt số liệu "cutoff" {cutoff} trước ngày đầu kỳ {period.text}; phải từ {period.first} trở đi',
        f'the "cutoff" {cutoff} lies before the period {period.text}; it must be {period.first} or later',
    )


def _absent_schema(root: Path, loaded: Loaded) -> Iterator[Mistake]:
    kind = _converted(clean, loaded.at(("kind",)))
    if kind and (path := _schema_path(root, kind)) and not path.is_file():
        yield Mistake(
            loaded.line(("kind",)),
            f'không tìm thấy tệp lược đồ "{kind}"; đường dẫn tính từ thư mục chứa {CONFIG_NAME}',
            f'there is no schema file "{kind}"; its path counts from the folder of {CONFIG_NAME}',
        )


def _clashing_folders(loaded: Loaded) -> Iterator[Mistake]:
    """One folder for two purposes, or one inside another that is searched: results would be read as input."""
    fields = {field.alias or name: field.default for name, field in Folders.model_fields.items()}
    given = {name: _converted(_folder, loaded.at(("folders", name))) or default for name, default in fields.items()}
    steps = {name: PurePosixPath(folder.casefold()).parts for name, folder in given.items()}
    for one, two in combinations(sorted(steps, key=lambda name: len(steps[name])), 2):
        if steps[one] == steps[two] or (one != "output" and steps[one] == steps[two][: len(steps[one])]):
            yield Mistake(
                max(loaded.line(("folders", name)) for name in (one, two)),
                f'"{one}" và "{two}" không được là cùng một thư mục hoặc nằm trong nhau ("{given[two]}")',
                f'"{one}" and "{two}" must not be one folder, or one inside the other ("{given[two]}")',
            )
