"""The outputs of a run: whole or not at all, and bound to one another."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import sheetops
from sheetops.journey.outputs import output_paths

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "lung-phinh-2026-04"


@pytest.fixture(scope="module")
def result() -> sheetops.Evaluation:
    return sheetops.consolidate(SAMPLE)


def test_names_carry_the_period(result: sheetops.Evaluation) -> None:
    paths = output_paths(result)
    assert paths.workbook == SAMPLE.resolve() / "ket-qua" / "tong-hop-2026-04.xlsx"
    assert paths.json == paths.workbook.with_suffix(".json")


def test_output_may_be_a_folder_or_the_workbook_itself(result: sheetops.Evaluation, tmp_path: Path) -> None:
    assert output_paths(result, tmp_path / "khac").workbook == tmp_path / "khac" / "tong-hop-2026-04.xlsx"
    assert output_paths(result, tmp_path / "a.xlsx").json == tmp_path / "a.json"


def test_the_json_bears_the_workbooks_hash(result: sheetops.Evaluation, tmp_path: Path) -> None:
    outputs = sheetops.write_outputs(result, tmp_path / "moi", json_copy=tmp_path / "ban-sao.json")
    document = json.loads(outputs.json.read_text(encoding="utf-8"))
    assert document["workbook"]["sha256"] == hashlib.sha256(outputs.workbook.read_bytes()).hexdigest()
    assert (tmp_path / "ban-sao.json").read_bytes() == outputs.json.read_bytes()


def test_nothing_is_left_beside_the_outputs(result: sheetops.Evaluation, tmp_path: Path) -> None:
    sheetops.write_outputs(result, tmp_path)
    names = ["tong-hop-2026-04.json", "tong-hop-2026-04.xlsx", "tra-lai"]
    assert sorted(p.name for p in tmp_path.iterdir()) == names


def test_a_workbook_open_in_excel_leaves_everything_as_it_was(result: sheetops.Evaluation, tmp_path: Path) -> None:
    sheetops.write_outputs(result, tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    (tmp_path / "~$tong-hop-2026-04.xlsx").write_bytes(b"owner")
    with pytest.raises(sheetops.OutputBusyError) as error:
        sheetops.write_outputs(result, tmp_path)
    assert "tong-hop-2026-04.xlsx" in error.value.vi
    (tmp_path / "~$tong-hop-2026-04.xlsx").unlink()
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_workbook_that_was_not_harvested_is_not_replaced(result: sheetops.Evaluation, tmp_path: Path) -> None:
    """One that says just the same may be: nothing of it is lost."""
    outputs = sheetops.write_outputs(result, tmp_path)
    assert sheetops.write_outputs(result, tmp_path).kept is None
    outputs.workbook.write_bytes(b"something else")
    with pytest.raises(sheetops.WorkspaceError):
        sheetops.write_outputs(result, tmp_path)
    assert outputs.workbook.read_bytes() == b"something else"


@pytest.mark.parametrize("folder", ["nop", "nop/con", "dang-ky", "ky-truoc"])
def test_outputs_never_stand_among_what_is_read(result: sheetops.Evaluation, folder: str) -> None:
    with pytest.raises(sheetops.WorkspaceError):
        sheetops.write_outputs(result, SAMPLE / folder)


def test_two_runs_write_the_same_bytes(result: sheetops.Evaluation, tmp_path: Path) -> None:
    first = sheetops.write_outputs(result, tmp_path / "1")
    second = sheetops.write_outputs(sheetops.consolidate(SAMPLE), tmp_path / "2")
    assert first.workbook.read_bytes() == second.workbook.read_bytes()
    assert first.json.read_bytes() == second.json.read_bytes()


def test_the_submissions_are_never_written_to(tmp_path: Path) -> None:
    import shutil

    workspace = tmp_path / "ws"
    shutil.copytree(SAMPLE, workspace, ignore=shutil.ignore_patterns("ket-qua"))
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (workspace / "nop").iterdir()}
    sheetops.write_outputs(sheetops.consolidate(workspace))
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (workspace / "nop").iterdir()} == before
