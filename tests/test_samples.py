"""The samples tell the truth, come from their tables, and April begins with what March left."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from building.workspace import build
from lung_phinh import APRIL, MARCH, result_of, told, truth
from months import moved
from yellow import typed

SEED_CORN = "Quyết toán kinh phí hỗ trợ giống ngô vụ xuân năm 2026"
SURVEY = "Khảo sát địa điểm đặt trạm trung chuyển rác thải sinh hoạt"
OPEN = {"overdue", "behind", "in_progress", "not_due", "not_started", "not_completed", "undetermined"}

both = pytest.mark.parametrize("sample", [MARCH, APRIL], ids=lambda sample: sample.name)


@both
def test_every_task_is_understood_as_its_table_says(sample: Path) -> None:
    got = {task["title"]: task for task in told(sample)["tasks"]}
    for task in (tasks := truth(sample)["tasks"]):
        assert {name: got[task["title"]][name] for name in task} == task
    assert len(got) == len(tasks)


@both
def test_the_findings_of_its_table_stand(sample: Path) -> None:
    got = {(finding["code"], finding["title"]) for finding in told(sample)["findings"]}
    expected = {(entry["code"], entry["title"]) for entry in truth(sample)["expected"]}
    assert expected <= got
    reconciling = {(code, title) for code, title in got if code.startswith("R")}
    assert reconciling <= expected, "and no others of reconciliation"


@both
def test_its_tallies_are_those_of_its_table(sample: Path) -> None:
    got = {(t["origin"], t["sector"]): (t["total"], t["statuses"]) for t in told(sample)["tallies"]}
    for tally in truth(sample)["tallies"]:
        none: tuple[int, dict[str, int]] = (0, {})
        assert got.get((tally["origin"], tally["sector"]), none) == (tally["total"], tally["statuses"])


@both
def test_its_inputs_come_from_its_table(sample: Path, tmp_path: Path) -> None:
    build(sample, tmp_path)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    kept = [path for part in ("nop", "dang-ky", "truth.json") for path in (sample / part, *(sample / part).rglob("*"))]
    assert made == sorted(path.relative_to(sample) for path in kept if path.is_file())
    for path in made:
        assert content(tmp_path / path) == content(sample / path), path


def content(path: Path) -> Any:
    """A file's parts; XML in one form, for its writers differ."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(path):
        return data
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return {name: ET.canonicalize(part) if part[:1] == b"<" else part for name, part in parts.items()}


# --- from March to April ----------------------------------------------------------------------------------------------


def test_april_has_marchs_result_byte_for_byte() -> None:
    march = result_of(MARCH)
    assert (APRIL / "ky-truoc" / march.name).read_bytes() == march.read_bytes()


def test_what_march_leaves_open_april_carries_over_under_the_same_ids() -> None:
    left = {task["id"]: task["title"] for task in told(MARCH)["tasks"] if task["status"] in OPEN}
    carried = {task["id"]: task["title"] for task in told(APRIL)["tasks"] if task["origin"] == "carried_over"}
    assert carried == left
    assert len(carried) == 12


@pytest.mark.parametrize("by", ["unit", "sector"])
def test_the_movement_of_april_begins_where_marchs_ends(by: str) -> None:
    march, april = moved(told(MARCH), by), moved(told(APRIL), by)
    assert {who: remaining for who, (_, remaining) in march.items()} == {who: n for who, (n, _) in april.items()}
    assert april[None][0] == 12


def test_what_the_office_decided_in_march_stands_in_its_yellow_cells_and_is_in_force_in_april() -> None:
    assert typed(result_of(MARCH)).keys() == {SEED_CORN, SURVEY}
    march, april = ({task["title"]: task for task in told(sample)["tasks"]} for sample in (MARCH, APRIL))
    assert march[SEED_CORN]["due"] == april[SEED_CORN]["due"] == "2026-04-10"
    assert (march[SEED_CORN]["status"], april[SEED_CORN]["status"]) == ("in_progress", "overdue")
    assert march[SURVEY]["status"] == "withdrawn"
    assert SURVEY not in april


def test_april_shows_what_reconciling_is_for() -> None:
    codes = sorted(f["code"] for f in told(APRIL)["findings"] if f["code"].startswith("R"))
    assert codes == ["R404", "R408", "R410", "R412", "R418"]
