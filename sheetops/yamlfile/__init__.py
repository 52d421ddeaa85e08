"""A YAML file → a frozen model, with every mistake in it reported at once, each with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from sheetops.errors import Mistake
from sheetops.resources import schema_folder
from sheetops.yamlfile.text import Loaded, Loc, config_error, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

__all__ = ["BadValue", "Loaded", "Loc", "load_yaml", "missing", "nearest", "shipped", "validated"]

Check: TypeAlias = Callable[[Loaded], Iterable[Mistake]]
M = TypeVar("M", bound=BaseModel)
_LONGEST_SHOWN = 60


class BadValue(ValueError):  # noqa: N818 -- it reads as what a validator says of a value
    """What a model's validator raises to say in its own words what is wrong with a value.

    Both texts go on after the value's name: 'phải là …', 'must be …'.
    """

    def __init__(self, vi: str, en: str) -> None:
        """Take what is wrong, and the remedy, in Vietnamese and in English."""
        super().__init__(en)
        self.vi = vi
        self.en = en


def load_yaml(path: Path) -> Loaded:
    """The file as nested texts.

    Raises:
        ConfigError: it is absent, unreadable, no YAML, no mapping, or has a key twice.
    """
    loaded, mistakes = read_yaml(path)
    if mistakes:
        raise config_error(path, mistakes)
    return loaded


def shipped(name: str, model: type[M]) -> M:
    """The data of a file in `schemas/`, as a model.

    Raises:
        ConfigError: every mistake in it.
    """
    return validated(schema_folder() / name, model)[0]


def validated(path: Path, model: type[M], *checks: Check) -> tuple[M, Loaded]:
    """The file as a model.  `checks` look across the whole file, even where single values are wrong.

    A key of a model that has no value counts as absent, so that its default applies.  The first of a
    field's `examples` is shown as the remedy.

    Raises:
        ConfigError: every mistake in the file, in the order of its lines.
    """
    loaded, mistakes = read_yaml(path)
    result: M | None = None
    try:
        result = model.model_validate(_without_blanks(loaded.data, [model]))
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _is_echo(detail)]
        mistakes += [_mistake(detail, loaded, model) for detail in details]
    for check in checks:
        mistakes += check(loaded)
    if mistakes or result is None:
        raise config_error(path, mistakes)
    return result, loaded


def nearest(word: str, allowed: Iterable[str]) -> tuple[str, str]:
    """The remedy for an unknown word, in both languages: the allowed word it resembles, and all of them."""
    choices = list(dict.fromkeys(allowed))
    close = get_close_matches(word.casefold(), choices, n=1)
    everything = ", ".join(choices) or "-"
    if not close:
        return f"chỉ dùng được: {everything}", f"allowed: {everything}"
    return (
        f'có phải "{close[0]}"? Chỉ dùng được: {everything}',
        f'did you mean "{close[0]}"? Allowed: {everything}',
    )


def missing(name: str, example: str = "…", parent: str = "") -> tuple[str, str]:
    """What to say of a required key that is absent or empty, in both languages."""
    vi, en = (f' trong "{parent}"', f' in "{parent}"') if parent else ("", "")
    return f'thiếu "{name}"{vi}; hãy viết {name}: {example}', f'"{name}" is missing{en}; write {name}: {example}'


def _options(annotation: Any) -> list[Any]:
    """The kinds that an annotation allows: unions and `Annotated` opened."""
    if get_origin(annotation) in (Union, UnionType):
        return [option for part in get_args(annotation) for option in _options(part)]
    return _options(get_args(annotation)[0]) if get_origin(annotation) is Annotated else [annotation]


def _fields(kinds: list[Any]) -> dict[str, FieldInfo]:
    """The keys that the models among the kinds have."""
    models = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return {field.alias or name: field for model in models for name, field in model.model_fields.items()}


def _inside(kinds: list[Any], step: str | int) -> list[Any]:
    """The kinds one step further in: of a model's key, of a mapping's values, of a list's items."""
    if isinstance(step, str) and step in (fields := _fields(kinds)):
        return _options(fields[step].annotation)
    arguments = [get_args(kind) for kind in kinds if get_args(kind)]
    return [kind for found in arguments for kind in _options(found[0] if isinstance(step, int) else found[-1])]


def _without_blanks(value: Any, kinds: list[Any]) -> Any:
    """The value without the empty keys of models; a plain mapping keeps its own."""
    if isinstance(value, Mapping):
        fields = _fields(kinds)
        kept = [(key, inner) for key, inner in value.items() if inner is not None or key not in fields]
        return {key: _without_blanks(inner, _inside(kinds, key)) for key, inner in kept}
    if isinstance(value, list):
        return [_without_blanks(inner, _inside(kinds, number)) for number, inner in enumerate(value)]
    return value


