"""The outputs of a run, whole or not at all: the workbook first, the JSON that carries its hash last."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from sheetops.config import input_folder_of, result_path
from sheetops.errors import OutputBusyError, WorkspaceError
from sheetops.evaluation import Evaluation
from sheetops.kept import kept_copy
from sheetops.write.atomic import replace_all
from sheetops.write.decisions import decisions_bytes
from sheetops.write.json import json_bytes
from sheetops.write.workbook import workbook_bytes


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the outputs of a run stand.

    Attributes:
        kept: the earlier workbook, where something in it would have been lost.
        decisions: the workbook of decisions, where something was asked in it.
    """

    workbook: Path
    json: Path
    kept: Path | None = None
    decisions: Path | None = None


def output_paths(evaluation: Evaluation, output: Path | str | None = None) -> Outputs:
    """Where a run writes: `tong-hop-<period>.xlsx` and `.json` in the workspace's output folder.

    Args:
        output: another folder, or the path of the workbook itself (ending in .xlsx).
    """
    workbook = result_path(evaluation.workspace, output)
    return Outputs(workbook, workbook.with_suffix(".json"))


def _refuse_among_inputs(evaluation: Evaluation, path: Path) -> None:
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
    evaluation: Evaluation, output: Path | str | None = None, *, lang: str = "vi", json_copy: Path | str | None = None
) -> Outputs:
    """Write workbook and JSON, and what the Office is to be asked into its `quyet-dinh.xlsx`.

    An earlier workbook in which something was changed besides the Office's decisions is kept beside them.

    Args:
        output: as for `output_paths`.
        lang: language of the messages in the JSON.
        json_copy: write the JSON here too.

    Raises:
        OutputBusyError: an output is open in another program or cannot be replaced; nothing was changed.
        WorkspaceError: an output would stand among what is read, or the Office's decisions cannot be added to, or
            the workbook that would be replaced is not the one whose decisions were read.
    """
    paths = output_paths(evaluation, output)
    for path in (paths.workbook, *([Path(json_copy)] if json_copy is not None else [])):
        _refuse_among_inputs(evaluation, path)
    workbook = workbook_bytes(evaluation)
    digest = hashlib.sha256(workbook).hexdigest()
    document = json_bytes(evaluation, lang, {"path": paths.workbook.name, "sha256": digest})
    copies = [(Path(json_copy), document)] if json_copy is not None else []
    kept = kept_copy(paths.workbook, workbook, evaluation.harvest)
    asked = _asked(evaluation)
    earlier = [file for file in (kept, asked) if file]
    replace_all([*earlier, (paths.workbook, workbook), *copies, (paths.json, document)])
    return replace(paths, kept=kept[0] if kept else None, decisions=asked[0] if asked else None)


def _asked(evaluation: Evaluation) -> tuple[Path, bytes] | None:
    """The workbook of decisions with what is to be asked; None where nothing new is."""
    path = evaluation.workspace.decisions
    try:
        existing = path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise OutputBusyError(
            f"Không đọc được tệp “{path.name}”: tệp đang mở ở chương trình khác hoặc không có quyền đọc. Hãy đóng tệp "
            "rồi chạy lại.",
            f"“{path.name}” cannot be read: it is open in another program, or may not be read. Close it and run again.",
        ) from error
    data = decisions_bytes(evaluation, existing)
    return None if data is None else (path, data)
