"""The outputs of a run, whole or not at all: returned copies, workbook, and last the JSON with its hash."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from sheetops.config import input_folder_of, result_path
from sheetops.errors import WorkspaceError
from sheetops.journey.filling import TemplateFilled, fill_template, filled_path
from sheetops.journey.kept import kept_copy
from sheetops.journey.letters import LetterWritten, letter_path, write_letter
from sheetops.journey.returning import Returned, returned_copies
from sheetops.scored import Result, Scored
from sheetops.write import json, score_json
from sheetops.write.atomic import bytes_of, replace_all
from sheetops.write.decisions import decisions_bytes
from sheetops.write.pdf import PdfError, write_pdf
from sheetops.write.returned.folder import Folder, folder
from sheetops.write.returned.words import returned_words
from sheetops.write.scorebook import scorebook_bytes
from sheetops.write.workbook import workbook_bytes


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the outputs of a run stand.

    Attributes:
        kept: the earlier workbook, where something in it would have been lost.
        decisions: the workbook of decisions, where something was asked in it.
        returned: the copies that go back to the units, and the texts beside them.
        template: the Office's own template, filled in.
        report: the page of HTML, where it was asked for.
        not_copied: paths of the submissions of which only the text goes back, though they could be opened.
        letter: the letter that was asked for.
        printed: the PDFs that were asked for.
        not_printed: why there is no PDF of a document; the document itself was written.
        outdated: documents of the same period that an earlier run has written and this one was not asked to renew.
    """

    workbook: Path
    json: Path
    kept: Path | None = None
    decisions: Path | None = None
    returned: tuple[Path, ...] = ()
    not_copied: tuple[str, ...] = ()
    letter: LetterWritten | None = None
    printed: tuple[Path, ...] = ()
    not_printed: tuple[PdfError, ...] = ()
    report: Path | None = None
    template: TemplateFilled | None = None
    outdated: tuple[Path, ...] = ()

    @property
    def written(self) -> frozenset[Path]:
        """Every document that was written for the Office."""
        letter = [self.letter.path, *filter(None, [self.letter.edited])] if self.letter else []
        pages = [self.workbook, *filter(None, [self.report, self.template.path if self.template else None])]
        return frozenset([*pages, *letter, *self.printed])


def output_paths(evaluation: Result, output: Path | str | None = None) -> Outputs:
    """Where a run writes: `tong-hop-<period>.xlsx` and `.json` in the workspace's output folder.

    Args:
        output: another folder, or the path of the workbook itself (ending in .xlsx).
    """
    workbook = result_path(evaluation.workspace, output)
    return Outputs(workbook, workbook.with_suffix(".json"))


def _refuse_among_inputs(evaluation: Result, path: Path) -> None:
    """No output among what is read: it would replace a submission, or be taken for one by the next run.

    Raises:
        WorkspaceError: the path lies there, or is that of the Office's decisions.
    """
    if path.resolve() == evaluation.workspace.decisions.resolve():
        raise WorkspaceError(
            f'không ghi kết quả đè lên tệp quyết định của Văn phòng "{path}"; hãy chọn tên khác',
            f'outputs are not written over the Office\'s decisions "{path}"; choose another name',
        )
    if folder := input_folder_of(evaluation.workspace, path):
        raise WorkspaceError(
            f'không ghi kết quả vào thư mục đầu vào "{folder}"; hãy chọn thư mục khác',
            f'outputs are not written into the input folder "{folder}"; choose another one',
        )


