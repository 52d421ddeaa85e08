"""A YAML file → a frozen model, with every mistake in it reported at once, each with its line.

Two steps.  `load_yaml` reads the file as nested texts: YAML's own guesses (02741 is a number, "no" is false)
are the first thing that goes wrong in a file that clerks write, so every scalar stays as it is written, and
the model converts it.  `validated` holds the texts against a pydantic model.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError

from sheetops.errors import ConfigError, Mistake

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

Loc: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
M = TypeVar("M", bound=BaseModel)

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_ODD_BREAKS = re.compile("[\x85\u2028\u2029]")  # ends of lines to YAML, but to no editor: lines must agree
_BLANK = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST = 50
_MOST_VALUES = 200_000
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


@dataclass(frozen=True, slots=True)
class Loaded:
    """A YAML file as nested texts, lists and mappings; `lines` maps a path in it to its 1-based line."""

    data: Mapping[str, Value]
    lines: Mapping[Loc, int]

    def known(self, loc: Loc) -> Loc:
        """The part of a path that stands in the file: pydantic's steps into a union's members do not."""
        found: Loc = ()
        for step in loc:
            if (*found, step) in self.lines:
                found = (*found, step)
        return found

    def line(self, loc: Loc) -> int:
        """The line of a path, or of the nearest thing round it; 0 for the file as a whole."""
        return self.lines.get(self.known(loc), 0)

    def at(self, loc: Loc) -> Value:
        """What stands at a path; None where nothing does."""
        value: Any = self.data if loc == self.known(loc) else None
        for step in loc if value is not None else ():
            value = value[step]
        found: Value = value
        return found

    def items(self, loc: Loc) -> list[Loc]:
        """The paths of a list's items; none where there is no list."""
        value = self.at(loc)
        return [(*loc, number) for number in range(len(value))] if isinstance(value, list) else []

    def texts(self, loc: Loc) -> Iterator[tuple[Loc, str]]:
        """The text at a path, or the texts of the list at it, each with its own path."""
        for place in (loc, *self.items(loc)):
            if isinstance(text := self.at(place), str):
                yield place, text


Check: TypeAlias = Callable[[Loaded], Iterable[Mistake]]


def load_yaml(path: Path) -> Loaded:
    """The file as nested texts.

    Raises:
        ConfigError: it is absent, unreadable, no YAML, no mapping, or has a key twice.
    """
    loaded, mistakes = _read(path)
    if mistakes:
        raise _error(path, mistakes)
    return loaded


def validated(path: Path, model: type[M], *checks: Check) -> tuple[M, Loaded]:
    """The file as a model.  `checks` look across the whole file, even where single values are wrong.

    A key of a model that has no value counts as absent, so that its default applies.  The first of a
    field's `examples` is shown as the remedy.

    Raises:
        ConfigError: every mistake in the file, in the order of its lines.
    """
    loaded, mistakes = _read(path)
    result: M | None = None
    try:
        result = model.model_validate(_without_blanks(loaded.data, [model]))
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _is_echo(detail)]
        mistakes += [_mistake(detail, loaded, model) for detail in details]
    for check in checks:
        mistakes += check(loaded)
    if mistakes or result is None:
        raise _error(path, mistakes)
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


def _error(path: Path, mistakes: list[Mistake]) -> ConfigError:
    return ConfigError(path, tuple(sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.line)))


# ----- bytes → text → nodes

_ENCODING = (
    "tệp không ở bảng mã UTF-8; mở bằng Notepad, chọn Save As, Encoding: UTF-8 rồi lưu lại",
    "the file is not in UTF-8; open it in Notepad, choose Save As, Encoding: UTF-8, and save it again",
)
_CONTROL = ("dòng có ký tự ẩn không hợp lệ; hãy xóa và gõ lại", "an invisible control character; type the line again")
_TAB = ("dòng thụt vào bằng phím Tab; hãy thay bằng dấu cách", "the line is indented with a tab; use spaces")
_ENDLESS = ("nội dung lồng nhau quá sâu hoặc lặp vô tận; hãy viết đơn giản hơn", "nested too deeply; write it plainly")
_OUTLINE = ('tệp phải gồm các dòng "khóa: giá trị"', 'the file must consist of lines "key: value"')
_EMPTY = ("tệp trống; hãy điền nội dung", "the file is empty; fill it in")
_KEY = ("tên khóa phải là một từ", "a key must be a word")
_COLON = (
    'dấu ":" sai chỗ: dòng thụt vào sai cột, hoặc giá trị có ": " mà chưa đặt trong dấu nháy "…"',
    'misplaced ":": the line is indented wrongly, or a value with ": " in it needs quotes "…"',
)
_COLUMN = (
    "dòng không thẳng cột với các dòng cùng cấp, hoặc có chữ thừa sau dấu nháy, dấu ngoặc",
    "not in line with its neighbours, or something stands after a closing quote or bracket",
)
_OPEN = ("dấu ngoặc hoặc dấu nháy chưa đóng, hoặc sai dấu phẩy", "a bracket or quote is open, or a comma is wrong")
_BACKSLASH = ("dấu \\ trong dấu nháy kép; hãy dùng dấu nháy đơn '…'", "a backslash in double quotes; use single '…'")
_QUOTE = ("ký tự đặc biệt đứng đầu giá trị; hãy đặt giá trị trong dấu nháy '…'", "the value needs quotes '…'")

