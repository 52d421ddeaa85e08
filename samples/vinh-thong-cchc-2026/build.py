"""Build this sample: for two months the catalogue, the letter of assignment, six units' score sheets, truth.json.

    python build.py

Needs PyYAML, openpyxl and python-docx.  The same data give the same files, byte for byte.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from sheets import ILLUSTRATIVE, letter, sheet

HERE = Path(__file__).resolve().parent
NAMES = {
    "VHXH": "Phòng Văn hóa - Xã hội xã",
    "VP": "Văn phòng HĐND & UBND xã",
    "HCC": "Trung tâm Phục vụ Hành chính công xã",
    "KT": "Phòng Kinh tế",
    "CA": "Công an xã",
    "DVTH": "Trung tâm Dịch vụ tổng hợp xã",
}
MONTHS = {"2026-04": ("thang-4", "tháng 4 năm 2026"), "2026-05": ("thang-5", "tháng 5 năm 2026")}
FILES = {
    "VHXH": "VHXH cham diem CCHC {month}.xlsx",
    "VP": "Van phong - phieu tu cham {month}.xlsx",
    "HCC": "TT PVHCC {month}.xlsx",
    "KT": "PKT_CCHC_{month}.xlsx",
    "CA": "Cong an xa {month}.xlsx",
    "DVTH": "TT DVTH cham diem {month}.xlsx",
}
# 7.10 typed as a number, as a spreadsheet keeps it.
DAMAGED = {("2026-04", "HCC", "7.10"): 7.1}


def load(name: str) -> Any:
    """A file of data beside this script."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def catalogue_rows(catalogue: dict[str, list[Any]]) -> list[list[Any]]:
    """Code, name, points, how it is scored; with a line that the points are illustrative."""
    return [[code, one[0], one[1], "Điều tra XHH" if "survey" in one else ""] for code, one in catalogue.items()]


def write_scores(month: str, unit: str, scores: dict[str, list[Any]], catalogue: dict[str, list[Any]]) -> None:
    """A unit's sheet in one of three layouts."""
    folder, label = MONTHS[month]
    path = HERE / folder / "nop" / FILES[unit].format(month=label.split()[1].zfill(2))
    rows = []
    for number, (code, given) in enumerate(scores.items(), start=1):
        score, evidence, explanation = [*given, *[""] * (3 - len(given))]
        name, points = catalogue[code][:2]
        rows.append((number, DAMAGED.get((month, unit, code), code), name, points, score, evidence, explanation))
    title = f"PHIẾU TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH {label.upper()}"
    head = [NAMES[unit].upper(), title, f"({ILLUSTRATIVE})"]
    if unit in ("VHXH", "VP"):
        header = ["STT", "Mã", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Điểm tự chấm"]
        sheet(head, [*header, "Tài liệu kiểm chứng", "Giải trình"], rows, path)
    elif unit in ("HCC", "KT"):
        sheet(head, ["Mã", "Tiêu chí", "Tự chấm", "Minh chứng"], [[r[1], r[2], r[4], r[5]] for r in rows], path, 2)
    else:
        header = ["Mã chỉ số", "Tên chỉ số", "Điểm chuẩn", "Điểm tự đánh giá", "Tài liệu minh chứng", "Giải trình"]
        sheet(head, header, [r[1:] for r in rows], path)


def main() -> None:
    """Write everything."""
    catalogue, assignment, scores = load("catalogue.yaml"), load("assignment.yaml"), load("scores.yaml")
    for month, (folder, _) in MONTHS.items():
        register = HERE / folder / "dang-ky"
        letter(assignment["title"], assignment["note"], assignment["rows"], register / "bieu-phan-cong.docx")
        head = ["DANH MỤC CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2026", f"({ILLUSTRATIVE})"]
        header = ["Mã", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Cách đánh giá"]
        sheet(head, header, catalogue_rows(catalogue), register / "danh-muc-minh-hoa.xlsx")
        for unit, own in scores[month].items():
            write_scores(month, unit, own, catalogue)
    truth = {"parts": {code: one[1] for code, one in catalogue.items() if "." not in code}, **load("truth.yaml")}
    (HERE / "truth.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