# Beginnings of pydantic's error types → what to say after the value's name, with the error's own context.
_WRONG: dict[tuple[str, ...], tuple[str, str]] = {
    ("date_",): ("không phải một ngày; hãy viết năm-tháng-ngày", "is no date; write year-month-day"),
    ("datetime_",): ("không phải ngày giờ; hãy viết năm-tháng-ngày giờ:phút", "is no date and time"),
    ("bool_",): ("phải là true (có) hoặc false (không)", "must be true or false"),
    ("int_",): ("phải là một số nguyên", "must be a whole number"),
    ("float_",): ("phải là một số", "must be a number"),
    ("string_too_short",): ("không được để trống", "must not be empty"),
    ("string_pattern",): ("viết không đúng mẫu {pattern}", "does not have the form {pattern}"),
    ("string_",): ('phải là một dòng chữ, đặt trong dấu nháy "…" nếu cần', 'must be a text, in quotes "…" if need be'),
    ("tuple_", "list_", "set_", "frozen_set_"): (
        'phải là danh sách: [a, b], hoặc mỗi mục một dòng bắt đầu bằng "- "',
        'must be a list: [a, b], or one item a line, each after "- "',
    ),
    ("model_", "dict_", "mapping_"): ('phải gồm các cặp "khóa: giá trị"', 'must consist of pairs "key: value"'),
    ("literal_", "enum"): ("không dùng được; chỉ dùng {expected}", "cannot be used; allowed: {expected}"),
    ("too_short",): ("phải có ít nhất {min_length} mục", "must have at least {min_length} item(s)"),
    ("too_long",): ("chỉ được có {max_length} mục", "must have at most {max_length} item(s)"),
    ("greater_than_equal",): ("phải từ {ge} trở lên", "must be {ge} or more"),
    ("greater_than",): ("phải lớn hơn {gt}", "must be more than {gt}"),
    ("less_than_equal",): ("không được quá {le}", "must be {le} or less"),
    ("less_than",): ("phải nhỏ hơn {lt}", "must be less than {lt}"),
}


def _mistake(error: ErrorDetails, loaded: Loaded, model: type[BaseModel]) -> Mistake:
    """One of pydantic's errors, in words that say what to write instead."""
    loc = error["loc"]
    kinds: list[Any] = [model]
    for step in loaded.known(loc[:-1]):
        kinds = _inside(kinds, step)
    fields = _fields(kinds)
    if error["type"] == "extra_forbidden":
        return Mistake(loaded.line(loc), *_unknown_key(str(loc[-1]), error["input"], fields))
    named = (*loaded.known(loc[:-1]), loc[-1]) if error["type"] == "missing" else loaded.known(loc)
    steps = [step for step in named if isinstance(step, str)]
    name = steps.pop() if steps else ""
    example = next(iter(fields[name].examples or ()), None) if name in fields else None
    if error["type"] == "missing":
        return Mistake(loaded.line(loc), *missing(name, example or "…", steps[-1] if steps else ""))
    return Mistake(loaded.line(loc), *_wrong_value(error, name, example))


def _unknown_key(key: str, value: Any, fields: Iterable[str]) -> tuple[str, str]:
    vi, en = nearest(key, fields)
    if value is None:  # {name: Văn hóa, xã hội} gives a key "xã hội" without a value
        vi += "; nếu đây là phần sau dấu phẩy của một giá trị thì đặt cả giá trị đó trong dấu nháy"
        en += "; if it is what follows a comma in a value, put that value in quotes"
    return f'không có khóa "{key}"; {vi}', f'unknown key "{key}"; {en}'


def _is_echo(error: ErrorDetails) -> bool:
    """Pydantic calls a list too short when its items are all wrong, which it says of each already."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _wrong_value(error: ErrorDetails, name: str, example: Any) -> tuple[str, str]:
    last, value = error["loc"][-1:], error["input"]
    subject = (f'"{name}"', f'"{name}"') if name else ("nội dung tệp", "the file")
    if last and isinstance(last[0], int):
        subject = f'mục {last[0] + 1} của "{name}"', f'item {last[0] + 1} of "{name}"'
    shown = f' ("{value[:_LONGEST_SHOWN]}")' if isinstance(value, str) else ""
    vi, en = _complaint(error)
    hint = ("", "") if example is None or str(example) in vi else (f"; ví dụ: {example}", f"; for example: {example}")
    return f"{subject[0]}{shown} {vi}{hint[0]}", f"{subject[1]}{shown} {en}{hint[1]}"


def _complaint(error: ErrorDetails) -> tuple[str, str]:
    context = error.get("ctx", {})
    if isinstance(own := context.get("error"), BadValue):
        return own.vi, own.en
    if isinstance(own, ValueError):
        return f"không hợp lệ: {own}", f"is not valid: {own}"
    if error["input"] is None:
        return "đang để trống", "is empty"
    vi, en = next((words for starts, words in _WRONG.items() if error["type"].startswith(starts)), ("", ""))
    if not vi:
        return f"không hợp lệ ({error['msg']})", f"is not valid ({error['msg']})"
    filled = {**context, "expected": context.get("expected", "").replace("'", "").replace(" or ", ", ")}
    return vi.format(**filled), en.format(**filled)
