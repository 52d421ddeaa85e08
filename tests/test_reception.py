"""What became of each file of a whole folder, in the JSON and in the workbook."""

from __future__ import annotations

import os
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from helpers import HEADER, make_workspace, make_xlsx

import sheetops
from sheetops.errors import WorkspaceError

ONE = [1, "Họp thôn", "10/4", "9/4", "Hoàn thành"]
TWO = [1, "Tuần tra", "10/4", "9/4", "Hoàn thành"]


def messy(root: Path) -> Path:
    """A folder as a clerk keeps it: by unit, month and day, with everything that comes beside."""
    march = [["BIỂU THEO DÕI NHIỆM VỤ THÁNG 3/2026"], HEADER, ONE]
    make_workspace(
        root,
        {
            "Phòng Kinh tế/Tháng 4/bieu lan 1.xlsx": [HEADER, ONE],
            "Phòng Kinh tế/Tháng 4/bieu lan 2.xlsx": [HEADER, [1, "Họp thôn", "10/4", "8/4", "Hoàn thành"]],
            "Phòng Kinh tế/Tháng 3/bieu.xlsx": march,
            unicodedata.normalize("NFD", "Công an xã/2026-04-15/Biểu.XLSX"): [HEADER, TWO],
            "Book1.xlsx": [HEADER, [1, "Trồng rừng", "10/4", "", "ĐTH"]],
            "VHXH.docx": b"PK",
            "hong.xlsx": b"PK\x03\x04 broken",
            "rong.xlsx": b"",
            "~$Book1.xlsx": b"lock",
            "Thumbs.db": b"db",
            ".sync/bieu cu.xlsx": b"x",
        },
    )
    inbox = root / "nop"
    (inbox / "Book1 - Copy.xlsx").write_bytes((inbox / "Book1.xlsx").read_bytes())
    with zipfile.ZipFile(inbox / "gui kem.zip", "w") as archive:
        archive.writestr("bieu.xlsx", make_xlsx(root / "bieu.xlsx", [["x"]]).read_bytes())
    if hasattr(os, "mkfifo"):
        os.mkfifo(inbox / "pipe.xlsx")
    (inbox / "ra ngoai.xlsx").symlink_to(root / "bieu.xlsx")
    return root


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return sheetops.consolidate(messy(tmp_path_factory.mktemp("messy")))


STATES = {
    "nop/Phòng Kinh tế/Tháng 4/bieu lan 1.xlsx": ("superseded", None, "KT"),
    "nop/Phòng Kinh tế/Tháng 4/bieu lan 2.xlsx": ("accepted", None, "KT"),
    "nop/Phòng Kinh tế/Tháng 3/bieu.xlsx": ("rejected", None, "KT"),
    "nop/Công an xã/2026-04-15/Biểu.XLSX": ("accepted", None, "CA"),
    "nop/Book1.xlsx": ("accepted", None, None),
    "nop/Book1 - Copy.xlsx": ("duplicate", None, None),
    "nop/VHXH.docx": ("ignored", "document", "VHXH"),
    "nop/hong.xlsx": ("rejected", None, None),
    "nop/rong.xlsx": ("rejected", None, None),
    "nop/~$Book1.xlsx": ("ignored", "lock", None),
    "nop/Thumbs.db": ("ignored", "system", None),
    "nop/.sync": ("ignored", "hidden", None),
    "nop/gui kem.zip": ("ignored", "archive", None),
    "nop/pipe.xlsx": ("ignored", "special", None),
    "nop/ra ngoai.xlsx": ("ignored", "link", None),
}


def composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name there, and links need a privilege")
def test_every_file_stands_in_the_json_with_its_state_and_why(evaluation: Any) -> None:
    files = {composed(f["path"]): (f["state"], f["reason"], f["unit"]) for f in evaluation.to_dict()["files"]}
    assert files == STATES
    unopened = {composed(f["path"]) for f in evaluation.to_dict()["files"] if f["sha256"] is None}
    assert unopened == {path for path, (state, _, _) in STATES.items() if state == "ignored"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name there, and links need a privilege")
def test_and_in_the_workbook(evaluation: Any, tmp_path: Path) -> None:
    evaluation.to_excel(tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Tệp nộp"]
    rows = {composed(str(row[1])): row for row in sheet.iter_rows(values_only=True) if row[1]}
    assert set(STATES) <= set(rows)
    assert rows["nop/VHXH.docx"][3] == "Bỏ qua: văn bản Word"
    assert rows["nop/pipe.xlsx"][3] == "Bỏ qua: không phải tệp thông thường"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name there, and links need a privilege")
def test_what_is_said_of_them(evaluation: Any) -> None:
    found = [(f.code, composed(f.path or ""), f.unit) for f in evaluation.findings if f.code.startswith("F")]
    assert found == [
        ("F106", "", "VHXH"),
        ("F110", "nop/Book1 - Copy.xlsx", None),
        ("F104", "nop/Book1.xlsx", None),
        ("F108", "nop/Phòng Kinh tế/Tháng 3/bieu.xlsx", "KT"),
        ("F105", "nop/Phòng Kinh tế/Tháng 4/bieu lan 1.xlsx", "KT"),
        ("F112", "nop/VHXH.docx", "VHXH"),
        ("F112", "nop/gui kem.zip", None),
        ("F101", "nop/hong.xlsx", None),
        ("F101", "nop/rong.xlsx", None),
    ]


def test_a_damaged_file_is_of_the_unit_that_it_is_named_after(tmp_path: Path) -> None:
    result = sheetops.consolidate(make_workspace(tmp_path, {"PKT.xlsx": [HEADER, ONE], "CAX.xlsx": b"PK\x03\x04"}))
    [damaged] = [finding for finding in result.findings if finding.code == "F101"]
    assert (damaged.path, damaged.unit) == ("nop/CAX.xlsx", "CA")
    [ca] = [row for row in result.roll_call.to_dict("records") if row["unit"] == "CA"]
    assert (ca["state"], ca["versions"]) == ("missing", 1)


LED = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì"]


def test_a_sheet_of_another_units_tasks_is_a_submission_of_the_unit_in_its_title_and_replaces_nobodys(
    tmp_path: Path,
) -> None:
    compiled = [["PHÒNG VĂN HÓA - XÃ HỘI"], LED, [1, "Họp thôn", "PKT"]]
    own = [["PHÒNG KINH TẾ"], LED, [1, "Họp thôn", "PKT"], [2, "Trồng rừng", "PKT"], [3, "Đo đất", "PKT"]]
    result = sheetops.consolidate(make_workspace(tmp_path, {"a.xlsx": own, "b.xlsx": compiled}))
    assert [(f.path, f.units, f.state) for f in result.files] == [
        ("nop/a.xlsx", ("KT",), "accepted"),
        ("nop/b.xlsx", ("VHXH", "KT"), "accepted"),
    ]
    assert list(result.tasks["title"]) == ["Họp thôn", "Trồng rừng", "Đo đất"]
    assert [f.unit for f in result.findings if f.code == "F106"] == ["CA"]


def test_but_the_name_of_the_file_tells_whose_it_is_where_the_form_bears_the_offices_name(tmp_path: Path) -> None:
    form = [["PHÒNG VĂN HÓA - XÃ HỘI"], LED, [1, "Họp thôn", "PKT"]]
    result = sheetops.consolidate(make_workspace(tmp_path, {"PKT.xlsx": form}))
    assert [file.units for file in result.files] == [("KT",)]


def test_a_letter_beside_a_units_sheet_is_no_version_of_it(tmp_path: Path) -> None:
    result = sheetops.consolidate(make_workspace(tmp_path, {"PKT.xlsx": [HEADER, ONE], "PKT.docx": b"PK"}))
    [kt] = [row for row in result.roll_call.to_dict("records") if row["unit"] == "KT"]
    assert (kt["state"], kt["versions"]) == ("received", 1)
    assert not [finding for finding in result.findings if finding.code == "F112"]


def test_a_damaged_file_never_supersedes_a_good_one(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, {"CAX.xlsx": [HEADER, TWO], "CAX moi.xlsx": b"PK\x03\x04"})
    for at, name in enumerate(("CAX.xlsx", "CAX moi.xlsx")):
        os.utime(root / "nop" / name, (1_776_000_000 + at, 1_776_000_000 + at))
    result = sheetops.consolidate(root)
    assert list(result.tasks["title"]) == ["Tuần tra"]
    assert {f.code for f in result.findings} & {"F105", "F111"} == set()


def test_where_only_documents_were_sent_their_names_are_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"Bao cao PKT\.docx"):
        sheetops.consolidate(make_workspace(tmp_path, {"Bao cao PKT.docx": b"PK"}))


def test_a_single_file_that_is_no_file_is_refused(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with a name there")
    os.mkfifo(tmp_path / "a.xlsx")
    with pytest.raises(WorkspaceError):
        sheetops.check(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("title", "name", "period", "cutoff"),
    [
        ("BIỂU THÁNG 3/2026", "PKT.xlsx", "2026-03", None),
        ("BÁO CÁO QUÝ II/2026 (tính đến 17/5)", "PKT.xlsx", "2026-Q2", "2026-05-17"),
        ("BIỂU (tính đến ngày 17/4/2026)", "PKT thang 3.xlsx", "2026-04", "2026-04-17"),
        ("BIỂU", "PKT thang 3-2026.xlsx", "2026-03", None),
        ("NHIỆM VỤ CHUYỂN TIẾP TỪ THÁNG 3/2026", "PKT T4.2026.xlsx", "2026-04", None),
    ],
)
def test_the_period_of_a_file_by_itself(tmp_path: Path, title: str, name: str, period: str, cutoff: str | None) -> None:
    checked = sheetops.check(make_xlsx(tmp_path / name, [[title], HEADER, ONE]))
    assert checked.evaluation.workspace.period.text == period
    assert cutoff is None or checked.evaluation.workspace.cutoff.isoformat() == cutoff
    assert not {finding.code for finding in checked.findings} & {"F108"}