def write_outputs(
    evaluation: Result,
    output: Path | str | None = None,
    *,
    lang: str = "vi",
    json_copy: Path | str | None = None,
    no_returns: bool = False,
    letter: bool = False,
    pdf: bool = False,
    html: bool = False,
    template: Path | str | None = None,
) -> Outputs:
    """Write workbook and JSON, what goes back to the units, and what the Office is to be asked.

    An earlier workbook in which something was changed besides the Office's decisions is kept beside them.

    Args:
        output: as for `output_paths`.
        lang: language of the messages in the JSON.
        json_copy: write the JSON here too.
        no_returns: write no returned copies, and leave those of an earlier run as they are.
        letter: draft the letter too, or bring the Office's own up to date.
        pdf: make PDFs of workbook and letter too, beside them, by LibreOffice.
        html: write the report too, `bao-cao-<period>.html` beside the workbook.
        template: a workbook of the Office's own that is filled in too, as `theo-mau-<period>.xlsx`.

    Raises:
        TemplateError: the template cannot be filled; the other outputs are written.
        OutputBusyError: an output is open in another program or cannot be replaced; nothing was changed.
        WorkspaceError: an output would stand among what is read, or the Office's decisions cannot be added to, or
            the workbook that would be replaced is not the one whose decisions were read.
    """
    paths = output_paths(evaluation, output)
    for path in (paths.workbook, *([Path(json_copy)] if json_copy is not None else [])):
        _refuse_among_inputs(evaluation, path)
    workbook, returned = _made(evaluation, no_returns=no_returns)
    digest = hashlib.sha256(workbook).hexdigest()
    document = document_bytes(evaluation, lang, {"path": paths.workbook.name, "sha256": digest})
    copies = [(Path(json_copy), document)] if json_copy is not None else []
    kept = kept_copy(paths.workbook, workbook, evaluation.harvest)
    asked = _asked(evaluation)
    earlier = [file for file in (kept, asked) if file]
    back = None if no_returns else _folder(paths.workbook.parent, returned)
    report = _report(evaluation, paths.workbook) if html else None
    pages = [report] if report else []
    ours = [(paths.workbook, workbook), *pages, *copies, (paths.json, document)]
    replace_all([*earlier, *(back.writes if back else ()), *ours])
    if back:
        back.tidy()
    written = replace(
        paths,
        kept=kept[0] if kept else None,
        decisions=asked[0] if asked else None,
        returned=back.files if back else (),
        report=report[0] if report else None,
        not_copied=tuple(each.path for each in returned if each.failed),
        letter=write_letter(evaluation, output) if letter else None,
        template=fill_template(evaluation, template, output) if template else None,
    )
    written = _printed(written) if pdf else written
    return replace(written, outdated=_outdated(evaluation, written, output))


def _outdated(evaluation: Result, outputs: Outputs, output: Path | str | None) -> tuple[Path, ...]:
    """What lies beside the outputs of an earlier run: its figures may differ from those that were written now."""
    letter, filled = letter_path(evaluation, output), filled_path(evaluation, output)
    pages = (report_path(evaluation, outputs.workbook), letter, filled)
    printed = (document.with_suffix(".pdf") for document in (outputs.workbook, letter))
    return tuple(path for path in (*pages, *printed) if path not in outputs.written and path.is_file())


def _printed(outputs: Outputs) -> Outputs:
    """The outputs with the PDFs of what is printed and signed, or why there are none."""
    printed, failed = [], []
    for document in (outputs.workbook, *([outputs.letter.path] if outputs.letter else [])):
        try:
            printed.append(write_pdf(document))
        except PdfError as error:
            failed.append(error)
    return replace(outputs, printed=tuple(printed), not_printed=tuple(failed))


def _made(evaluation: Result, *, no_returns: bool) -> tuple[bytes, tuple[Returned, ...]]:
    """The workbook, and what goes back to the units, which children make meanwhile."""
    if no_returns:
        return _workbook(evaluation), ()
    with ThreadPoolExecutor(1) as beside:
        returned = beside.submit(returned_copies, evaluation)
        workbook = _workbook(evaluation)
        return workbook, returned.result()


def _workbook(evaluation: Result) -> bytes:
    return scorebook_bytes(evaluation) if isinstance(evaluation, Scored) else workbook_bytes(evaluation)


def report_path(evaluation: Result, workbook: Path) -> Path:
    """Where the report is written: `bao-cao-<period>.html` beside the workbook."""
    return workbook.with_name(f"bao-cao-{evaluation.workspace.period.text}.html")


def _report(evaluation: Result, workbook: Path) -> tuple[Path, bytes]:
    """The report, beside the workbook that it goes with."""
    from sheetops.write.report import report_bytes  # what fills templates is slow to import, and seldom asked for

    return report_path(evaluation, workbook), report_bytes(evaluation, workbook.name)


def document_bytes(evaluation: Result, lang: str, workbook: dict[str, str] | None = None) -> bytes:
    """The JSON of a result.

    Args:
        workbook: name and sha256 of the workbook that goes with it.
    """
    if isinstance(evaluation, Scored):
        return score_json.json_bytes(evaluation, lang, workbook)
    return json.json_bytes(evaluation, lang, workbook)


def _folder(output: Path, returned: tuple[Returned, ...]) -> Folder:
    return folder(output / returned_words().folder, [each.files for each in returned])


def _asked(evaluation: Result) -> tuple[Path, bytes] | None:
    """The workbook of decisions with what is to be asked; None where nothing new is."""
    path = evaluation.workspace.decisions
    data = decisions_bytes(evaluation, bytes_of(path) if path.is_file() else None)
    return None if data is None else (path, data)