# Part of the parser's message; whether the line where the construct began is the better one; what to say.
_SYNTAX: tuple[tuple[str, bool, tuple[str, str]], ...] = (
    ("mapping values are not allowed", False, _COLON),
    ("expected ':'", True, ('thiếu ":" sau khóa, hoặc dấu cách sau "-"', 'no ":" after the key, or space after "-"')),
    ("',' or ", True, _OPEN),
    ("end of stream", True, _OPEN),
    ("node content", False, _OPEN),
    ("cannot start any token", False, _QUOTE),
    ("undefined", False, _QUOTE),
    ("another document", False, ('dấu "---" chia tệp làm hai; hãy bỏ', '"---" cuts the file in two; remove it')),
    ("escape", False, _BACKSLASH),
    ("hexdecimal", False, _BACKSLASH),
    ("expected", False, _COLUMN),
    ("", False, ("sai cú pháp YAML", "not valid YAML")),
)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _error(path, [Mistake(0, "không tìm thấy tệp này", "there is no such file")]) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _error(path, [Mistake(0, f"không đọc được tệp ({reason})", f"cannot be read ({reason})")]) from None
    bom, encoding = next((pair for pair in _BOMS if raw.startswith(pair[0])), (b"", "utf-8"))
    raw = raw.removeprefix(bom)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        text = raw[: error.start].decode(encoding, "ignore") + "\0"
    if "\0" in text:
        raise _error(path, [Mistake(text[: text.index("\0")].count("\n") + 1, *_ENCODING)])
    return _ODD_BREAKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _nodes(path: Path, text: str) -> yaml.Node | None:
    """The root of the parser's nodes; None for an empty file."""
    lines = text.split("\n")
    if hidden := [Mistake(n, *_CONTROL) for n, line in enumerate(lines, 1) if _UNPRINTABLE.search(line)]:
        raise _error(path, hidden)
    try:
        if deep := _too_deep(text):
            raise _error(path, [Mistake(deep, *_ENDLESS)])
        root: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _error(path, _syntax_mistakes(error, lines)) from None
    return root


def _too_deep(text: str) -> int:
    """The line where nesting gets too deep, or 0.  Composing recurses, and in C it overflows the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return _line(event)
    return 0


def _line(place: Any) -> int:
    return int(place.start_mark.line) + 1


def _syntax_mistakes(error: yaml.YAMLError, lines: list[str]) -> list[Mistake]:
    """Every line indented by a tab, and what the parser stumbled over: it cannot go on after its first stop."""
    indents = [line[: len(line) - len(line.lstrip())] if line.strip() else "" for line in lines]
    tabs = [Mistake(number, *_TAB) for number, indent in enumerate(indents, 1) if "\t" in indent]
    problem = str(getattr(error, "problem", None) or error)
    _, opened, (vi, en) = next(row for row in _SYNTAX if row[0] in problem)
    mark = (getattr(error, "context_mark", None) if opened else None) or getattr(error, "problem_mark", None)
    filled = max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)
    line = min(mark.line + 1, filled) if mark else 0
    return tabs + [Mistake(line, vi, f"{en} ({problem})")] * all(tab.line != line for tab in tabs)


# ----- nodes → texts


def _read(path: Path) -> tuple[Loaded, list[Mistake]]:
    """The file, and the mistakes that do not keep the rest of it from being read."""
    root = _nodes(path, _text(path))
    if root is None or (isinstance(root, yaml.ScalarNode) and root.value in _BLANK):
        raise _error(path, [Mistake(0, *_EMPTY)])
    if not isinstance(root, yaml.MappingNode):
        raise _error(path, [Mistake(_line(root), *_OUTLINE)])
    builder = _Builder(path)
    return Loaded(builder.mapping(root, ()), builder.lines), builder.mistakes


class _Builder:
    """Nodes → texts, lists and mappings, with their lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[Loc, int] = {}
        self.mistakes: list[Mistake] = []
        self.count = 0

    def value(self, node: Any, loc: Loc) -> Value:
        """What a node holds.  Aliases lead to the same node again, so that they can nest and multiply."""
        self.count += 1
        if self.count > _MOST_VALUES or len(loc) > _DEEPEST:
            raise _error(self.path, [*self.mistakes, Mistake(_line(node), *_ENDLESS)])
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        return self.sequence(node, loc) if isinstance(node, yaml.SequenceNode) else self.mapping(node, loc)

    def scalar(self, node: yaml.ScalarNode) -> str | None:
        if node.tag.startswith("!"):
            self.mistakes.append(Mistake(_line(node), *_QUOTE))
        return None if not node.style and node.value in _BLANK else str(node.value)

    def sequence(self, node: yaml.SequenceNode, loc: Loc) -> list[Value]:
        self.lines.update({(*loc, number): _line(item) for number, item in enumerate(node.value)})
        return [self.value(item, (*loc, number)) for number, item in enumerate(node.value)]

    def mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key, inner in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            here = (*loc, name)
            if not name:
                self.mistakes.append(Mistake(_line(key), *_KEY))
            elif name in found:
                self.mistakes.append(_repeated(key, self.lines[here]))
            else:
                self.lines[here] = _line(key)
                found[name] = self.value(inner, here)
        return found


def _repeated(key: yaml.ScalarNode, first: int) -> Mistake:
    return Mistake(
        _line(key),
        f'khóa "{key.value}" viết hai lần (lần đầu ở dòng {first}); hãy bỏ một',
        f'key "{key.value}" stands twice (first on line {first}); remove one',
    )


# ----- texts → model


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
