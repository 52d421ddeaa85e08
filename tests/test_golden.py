"""The samples' expected outputs stand beside them; a run gives them again, part by part.

A missing golden file fails.  After a wanted change:  python samples/build.py, look at the workbooks, commit them.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from lung_phinh import APRIL, MARCH, result_of, told

import sheetops

SCORED = [APRIL.parent / "vinh-thong-cchc-2026" / month for month in ("thang-4", "thang-5")]
SAMPLES = [MARCH, APRIL, *SCORED]


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda sample: f"{sample.parent.name}-{sample.name}")
def sample(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture(scope="module")
def workbook(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result of the run that would replace the expected one, and apply what the Office has decided in it."""
    folder = tmp_path_factory.mktemp("sample")
    result = sheetops.consolidate(sample)
    return sheetops.write_outputs(result, folder / "ket-qua", letter=True, html=True).workbook


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sections(report: Path) -> dict[str, bytes]:
    """The head of a report, and its sections by their names."""
    head, *others = report.read_bytes().split(b"<section ")
    return {"head": head, **{re.search(rb'id="([^"]*)"', other)[1].decode(): other for other in others}}  # type: ignore[index]


def first_difference(one: bytes, other: bytes) -> str:
    at = next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
    around = slice(max(0, at - 60), at + 60)
    return f"{one[around].decode('utf-8', 'replace')!r} instead of {other[around].decode('utf-8', 'replace')!r}"


def test_the_workbook_is_the_expected_one_part_by_part(sample: Path, workbook: Path) -> None:
    expected, got = parts(result_of(sample)), parts(workbook)
    assert list(got) == list(expected)
    for name, content in expected.items():
        # links lead from the output's folder to the submissions: the same place, seen from elsewhere
        assert got[name] == content, f"{name}: {first_difference(got[name], content)}"


def test_the_json_is_the_expected_one_key_by_key(sample: Path, workbook: Path) -> None:
    expected, got = told(sample), json.loads(workbook.with_suffix(".json").read_text(encoding="utf-8"))
    for document in (expected, got):
        document["workbook"].pop("sha256")  # of the packed file; packing differs between builds of zlib
    assert list(got) == list(expected)
    for key, value in expected.items():
        assert got[key] == value, key


def test_the_letter_is_the_expected_one_part_by_part(sample: Path, workbook: Path) -> None:
    [expected_letter] = result_of(sample).parent.glob("cong-van-*.docx")
    expected, got = parts(expected_letter), parts(workbook.with_name(expected_letter.name))
    assert list(got) == list(expected)
    for name, content in expected.items():
        assert got[name] == content, f"{name}: {first_difference(got[name], content)}"


def test_the_report_is_the_expected_one_section_by_section(sample: Path, workbook: Path) -> None:
    [expected_report] = result_of(sample).parent.glob("bao-cao-*.html")
    expected, got = sections(expected_report), sections(workbook.with_name(expected_report.name))
    assert list(got) == list(expected)
    for name, content in expected.items():
        assert got[name] == content, f"{name}: {first_difference(got[name], content)}"


def test_the_sample_gives_the_first_seeds_tallies() -> None:
    """The letter of the first seed, April 2026: carried over 12; Kinh tế 16, Văn hóa - Xã hội … 22, Quốc phòng 6."""
    got = {(t["origin"], t["sector"]): (t["total"], t["statuses"]) for t in told(APRIL)["tallies"]}
    carried = {"completed": 3, "completed_late": 1, "overdue": 3, "in_progress": 5}
    economy = {"completed": 5, "not_due": 3, "overdue": 2, "behind": 1, "in_progress": 5}
    culture = {"completed": 13, "not_completed": 1, "not_due": 1, "not_started": 1, "overdue": 1, "in_progress": 5}
    assert got["carried_over", None] == (12, carried)
    assert got["in_period", "kinh-te"] == (16, economy)
    assert got["in_period", "vh-xh"] == (22, culture)
    assert got["in_period", "qp-an"] == (6, {"completed": 2, "not_due": 1, "in_progress": 3})
    assert got["in_period", None][0] == 44
    assert got[None, None][0] == 56
