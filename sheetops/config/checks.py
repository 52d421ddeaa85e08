"""What must hold between the values of `sheetops.yaml`.

The checks look at the texts of the file, so that they run even where a single value is wrong.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import TypeVar

from sheetops.config.period import Period, day
from sheetops.config.settings import Folders, Settings, folder
from sheetops.errors import Mistake
from sheetops.text import clean, compact_key, key
from sheetops.yamlfile import BadValue, Loaded, Loc, missing, nearest

_SECTORLESS_KIND = "par_index"
YAML_SUFFIXES = frozenset({".yaml", ".yml"})
_T = TypeVar("_T")


def schema_path(root: Path, kind: str) -> Path | None:
    """The schema file that a kind names; None where it is the name of a kind."""
    path = root / kind.replace("\\", "/")
    return path if path.suffix.lower() in YAML_SUFFIXES else None


def _converted(convert: Callable[[str], _T], value: object) -> _T | None:
    """A converted text; None where it cannot be, which the models report."""
    try:
        return convert(value) if isinstance(value, str) else None
    except BadValue:
        return None


def doubled_names(loaded: Loaded) -> Iterator[Mistake]:
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


def absent_sectors(loaded: Loaded) -> Iterator[Mistake]:
    """No sectors, for a kind that has them."""
    if _needs_sectors(loaded) and not loaded.at(("sectors",)):
        example = Settings.model_fields["sectors"].examples or ["…"]
        yield Mistake(loaded.line(("sectors",)), *missing("sectors", example[0]))


def unknown_sectors(loaded: Loaded) -> Iterator[Mistake]:
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


def early_cutoff(loaded: Loaded) -> Iterator[Mistake]:
    """A cut-off before the period's first day."""
    period, cutoff = _converted(Period.parse, loaded.at(("period",))), _converted(day, loaded.at(("cutoff",)))
    if period and cutoff and cutoff < period.first:
        yield Mistake(loaded.line(("cutoff",)), *before_period(cutoff, period))


def before_period(cutoff: date, period: Period) -> tuple[str, str]:
    """What to say of such a cut-off, in both languages."""
    return (
        f'ngày chốt số liệu "cutoff" {cutoff} trước ngày đầu kỳ {period.text}; phải từ {period.first} trở đi',
        f'the "cutoff" {cutoff} lies before the period {period.text}; it must be {period.first} or later',
    )


def absent_schema(root: Path, loaded: Loaded) -> Iterator[Mistake]:
    """A kind that names a schema file which is not there."""
    kind = _converted(clean, loaded.at(("kind",)))
    if kind and (path := schema_path(root, kind)) and not path.is_file():
        yield Mistake(
            loaded.line(("kind",)),
            f'không tìm thấy tệp lược đồ "{kind}"; đường dẫn tính từ thư mục chứa sheetops.yaml',
            f'there is no schema file "{kind}"; its path counts from the folder of sheetops.yaml',
        )


def clashing_folders(loaded: Loaded) -> Iterator[Mistake]:
    """One folder for two purposes, or one inside another that is searched: results would be read as input."""
    fields = {field.alias or name: field.default for name, field in Folders.model_fields.items()}
    given = {name: _converted(folder, loaded.at(("folders", name))) or default for name, default in fields.items()}
    steps = {name: PurePosixPath(path.casefold()).parts for name, path in given.items()}
    for one, two in combinations(sorted(steps, key=lambda name: len(steps[name])), 2):
        if steps[one] == steps[two] or (one != "output" and steps[one] == steps[two][: len(steps[one])]):
            yield Mistake(
                max(loaded.line(("folders", name)) for name in (one, two)),
                f'"{one}" và "{two}" không được là cùng một thư mục hoặc nằm trong nhau ("{given[two]}")',
                f'"{one}" and "{two}" must not be one folder, or one inside the other ("{given[two]}")',
            )
