"""A kind of one's own that is scored: a schema, and no code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helpers import make_workspace, make_xlsx

import sheetops
from sheetops.errors import ConfigError
from sheetops.scored import Scored

SCHEMA = Path(__file__).parents[1] / "kinds" / "digital_index.yaml"


def workspace(root: Path) -> Path:
    rows = [
        ["2.1", "Cổng dịch vụ", 10, 8, "Báo cáo 5/BC-UBND ngày 02/4/2026"],
        ["2.2", "Nhân lực", 5, 6, "QĐ 7/QĐ-UBND"],
    ]
    header = ["Ký hiệu", "Tiêu chí", "Thang điểm", "Tự đánh giá", "Căn cứ"]
    folder = make_workspace(root, {"Phong Kinh te.xlsx": [header, *rows]}, kind="digital_index.yaml")
    shutil.copy(SCHEMA, folder / "digital_index.yaml")
    (folder / "dang-ky").mkdir()
    given = [["Ký hiệu", "Tiêu chí", "Thang điểm"], ["II", "Chính quyền số", 15], *([r[0], r[1], r[2]] for r in rows)]
    make_xlsx(folder / "dang-ky" / "bo chi so.xlsx", given)
    assigned = [["Mã", "Tiêu chí", "Đơn vị chủ trì"], ["2.1", "Cổng dịch vụ", "PKT"], ["2.2", "Nhân lực", "PKT"]]
    make_xlsx(folder / "dang-ky" / "phan cong.xlsx", assigned)
    return folder


def test_it_gets_owners_points_and_findings(tmp_path: Path) -> None:
    scored = sheetops.consolidate(workspace(tmp_path / "xa"))
    assert isinstance(scored, Scored)
    rows = {row["code"]: row for row in scored.to_dict()["indicators"]}
    assert (rows["2.1"]["score"], rows["2.1"]["unit"], rows["2.1"]["status"]) == (8, "KT", "scored")
    assert rows["II"]["score"] == 8
    assert [(f.code, f.indicator, f.field) for f in scored.findings if f.code == "P604"] == [
        ("P604", "2.2", "self_score")
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  maximum: thang_diem", "  maximum: diem", 'there is no "diem" here'),
        ("  maximum: thang_diem", "  maximum: title", "here it must be: number"),
        ("scoring:\n", "statuses: []\nscoring:\n", '"statuses" does not go with "scoring"'),
    ],
)
def test_a_mistake_in_its_scoring_has_its_line(old: str, new: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "kind.yaml"
    path.write_text(SCHEMA.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        sheetops.load_kind(path)
    assert says in caught.value.message("en")


def test_a_kind_must_evaluate_or_score(tmp_path: Path) -> None:
    path = tmp_path / "kind.yaml"
    text = SCHEMA.read_text(encoding="utf-8")
    path.write_text(text[: text.index("scoring:")], encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        sheetops.load_kind(path)
    assert "exactly one of: evaluation" in caught.value.message("en")
