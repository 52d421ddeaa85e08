"""What `sheetops consolidate` does with the result: it writes it, and tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheetops.cli.letter_written import tell
from sheetops.cli.options import STANDARD_OUTPUT
from sheetops.cli.output import Screen, complain, deliver, text
from sheetops.cli.score_summary import score_summary
from sheetops.cli.summary import summary
from sheetops.cli.values import is_device, shown_path
from sheetops.journey.outputs import Outputs, document_bytes, write_outputs
from sheetops.scored import Scored
from sheetops.write.returned.words import returned_words

if TYPE_CHECKING:
    from pathlib import Path

    from rich.text import Text

    from sheetops.cli.words import Words
    from sheetops.scored import Result

# A document's suffix → the option by which it is made.
_RENEWED_BY = {".html": "--html", ".docx": "--letter", ".xlsx": "--template", ".pdf": "--pdf"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is written besides workbook and JSON."""

    returns: bool
    letter: bool
    html: bool
    pdf: bool
    template: str | None


def write_and_tell(
    evaluation: Result,
    target: Path | None,
    copy: Path | None,
    words: Words,
    wanted: Wanted,
    *,
    dry_run: bool,
    json_copy: str | None,
) -> Outputs | None:
    """Write the outputs and show the summary; None where nothing was to be written.

    Args:
        target: the workbook or its folder; None for the workspace's own.
        wanted: what is written besides workbook and JSON.
        copy: where another copy of the JSON goes, as `json_copy` says on the command line.
    """
    outputs = None if dry_run else _write(evaluation, target, copy, words.lang, wanted)
    if json_copy is not None and (outputs is None or copy is None or is_device(copy)):
        deliver(_document(evaluation, outputs, words.lang), copy)
    _tell(evaluation, outputs, copy, words, aside=json_copy == STANDARD_OUTPUT)
    for error in outputs.not_printed if outputs else ():
        complain(words("trouble.error", message=error.message(words.lang)))
    return outputs


def _write(evaluation: Result, target: Path | None, copy: Path | None, lang: str, wanted: Wanted) -> Outputs:
    regular = copy if copy is not None and not is_device(copy) else None
    return write_outputs(
        evaluation,
        target,
        lang=lang,
        json_copy=regular,
        no_returns=not wanted.returns,
        letter=wanted.letter,
        html=wanted.html,
        pdf=wanted.pdf,
        template=wanted.template,
    )


def _document(evaluation: Result, outputs: Outputs | None, lang: str) -> str:
    """The JSON, the same as the one that was written; without a workbook's hash where nothing was."""
    document = outputs.json.read_bytes() if outputs else document_bytes(evaluation, lang)
    return document.decode("utf-8")


def _tell(evaluation: Result, outputs: Outputs | None, copy: Path | None, words: Words, *, aside: bool) -> None:
    screen = Screen(aside=aside)
    paths = [*(_written(outputs) if outputs else []), *([copy] if copy else [])]
    shown = dict.fromkeys(shown_path(path) for path in paths)
    written = [
        *_notes(evaluation, outputs, words),
        text(words("consolidate.written")),
        *(text(f"  {path}") for path in shown),
        *(tell(outputs.letter, words) if outputs and outputs.letter else ()),
        *_template(outputs, words),
        *_returned(outputs, words),
        *_outdated(outputs, words),
    ]
    is_written = outputs is not None
    if isinstance(evaluation, Scored):
        told = score_summary(evaluation, words, screen.width, written=is_written)
    else:
        told = summary(evaluation, words, screen.width, written=is_written)
    screen.show(
        *told,
        "",
        *([] if outputs else [text(words("consolidate.dry_run"), "bold")]),
        *(written if paths else []),
    )


def _written(outputs: Outputs) -> list[Path]:
    return [outputs.workbook, *outputs.printed, outputs.json, *([outputs.report] if outputs.report else [])]


def _template(outputs: Outputs | None, words: Words) -> list[Text]:
    """The template that was filled in, and what of it could not be kept."""
    if not outputs or not outputs.template:
        return []
    lines = [text(words("consolidate.template", path=shown_path(outputs.template.path)))]
    what = ", ".join(pair[words.lang == "en"] for pair in outputs.template.lost)
    return [*lines, text(words("consolidate.template_lost", what=what), "yellow")] if what else lines


def _returned(outputs: Outputs | None, words: Words) -> list[Text]:
    """How many copies go back to the units, and which submissions could not be copied."""
    if not outputs or not outputs.returned:
        return []
    copies = sum(path.suffix == ".xlsx" for path in outputs.returned)
    folder = shown_path(outputs.workbook.parent / returned_words().folder)
    lines = [words("consolidate.returned", copies=copies, texts=len(outputs.returned) - copies, folder=folder)]
    if outputs.not_copied:
        files = "; ".join(path.rpartition("/")[2] for path in outputs.not_copied)
        lines.append(words("consolidate.not_copied", count=len(outputs.not_copied), files=files))
    return [text(line) for line in lines]


def _outdated(outputs: Outputs | None, words: Words) -> list[Text]:
    """The documents of an earlier run that may say something else than the new ones, and how they are renewed."""
    if not outputs or not outputs.outdated:
        return []
    files = ", ".join(path.name for path in outputs.outdated)
    options = " ".join(dict.fromkeys(_RENEWED_BY[path.suffix] for path in outputs.outdated))
    return [text(words("consolidate.outdated", files=files, options=options), "yellow")]


def _notes(evaluation: Result, outputs: Outputs | None, words: Words) -> list[Text]:
    """What the Office should know before it opens the outputs."""
    notes = []
    if outputs and outputs.kept:
        notes.append(words("consolidate.kept", path=shown_path(outputs.kept)))
    if outputs and outputs.decisions:
        path, count = shown_path(outputs.decisions), len(evaluation.suggestions) + len(evaluation.questions)
        notes.append(words("consolidate.to_confirm", count=count, path=path))
    return [text(note, "bold") for note in notes]
