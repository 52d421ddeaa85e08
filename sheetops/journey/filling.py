"""The Office's own template, filled with the figures and rows of a result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from sheetops.catalogue.wording import Data
from sheetops.config import result_path
from sheetops.errors import SheetopsError, UnknownNameError, WorkspaceError
from sheetops.journey.why import explain_tally
from sheetops.scored import Result, Scored
from sheetops.words.vocabulary import Vocabulary
from sheetops.write.atomic import bytes_of, replace_file
from sheetops.write.letter.frame import names_of
from sheetops.write.template import Filled, Filling, Source, filled
from sheetops.write.workbook.values import storable
from sheetops.yamlfile import shipped

_NAME = "theo-mau"
_CUT = "… (đã cắt)"


class TemplateError(SheetopsError):
    """A template that cannot be filled; it names every placeholder with its cell."""


class TemplateWords(Data):
    """`schemas/template.yaml`."""

    version: Literal["1"]
    prefix: str
    general: Mapping[str, tuple[str, ...]]
    running: tuple[str, ...]
    extra: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def template_words() -> TemplateWords:
    """The words, read once."""
    return shipped("template.yaml", TemplateWords)


@dataclass(frozen=True, slots=True)
class TemplateFilled:
    """Where the filled template stands, and what of the template openpyxl did not keep (in both languages)."""

    path: Path
    lost: tuple[tuple[str, str], ...] = ()


def filled_path(result: Result, output: Path | str | None = None) -> Path:
    """Where the filled template is written: `theo-mau-<period>.xlsx` beside the workbook."""
    return result_path(result.workspace, output).with_name(f"{_NAME}-{result.workspace.period.text}.xlsx")


def fill_template(result: Result, template: Path | str, output: Path | str | None = None) -> TemplateFilled:
    """Write `theo-mau-<period>.xlsx`: the template with its placeholders filled in, its layout kept.

    Args:
        template: a workbook (.xlsx) with placeholders; see the guide.
        output: as for `write_outputs`.

    Raises:
        TemplateError: it is no workbook, or a placeholder cannot be filled; all of them are named.
        OutputBusyError: the file that would be written is open in another program.
    """
    source = Path(template)
    if not source.is_file():
        raise WorkspaceError(f'không có tệp mẫu "{source}"', f'there is no template "{source}"')
    made = _filled(source, result)
    if made.mistakes:
        raise _error(source, made)
    path = filled_path(result, output)
    replace_file(path, made.data)
    return TemplateFilled(path, tuple(made.lost))


def _filled(path: Path, result: Result) -> Filled:
    source = Source(_figures(result), _columns(result), list(_rows(result)), template_words().prefix)
    data = bytes_of(path)
    try:
        return filled(data, source, result.workspace.cutoff)
    except SheetopsError:
        raise
    except Exception as error:  # openpyxl raises what it happens upon in what is no workbook
        raise TemplateError(
            f'không đọc được tệp mẫu "{path.name}"; hãy mở bằng Excel, lưu lại dạng .xlsx rồi chạy lại',
            f'the template "{path.name}" cannot be read; open it in Excel, save it as .xlsx, and run again',
        ) from error


def _error(path: Path, made: Filled) -> TemplateError:
    vi, en = ("\n".join(f"  {m.sheet}!{m.cell}: {m.text}: {m.why[at]}" for m in made.mistakes) for at in (0, 1))
    count = len(made.mistakes)
    return TemplateError(
        f'tệp mẫu "{path.name}" có {count} chỗ không điền được, chưa ghi gì theo mẫu:\n{vi}',
        f'the template "{path.name}" has {count} place(s) that cannot be filled; nothing was written by it:\n{en}',
    )


def _columns(result: Result) -> Callable[[str], str | None]:
    """The key of a row's value by the words for a field; "" for the running number."""
    words, scored = template_words(), isinstance(result, Scored)
    frame = result.indicators if isinstance(result, Scored) else result.tasks
    texts: dict[str, tuple[str, ...]] = {str(name): (str(name),) for name in frame}
    headers: dict[str, tuple[str, ...]] = {}
    for field in result.kind.fields:
        name = "name" if scored and field.name == "title" else field.name
        if name in texts:
            texts[name], headers[name] = (field.label.vi, field.label.en, name), field.headers
    texts = {name: (*known, *words.extra.get(name, ())) for name, known in texts.items()}
    fields, others, running = Vocabulary(texts), Vocabulary(headers), Vocabulary({"": words.running})
    return lambda text: "" if running.find(text) is not None else fields.find(text) or others.find(text)


def _rows(result: Result) -> Iterator[Mapping[str, Filling]]:
    names = names_of(result)
    if isinstance(result, Scored):
        show, frame = {"unit": names.unit}, result.indicators[result.indicators["leaf"]]
    else:
        show = {"unit": names.unit, "sector": names.sector, "origin": names.origin, "status": names.status}
        frame = result.tasks
    for row in frame.to_dict("records"):
        yield {str(key): _value(str(key), value, show) for key, value in row.items()}


def _value(key: str, value: Any, show: Mapping[str, Any]) -> Filling:
    if isinstance(value, tuple) or value is None or pd.isna(value):
        return None
    if key in show:
        return str(show[key](value))
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, str):
        return storable(value, _CUT)
    return float(value) if isinstance(value, float) else value.item() if hasattr(value, "item") else value


def _figures(result: Result) -> Callable[[str], Filling | tuple[str, str]]:
    """A figure or general text by its words; the reason where there is none."""
    general, texts = Vocabulary(template_words().general), _general(result)

    def figure(text: str) -> Filling | tuple[str, str]:
        if (code := general.find(text)) is not None:
            return texts[code]
        try:
            found = explain_tally(result, *(part.strip() for part in text.split("|")))
        except UnknownNameError as error:
            return error.vi, error.en
        if found.whole is None:
            return int(found.value) if found.value.is_integer() else found.value
        return found.value / found.whole if found.whole else None

    return figure


def _general(result: Result) -> Mapping[str, Filling]:
    workspace = result.workspace
    return {
        "office": workspace.office.name,
        "agency": names_of(result).agency,
        "period": workspace.period.label(),
        "cutoff": workspace.cutoff,
        "document": workspace.assignment.document or None,
        "number": workspace.letter.number or None,
    }
