"""What communes really send: catalogues, tables and sheets in other words and layouts than the sample's."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from helpers import Sheet, make_workspace, make_xlsx

import sheetops
from sheetops.scored import Scored

UNITS = [
    {"code": "VP", "name": "Văn phòng HĐND và UBND phường", "aliases": ["Văn phòng"]},
    {"code": "XH", "name": "Phòng Văn hóa - Xã hội", "aliases": ["VH-XH"]},
    {"code": "HCC", "name": "Trung tâm Phục vụ hành chính công", "aliases": ["Một cửa"]},
]
HEADER = ["Mã số", "Tiêu chí thành phần", "Điểm chuẩn", "Tự đánh giá", "Minh chứng", "Lý do"]
CATALOGUE = [
    ["TT", "Nội dung đánh giá", "Thang điểm", "Hình thức đánh giá"],
    ["I", "Chỉ đạo điều hành", 3],
    [1.1, "Ban hành kế hoạch", 1],
    [1.2, "Tuyên truyền", 2],
    ["II", "Cải cách thể chế", 5],
    [2.1, "Rà soát văn bản", 2],
    [2.2, "Hài lòng của người dân", 3, "Điều tra XHH"],
]
TABLE = [
    ["STT", "Tên đơn vị", "Nội dung được phân công theo dõi"],
    [1, "Văn phòng HĐND và UBND phường", "Phần I (trừ mục 1.2); mục 2.1 Phần II"],
    [2, "Phòng VH-XH", "Mục 1.2 (Phần I); mục 2.2"],
]


def score_sheet(unit: str, *rows: list[Any]) -> list[list[Any]]:
    return [[unit.upper()], ["PHIẾU TỰ CHẤM ĐIỂM CHỈ SỐ CCHC THÁNG 4 NĂM 2026"], HEADER, *rows]


def run(root: Path, files: dict[str, Any], register: dict[str, Any] | None = None) -> Scored:
    folder = make_workspace(root, {}, units=UNITS, sectors=[], kind="par_index", cutoff="2026-04-30")
    given = {"bo chi so.xlsx": CATALOGUE, "phan cong.xlsx": TABLE} if register is None else register
    for below, sheets in (("nop", files), ("dang-ky", given)):
        (folder / below).mkdir(exist_ok=True)
        for name, rows in sheets.items():
            make_xlsx(folder / below / name, rows)
    scored = sheetops.consolidate(folder)
    assert isinstance(scored, Scored)
    assert sheetops.write_outputs(scored).json.is_file()
    return scored


def told(scored: Scored, *codes: str) -> list[tuple[str, str | None, str | None]]:
    return [(f.code, f.cell, f.indicator) for f in scored.findings if f.code in codes]


def row(scored: Scored, code: str) -> dict[str, Any]:
    return next(one for one in scored.to_dict()["indicators"] if one["code"] == code)


def test_a_table_in_another_wording_is_no_catalogue_with_odd_columns(tmp_path: Path) -> None:
    scored = run(tmp_path, {"vp.xlsx": score_sheet("Văn phòng", ["1.1", "Ban hành kế hoạch", 1, "0,5", "1/KH-UBND"])})
    assert {f.code for f in scored.findings} == {"F106"}
    leads = [(code, row(scored, code)["unit"]) for code in ("1.1", "1.2", "2.1", "2.2")]
    assert leads == [("1.1", "VP"), ("1.2", "XH"), ("2.1", "VP"), ("2.2", "XH")]
    assert row(scored, "1.1")["score"] == 0.5


@pytest.mark.parametrize("typed", ["chưa chấm", "95%", "1/1"])
def test_what_is_no_number_is_told_and_scores_nothing(typed: str, tmp_path: Path) -> None:
    scored = run(tmp_path, {"vp.xlsx": score_sheet("Văn phòng", ["1.1", "Ban hành kế hoạch", 1, typed, "1/KH-UBND"])})
    assert told(scored, "D305") == [("D305", "D4", "1.1")]
    assert (row(scored, "1.1")["score"], row(scored, "1.1")["status"]) == (None, "unscored")


def test_a_code_that_became_a_date_in_catalogue_and_sheet(tmp_path: Path) -> None:
    day = datetime(2026, 2, 1)
    catalogue = [[day if cell == 1.2 else cell for cell in line] for line in CATALOGUE]
    sheet = score_sheet("VH-XH", [day, "Tuyên truyền", 2, 1, "2/KH-UBND"])
    scored = run(tmp_path, {"xh.xlsx": sheet}, {"bo chi so.xlsx": catalogue, "phan cong.xlsx": TABLE})
    assert row(scored, "1.2")["score"] == 1
    assert [(f.value, f.path) for f in scored.findings if f.code == "P610"] == [
        ("01/02/2026", "dang-ky/bo chi so.xlsx"),
        ("01/02/2026", "nop/xh.xlsx"),
    ]


def test_what_a_survey_scores_needs_no_evidence_of_the_unit(tmp_path: Path) -> None:
    scored = run(tmp_path, {"xh.xlsx": score_sheet("VH-XH", ["2.2", "Hài lòng của người dân", 3, 3])})
    assert told(scored, "P605", "P615") == [("P615", "D4", "2.2")]


def test_one_code_in_two_rows_of_one_name_is_told_where_the_points_differ(tmp_path: Path) -> None:
    rows = [["1.1", "Ban hành kế hoạch", 1, points, "1/KH-UBND"] for points in (1, 0.5, 1)]
    scored = run(tmp_path, {"vp.xlsx": score_sheet("Văn phòng", *rows)})
    assert told(scored, "P610", "P616") == [("P616", "D5", "1.1")]
    assert row(scored, "1.1")["score"] == 1


def test_a_catalogue_below_two_rows_of_headers_says_who_leads(tmp_path: Path) -> None:
    rows = [
        ["Mã số", "Lĩnh vực, tiêu chí", "Điểm", None, "Phân công", None],
        [None, None, "Điểm tối đa", "Phương pháp đánh giá", "Đơn vị chủ trì", "Đơn vị phối hợp"],
        ["1", "CHỈ ĐẠO ĐIỀU HÀNH", 3],
        ["1.1", "Ban hành kế hoạch", 1, None, "Văn phòng", "VH-XH"],
        ["1.2", "Tuyên truyền", 2, None, "VH-XH, Một cửa"],
    ]
    scored = run(tmp_path, {}, {"bo chi so.xlsx": Sheet(rows, ["A1:A2", "B1:B2", "C1:D1", "E1:F1"])})
    owners = {code: [(o["unit"], o["role"]) for o in row(scored, code)["owners"]] for code in ("1.1", "1.2")}
    assert owners == {"1.1": [("VP", "lead"), ("XH", "coordinate")], "1.2": [("XH", "lead"), ("HCC", "lead")]}
    assert told(scored, "P601", "P602", "P617") == [("P602", "E5", "1.2")]


def test_a_column_of_leads_that_nobody_has_filled_is_no_assignment(tmp_path: Path) -> None:
    rows = [["Mã", "Tiêu chí", "Điểm tối đa", "Đơn vị chủ trì"], ["I", "Phần", 1], ["1.1", "Kế hoạch", 1, None]]
    scored = run(tmp_path, {}, {"bo chi so.xlsx": rows})
    assert [(f.code, f.params["absent"]) for f in scored.findings if f.code.startswith("P")] == [
        ("P617", "assignments")
    ]


def test_before_anyone_has_scored_it_says_who_leads_what(tmp_path: Path) -> None:
    scored = run(tmp_path, {})
    assert row(scored, "1.1")["unit"] == "VP"
    assert {row["status"] for row in scored.to_dict()["indicators"] if row["leaf"]} == {"unscored"}


def test_without_a_catalogue_what_stands_above_comes_first(tmp_path: Path) -> None:
    rows = [["1.1.1", "Ban hành", 1, 1, "x"], ["1.10", "Cuối", 1, 1, "x"], ["1.2", "Báo cáo", 1, 1, "x"]]
    sheets = {"vp.xlsx": score_sheet("Văn phòng", *rows, ["1.1", "Kế hoạch", 3, 1])}
    scored = run(tmp_path, sheets, {})
    assert list(scored.indicators["code"]) == ["I", "1.1", "1.1.1", "1.2", "1.10"]
    assert [f.severity for f in scored.findings if f.code == "P617"] == ["error", "warning"]


def test_a_letter_of_several_tables(tmp_path: Path) -> None:
    letter = Document()
    letter.add_table(rows=1, cols=2).cell(0, 0).text = "ỦY BAN NHÂN DÂN"
    for number, (unit, duties) in enumerate([("Văn phòng", "Phần I (Mục 1.1)"), ("VH-XH", "1.2; Phần II")], start=1):
        table = letter.add_table(rows=2, cols=3)
        for cell, text in zip(table.rows[0].cells, ("STT", "Đơn vị", "Nội dung phụ trách"), strict=True):
            cell.text = text
        for cell, text in zip(table.rows[1].cells, (str(number), unit, duties), strict=True):
            cell.text = text
    (tmp_path / "dang-ky").mkdir(parents=True)
    letter.save(str(tmp_path / "dang-ky" / "thong bao.docx"))
    scored = run(tmp_path, {}, {"bo chi so.xlsx": CATALOGUE})
    assert [row(scored, code)["unit"] for code in ("1.1", "1.2", "2.1", "2.2")] == ["VP", "XH", "XH", "XH"]


def test_what_the_folder_of_evidence_lacks_is_told_to_the_unit(tmp_path: Path) -> None:
    (tmp_path / "minh-chung").mkdir(parents=True)
    (tmp_path / "minh-chung" / "Ke hoach so 01 KH-UBND.pdf").write_bytes(b"x")
    rows = [["1.1", "Ban hành kế hoạch", 1, 1, "KH số 1/KH-UBND; BC số 2/BC-UBND"]]
    scored = run(tmp_path, {"vp.xlsx": score_sheet("Văn phòng", *rows)})
    assert list(scored.documents["file"].dropna()) == ["minh-chung/Ke hoach so 01 KH-UBND.pdf"]
    assert [(f.params["document"], f.unit) for f in scored.findings if f.code == "P618"] == [("2/BC-UBND", "VP")]


def test_points_in_a_message_have_the_languages_sign(tmp_path: Path) -> None:
    files = {
        "vp.xlsx": score_sheet("Văn phòng", ["1.1", "Ban hành kế hoạch", 1, 1, "x"]),
        "xh.xlsx": score_sheet("VH-XH", ["1.1", "Ban hành kế hoạch", 1, 0.5, "x"]),
    }
    scored = run(tmp_path, files)
    says = {lang: next(f for f in scored.to_dict(lang)["findings"] if f["code"] == "P613") for lang in ("vi", "en")}
    assert says["vi"]["message"].endswith("Văn phòng HĐND và UBND phường: 1; Phòng Văn hóa - Xã hội: 0,5.")
    assert says["en"]["message"].endswith("Xã hội: 0.5.")


def test_parts_that_are_headings_keep_their_names(tmp_path: Path) -> None:
    catalogue = [
        ["Mã", "Tiêu chí", "Điểm tối đa"],
        ["PHẦN I. CHỈ ĐẠO ĐIỀU HÀNH", None, None],
        ["1.1", "Ban hành kế hoạch", "0,25"],
        ["1.2", "Tuyên truyền", "1,75"],
        ["PHẦN II: CẢI CÁCH THỂ CHẾ", None, None],
        ["2.1", "Rà soát văn bản", 1.5],
    ]
    scored = run(tmp_path, {}, {"bo chi so.xlsx": catalogue, "phan cong.xlsx": TABLE})
    shown = scored.indicators[["code", "name", "max"]].to_numpy().tolist()
    assert shown == [
        ["I", "CHỈ ĐẠO ĐIỀU HÀNH", 2.0],
        ["1.1", "Ban hành kế hoạch", 0.25],
        ["1.2", "Tuyên truyền", 1.75],
        ["II", "CẢI CÁCH THỂ CHẾ", 1.5],
        ["2.1", "Rà soát văn bản", 1.5],
    ]
    assert not told(scored, "P620")
