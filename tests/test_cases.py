"""Whole months against what they must give: the sample always, shared cases where their folder is there."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

import sheetops
from sheetops.text import key

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("SHEETOPS_SHARED") or CHECKOUT.parent / "shared")
COMPARED = ("unit", "sector", "origin", "due", "completed", "reported_status", "status")


def workspaces() -> list[Any]:
    found = [*sorted((CHECKOUT / "samples").glob("*/truth.json")), *sorted((SHARED / "cases").glob("*/truth.json"))]
    tracking = [path.parent for path in found if "tallies" in json.loads(path.read_text(encoding="utf-8"))]
    return [pytest.param(path, id=path.name) for path in tracking]


def title_key(text: str | None) -> str:
    return key(text or "").rstrip(". ")


@pytest.fixture(scope="module", params=workspaces())
def month(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """What a month must give, and what it gives; evaluated on a copy, with what the Office decided in its workbook."""
    folder = tmp_path_factory.mktemp("month") / "copy"
    shutil.copytree(request.param, folder, ignore=shutil.ignore_patterns("layouts", "__pycache__"))
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return truth, sheetops.consolidate(folder).to_dict()


def test_every_task_is_understood(month: tuple[Any, Any]) -> None:
    truth, result = month
    by_title: dict[str, list[Any]] = {}
    for task in result["tasks"]:
        by_title.setdefault(title_key(task["title"]), []).append(task)
    wrong = []
    for want in truth["tasks"]:
        have = by_title.pop(title_key(want["title"]), [])
        wrong += [] if len(have) == 1 else [(want["title"], "found", len(have))]
        wrong += [
            (want["title"], name, want[name], task[name])
            for task in have
            for name in COMPARED
            if name in want and want[name] != task[name]
        ]
    assert wrong == []
    assert not by_title


def test_every_tally_comes_out(month: tuple[Any, Any]) -> None:
    truth, result = month
    have = {
        (t["origin"], t["sector"]): (t["total"], t["statuses"])
        for t in result["tallies"]
        if t["sector"] and t["origin"]
    }
    want = {
        (t["origin"], t["sector"]): (t["total"], {k: n for k, n in t["statuses"].items() if n})
        for t in truth["tallies"]
    }
    assert have == want


def test_every_file_is_its_units_and_no_row_is_lost(month: tuple[Any, Any]) -> None:
    truth, result = month
    have = {file["path"].rpartition("/")[2]: file for file in result["files"]}
    for want in truth["files"]:
        file = have[want["file"].rpartition("/")[2]]
        rows = file["rows"]
        assert (file["unit"], rows["accepted"]) == (want["unit"], want["data_rows"])
        assert rows["total"] == rows["accepted"] + rows["rejected"] + rows["structural"]


def test_every_expected_finding_is_there_and_e501_nowhere_else(month: tuple[Any, Any]) -> None:
    truth, result = month
    have = {(finding["code"], title_key(finding["title"])) for finding in result["findings"]}
    want = {(e["code"], title_key(e["title"])) for e in truth.get("expected", []) if "title" in e}
    assert want <= have
    assert {title for code, title in have if code == "E501"} <= {title for _, title in want}


def test_the_shared_cases_are_there() -> None:
    if not (SHARED / "cases").is_dir():
        pytest.skip(f"no shared cases: set SHEETOPS_SHARED, or put the folder at {SHARED.name}/ beside the checkout")
    assert any(SHARED.glob("cases/*/truth.json"))
