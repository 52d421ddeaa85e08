"""How tasks stood in the periods before: carried on from month to month, in the workbook and in the JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from months import Months
from yellow import decide

import sheetops
from sheetops.config.period import Period

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
MARCH = [
    ["Phòng Kinh tế", "Kiểm kê tài sản công", "10/3/2026", "9/3/2026", "Hoàn thành"],
    ["Phòng Kinh tế", "Rà soát hộ nghèo", "10/3/2026", "", "Đang thực hiện"],
]
APRIL = [["Phòng Kinh tế", "Rà soát hộ nghèo", "10/3/2026", "9/4/2026", "Hoàn thành"]]
MAY = [["Phòng Kinh tế", "Tổ chức tiêm phòng dại", "30/6/2026", "", "Đang thực hiện"]]


def told(result: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Period → its figures."""
    return {entry["period"]: {"total": entry["total"], **entry["statuses"]} for entry in result["history"]}


def of_all(result: dict[str, Any]) -> dict[str, int]:
    [entry] = [entry for entry in result["tallies"] if entry["origin"] is None and entry["sector"] is None]
    return {"total": entry["total"], **entry["statuses"]}


@pytest.fixture
def chain(tmp_path: Path) -> Months:
    return Months(tmp_path)


def test_a_first_month_knows_only_itself(chain: Months) -> None:
    march = chain.next(MARCH)
    assert told(march) == {"2026-03": of_all(march)}


def test_each_month_hands_on_what_it_knows_by_its_workbook_alone(chain: Months) -> None:
    months = [chain.next(reports) for reports in (MARCH, APRIL, MAY)]
    assert told(months[-1]) == {
        "2026-03": of_all(months[0]),
        "2026-04": of_all(months[1]),
        "2026-05": of_all(months[2]),
    }
    assert [entry["rates"] for entry in months[-1]["history"][:2]] == [
        next(e["rates"] for e in month["tallies"] if e["origin"] is None and e["sector"] is None)
        for month in months[:2]
    ]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_it_is_still_read_after_libreoffice_has_saved_the_workbook(chain: Months, tmp_path: Path) -> None:
    first = [chain.next(MARCH), chain.next(APRIL)]
    assert chain.workbook
    assert OFFICE
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(chain.workbook)], check=True, capture_output=True, timeout=180)
    chain.workbook = tmp_path / chain.workbook.name
    assert list(told(chain.next(MAY)).values())[:2] == [of_all(month) for month in first]


def test_it_is_still_read_where_rows_were_put_above_the_table(chain: Months) -> None:
    first = [chain.next(MARCH), chain.next(APRIL)]
    assert chain.workbook
    book = openpyxl.load_workbook(chain.workbook)
    book["Tổng hợp"].insert_rows(1, 3)
    book.save(chain.workbook)
    assert told(chain.next(MAY))["2026-03"] == of_all(first[0])


def test_older_workbooks_and_json_that_lie_there_are_read_too(chain: Months) -> None:
    march = chain.next(MARCH)
    kept = chain.workbook
    assert kept
    chain.workbook = None
    chain.next(APRIL)
    before = chain.folder / "ky-truoc"
    before.mkdir()
    shutil.copy(kept.with_suffix(".json"), before / "thang 3.json")
    by_json = chain.again()
    assert told(by_json)["2026-03"] == of_all(march)
    assert "ky-truoc/thang 3.json" in [entry["path"] for entry in by_json["references"]]
    shutil.copy(kept, before)
    assert told(chain.again())["2026-03"] == of_all(march)


def test_what_the_office_concludes_later_does_not_change_what_was_shared(chain: Months) -> None:
    march = chain.next(MARCH)
    assert chain.workbook
    decide(chain.workbook, {"Rà soát hộ nghèo": {"status": "Chưa hoàn thành"}})
    april = chain.next(APRIL)
    assert told(april)["2026-03"] == of_all(march)


@pytest.mark.parametrize(
    "history",
    [
        "nothing",
        [1, None, {"period": "2026-02"}],
        [{"period": "2026-02", "total": 3, "statuses": {"completed": 2}}],
        [{"period": "2026-02", "total": 2, "statuses": {"is_no_status": 2}}],
        [{"period": "tháng hai", "total": 2, "statuses": {"completed": 2}}],
        [{"period": "2026-07", "total": 2, "statuses": {"completed": 2}}],
    ],
    ids=["no list", "no entries", "sum", "status", "period", "later"],
)
def test_what_does_not_add_up_is_left_out(chain: Months, history: Any) -> None:
    march = chain.next(MARCH)
    assert chain.workbook
    said = json.loads(chain.workbook.with_suffix(".json").read_bytes())
    chain.next(APRIL)
    (chain.folder / "ky-truoc" / "tong-hop-2026-03.json").write_text(json.dumps({**said, "history": history}))
    assert list(told(chain.again())) == ["2026-03", "2026-04"]
    assert told(chain.again())["2026-03"] == of_all(march)


def test_a_history_in_json_reaches_further_back(chain: Months) -> None:
    chain.next(MARCH)
    assert chain.workbook
    said = json.loads(chain.workbook.with_suffix(".json").read_bytes())
    february = {"period": "2026-02", "total": 3, "statuses": {"completed": 2, "overdue": 1}}
    chain.next(APRIL)
    (chain.folder / "ky-truoc" / "a.json").write_text(json.dumps({**said, "history": [february]}))
    assert told(chain.again())["2026-02"] == {"total": 3, "completed": 2, "overdue": 1}


def test_scores_carry_their_history_on_too(tmp_path: Path) -> None:
    may = Path(sheetops.__file__).parents[1] / "samples" / "vinh-thong-cchc-2026" / "thang-5"
    shutil.copytree(may, tmp_path / "thang-5")
    [json_of_april] = (tmp_path / "thang-5" / "ky-truoc").glob("*.json")
    said = json.loads(json_of_april.read_bytes())
    older = [{**row, "period": "2026-03", "score": 1.5} for row in said["history"]]
    json_of_april.write_text(json.dumps({**said, "history": [*older, *said["history"]]}))
    history = sheetops.consolidate(tmp_path / "thang-5").to_dict()["history"]
    assert list(dict.fromkeys(row["period"] for row in history)) == ["2026-03", "2026-04", "2026-05"]
    assert {row["score"] for row in history if row["period"] == "2026-03"} == {1.5}


@pytest.mark.parametrize("text", ["2026-04", "2026-Q2", "2026"])
def test_a_label_is_read_back(text: str) -> None:
    period = Period.parse(text)
    assert Period.labelled(f" {period.label().upper()} ") == period
    assert Period.labelled(f"{period.label()} (số liệu ước)") is None
