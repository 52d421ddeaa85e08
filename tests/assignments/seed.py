"""The assignment table of the second seed, word for word, and a catalogue that fits it; its points are invented."""

from __future__ import annotations

from sheetops.assignments import CatalogueRow, IndicatorTree, indicator_tree

CONTENT = "thành lập, sáp nhập, giải thể, đổi tên, chia, tách đơn vị hành chính, xóm, thôn, tổ dân phố"
VIII = "Phần VIII: Nâng cao hiệu quả quản trị và hành chính công"
IX = "Phần IX: Tác động của CCHC đến kinh tế - xã hội"
VII = "Phần VII: Xây dựng và phát triển chính quyền điện tử, chính quyền số"

HEADER = ("STT", "Đơn vị", "Lĩnh vực phụ trách")
ROWS = (
    (
        "1",
        "Phòng Văn hoá - Xã hội xã",
        (
            "- Phần I: Công tác chỉ đạo điều hành CCHC; - Phần IV: Cải cách tổ chức bộ máy hành chính; "
            f"- Phần V: Cải cách chế độ công vụ. - {VII}. - {VIII}. (Mục 8.1 nội dung: {CONTENT} ) "
            f"(mục 8.5 gồm: 8.5.1; 8.5.2) - {IX} (Mục 9.4)"
        ),
    ),
    (
        "2",
        "Văn phòng HĐND & UBND xã",
        f"- Phần II: Cải cách thể chế - {VIII}. (Mục 8.3; Mục 8.4) - {IX} (Mục 9.1)",
    ),
    (
        "3",
        "Trung tâm Phục vụ Hành chính công xã",
        f"- Phần III: Cải cách thủ tục hành chính - {VII} (Mục 7.10, 7.11, 7.12)",
    ),
    (
        "4",
        "Phòng Kinh tế",
        (
            f"- Phần IV: Cải cách tài chính công - {VIII}. (Mục 8.1 ( trừ nội dung: {CONTENT} ); mục 8.2; mục 8.5.3) "
            f"- {IX} (Mục 9.1; 9.2;)"
        ),
    ),
    ("5", "Công an xã", "- Phần VIII: Mục 8.5.4"),
    (
        "6",
        "Trung tâm Dịch vụ tổng hợp xã",
        (
            "- Phần I. Mục 1.4 ( Các hình thức tuyên truyền về CCHC... ) - Phần VIII: Nâng cao hiệu quả quản trị "
            "và hành chính công ( Phối hợp phòng Kinh tế tổ chức rà soát Mục 8.2. "
            "Công khai minh bạch trên Trang TTĐT của xã.)"
        ),
    ),
)

UNITS = {
    "VHXH": ("Phòng Văn hóa - Xã hội xã", "Phòng Văn hoá - Xã hội xã"),
    "VP": ("Văn phòng HĐND & UBND xã",),
    "HCC": ("Trung tâm Phục vụ Hành chính công xã",),
    "KT": ("Phòng Kinh tế", "phòng Kinh tế"),
    "CA": ("Công an xã",),
    "DVTH": ("Trung tâm Dịch vụ tổng hợp xã",),
}
PARTS = {
    "I": ("Công tác chỉ đạo điều hành cải cách hành chính", 5),
    "II": ("Cải cách thể chế", 3),
    "III": ("Cải cách thủ tục hành chính", 4),
    "IV": ("Cải cách tổ chức bộ máy hành chính", 3),
    "V": ("Cải cách chế độ công vụ", 3),
    "VI": ("Cải cách tài chính công", 3),
    "VII": ("Xây dựng và phát triển chính quyền điện tử, chính quyền số", 12),
    "VIII": ("Nâng cao hiệu quả quản trị và hành chính công", 5),
    "IX": ("Tác động của cải cách hành chính đến kinh tế - xã hội", 4),
}


def find_unit(text: str) -> str | None:
    return next((code for code, names in UNITS.items() if text in names), None)


def name_of(unit: str) -> str:
    return UNITS[unit][0]


def catalogue() -> IndicatorTree:
    rows: list[CatalogueRow] = []
    for number, (numeral, (name, items)) in enumerate(PARTS.items(), start=1):
        rows.append(CatalogueRow(numeral, name, items * 1.5))
        for item in range(1, items + 1):
            code = f"{number}.{item}"
            rows.append(CatalogueRow(code, f"Chỉ số {code}", 1.5))
            if code == "8.5":
                rows += [CatalogueRow(f"8.5.{child}", f"Chỉ số 8.5.{child}", 0.375) for child in range(1, 5)]
    return indicator_tree(rows)
