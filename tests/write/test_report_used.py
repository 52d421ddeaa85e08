"""The report as people use it: with keys alone, and printed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from keyboard import keyboard
from lung_phinh import APRIL

import sheetops
from sheetops.write.report import report_bytes

SCORED = APRIL.parent / "vinh-thong-cchc-2026" / "thang-5"
MOST_STOPS = 600


@pytest.fixture(scope="module", params=[APRIL, SCORED], ids=["tasks", "scores"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "bao-cao.html"
    path.write_bytes(report_bytes(sheetops.consolidate(request.param), "tong-hop.xlsx"))
    return path


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "bao-cao.html"
    path.write_bytes(report_bytes(sheetops.consolidate(APRIL), "tong-hop.xlsx"))
    return path


def stops(walker: Any) -> list[dict[str, Any]]:
    """What has the focus, from the first press of Tab until it leaves the page."""
    found: list[dict[str, Any]] = []
    while len(found) < MOST_STOPS:
        one = walker.press("Tab")
        if one["tag"] == "body":
            return found
        found.append(one)
    pytest.fail("the focus never leaves the page")


def test_tab_reaches_everything_and_shows_where_it_is(page: Path) -> None:
    with keyboard(page) as walker:
        found = stops(walker)
        wanted = walker.value(
            "[...document.querySelectorAll('a[href], input, select, button, summary')]"
            ".filter((one) => one.getClientRects().length).length"
        )
    reached = [one for one in found if one["tag"] in ("a", "input", "select", "button", "summary")]
    assert len(reached) == wanted > 50
    assert [one for one in found if not one["outlined"]] == []
    assert [one for one in found if not one["seen"]] == []
    assert (found[0]["tag"], found[0]["href"]) == ("a", "#main")
    assert {"input", "select", "button"} <= {one["tag"] for one in found}


def test_a_figure_leads_to_its_tasks_with_enter_alone(tasks: Path) -> None:
    with keyboard(tasks) as walker:
        for _ in range(MOST_STOPS):
            if walker.press("Tab")["href"] == "#unit=KT":
                break
        walker.press("Enter")
        shown = walker.value("[...document.querySelectorAll('#list-table tbody tr')].filter((r) => !r.hidden).length")
        assert walker.value("document.querySelector('select[name=unit]').value") == "KT"
    assert shown == (sheetops.consolidate(APRIL).tasks["unit"] == "KT").sum()


def test_details_open_with_a_key(tasks: Path) -> None:
    with keyboard(tasks) as walker:
        for _ in range(MOST_STOPS):
            if walker.press("Tab")["tag"] == "summary":
                break
        assert walker.value("document.activeElement.parentElement.open") is False
        walker.press("Enter")
        assert walker.value("document.activeElement.parentElement.open") is True
        walker.press(" ")
        assert walker.value("document.activeElement.parentElement.open") is False


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_printed_it_holds_every_row_and_no_more_paper_than_it_needs(tasks: Path, tmp_path: Path) -> None:
    """All of it but what is folded; a task takes a line or two, so there are several on every page."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed: the report cannot be printed")
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'a.pdf'}", tasks.resolve().as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    run = subprocess.run(["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True)
    pages = run.stdout.decode("utf-8").split("\f")[:-1]
    text = " ".join(" ".join(pages).split())
    found = sheetops.consolidate(APRIL).tasks
    for row in found.to_dict("records"):
        assert " ".join(row["title"].split()[:4]) in text
    assert "Tìm và lọc" not in text
    assert len(pages) < len(found) / 2
    assert all(re.search(r"\w", page) for page in pages), "and none is blank"
