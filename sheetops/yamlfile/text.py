"""A YAML file → nested texts with their lines.

YAML's own guesses (02741 is a number, "no" is false) are the first thing that goes wrong in a file that clerks
write, so every scalar stays as it is written.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from sheetops.errors import ConfigError, Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Loc: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_ODD_BREAKS = re.compile("[\x85\u2028\u2029]")  # ends of lines to YAML, but to no editor: lines must agree
_BLANK = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST = 50
_MOST_VALUES = 200_000

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


def config_error(path: Path, mistakes: list[Mistake]) -> ConfigError:
    """Every mistake once, in the order of the lines."""
    return ConfigError(path, tuple(sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.line)))


def read_yaml(path: Path) -> tuple[Loaded, list[Mistake]]:
    """The file, and the mistakes that do not keep the rest of it from being read."""
    root = _nodes(path, _text(path))
    if root is None or (isinstance(root, yaml.ScalarNode) and root.value in _BLANK):
        raise config_error(path, [Mistake(0, *_EMPTY)])
    if not isinstance(root, yaml.MappingNode):
        raise config_error(path, [Mistake(_line(root), *_OUTLINE)])
    builder = _Builder(path)
    return Loaded(builder.mapping(root, ()), builder.lines), builder.mistakes


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise config_error(path, [Mistake(0, "không tìm thấy tệp này", "there is no such file")]) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise config_error(path, [Mistake(0, f"không đọc được tệp ({reason})", f"cannot be read ({reason})")]) from None
    bom, encoding = next((pair for pair in _BOMS if raw.startswith(pair[0])), (b"", "utf-8"))
    raw = raw.removeprefix(bom)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        text = raw[: error.start].decode(encoding, "ignore") + "\0"
    if "\0" in text:
        raise config_error(path, [Mistake(text[: text.index("\0")].count("\n") + 1, *_ENCODING)])
    return _ODD_BREAKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _nodes(path: Path, text: str) -> yaml.Node | None:
    """The root of the parser's nodes; None for an empty file."""
    lines = text.split("\n")
    if hidden := [Mistake(n, *_CONTROL) for n, line in enumerate(lines, 1) if _UNPRINTABLE.search(line)]:
        raise config_error(path, hidden)
    try:
        if deep := _too_deep(text):
            raise config_error(path, [Mistake(deep, *_ENDLESS)])
        root: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise config_error(path, _syntax_mistakes(error, lines)) from None
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
            raise config_error(self.path, [*self.mistakes, Mistake(_line(node), *_ENDLESS)])
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
