"""Records → the typed frame: columns that doubt each other, and to whom and to which period a row belongs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from frames import column, recognised, record, typed
from helpers import make_lexicon

from sheetops.kind import load_kind
from sheetops.model import Recognised, Record, Share
from sheetops.normalise.concatenate import concatenate
from sheetops.normalise.rows import normalise
from sheetops.words.lexicon import Lexicon

KIND = load_kind("task_tracking")
Values = dict[str, Any]


def test_the_types_of_the_columns(lexicon: Lexicon) -> None:
    frame = typed(lexicon, record(5, due="10/4", progress=50, status="HT"))
    types = {"due": "datetime64[s]", "completed": "datetime64[s]", "progress": "float64", "title": "str"}
    types |= {"unit": "str", "sector": "str", "origin": "str", "status": "str", "due_text": "str", "due_verdict": "str"}
    assert {name: str(frame[name].dtype) for name in types} == types


def test_no_record_gives_an_empty_frame_of_the_same_columns(lexicon: Lexicon) -> None:
    empty, full = typed(lexicon), typed(lexicon, record(5))
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    assert [str(t) for t in empty.dtypes] == [str(t) for t in full.dtypes]


def test_numbers_up_to_one_are_shares_table_by_table(lexicon: Lexicon) -> None:
    frame = typed(
        lexicon,
        record(5, progress=1),
        record(6, progress=0.4),
        record(7, table=1, progress=1),
        record(8, table=1, progress=90),
    )
    assert column(frame, "progress") == [100, 40, 1, 90]


def test_a_cell_that_shows_a_percentage_is_one_whatever_stands_beside_it(lexicon: Lexicon) -> None:
    records = [record(5, progress="100"), record(6, progress=Share(1)), record(7, progress=Share(0.5))]
    assert column(typed(lexicon, *records), "progress") == [100, 100, 50]


def test_one_is_not_guessed_at_where_a_column_has_shares_and_percentages(lexicon: Lexicon) -> None:
    frame = typed(lexicon, *(record(at, progress=n) for at, n in enumerate([0.5, 1, 80, "1", Share(1), 2.5], start=5)))
    assert column(frame, "progress") == [50, None, 80, None, 100, 2.5]
    assert column(frame, "progress_verdict") == ["", "D305", "", "D305", "", ""]


def test_a_1904_workbook_counts_from_1904(lexicon: Lexicon) -> None:
    assert column(typed(lexicon, record(5, due=46127)), "due") == [pd.Timestamp(2026, 4, 15)]
    assert column(typed(lexicon, record(5, due=44665), epoch_1904=True), "due") == [pd.Timestamp(2026, 4, 15)]


def test_typed_dates_cast_doubt_on_true_ones_of_their_table(lexicon: Lexicon) -> None:
    records = [record(5, due="15/4"), record(6, due=date(2026, 5, 4)), record(7, table=1, due=date(2026, 5, 4))]
    assert column(typed(lexicon, *records), "due_verdict") == ["", "D303", ""]


class TestOrigin:
    """The first that speaks: the row's own cell, the heading, the assignment date, the source."""

    @pytest.fixture(scope="class")
    @classmethod
    def words(cls, tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
        letter = {"document": "312/UBND-VP ngày 02/4/2026"}
        return make_lexicon(tmp_path_factory.mktemp("origin"), assignment=letter)

    @pytest.mark.parametrize(
        ("source", "origin"),
        [
            ("187/UBND-VP ngày 03/3/2026", "carried_over"),
            ("187/UBND-VP ngày 31/3/2026", "carried_over"),
            ("300/UBND-VP ngày 01/4/2026", "in_period"),
            ("312/UBND-VP ngày 02/4/2026", "in_period"),
            ("Văn bản số 187/UBND-VP, ngày 03 tháng 3 năm 2026 của UBND xã", "carried_over"),
            ("CV 187/UBND – VP (03.3.2026)", "carried_over"),
            ("187/ubnd-vp ngày 3/3", "carried_over"),
            ("187/UBND-VP ngày 28/12", "carried_over"),
            ("187/UBND-VP", "in_period"),
            ("02/KH-UBND ngày 02/01/2026", "in_period"),
            ("Nghị quyết 15/NQ-HĐND ngày 10/12/2025", "in_period"),
            ("02/KH-UBND ngày 02/01/2026; 187/UBND-VP ngày 03/3/2026", "carried_over"),
            ("312/UBND-VP ngày 02/4/2026 (thực hiện 02/KH-UBND ngày 02/01/2026)", "in_period"),
            ("", "in_period"),
        ],
    )
    def test_a_source_of_the_assignment_letters_series(self, words: Lexicon, source: str, origin: str) -> None:
        assert column(typed(words, record(5, source=source)), "origin") == [origin]

    @pytest.mark.parametrize(
        ("letter", "source", "origin"),
        [
            ("312/UBND-VP ngày 28/3/2026", "312/UBND-VP ngày 28/3/2026", "in_period"),
            ("312/UBND-VP ngày 28/3/2026", "187/UBND-VP ngày 03/3/2026", "carried_over"),
            ("312/UBND-VP", "187/UBND-VP ngày 03/3/2026", "carried_over"),
            ("", "187/UBND-VP ngày 03/3/2026", "in_period"),
        ],
    )
    def test_the_letter_itself_carries_nothing_over(
        self, tmp_path: Path, letter: str, source: str, origin: str
    ) -> None:
        lexicon = make_lexicon(tmp_path, assignment={"document": letter})
        assert column(typed(lexicon, record(5, source=source)), "origin") == [origin]

    @pytest.mark.parametrize(
        ("values", "section", "origin"),
        [
            ({"origin": "Chuyển tiếp", "assigned": "02/4/2026"}, ("II. Nhiệm vụ trong tháng 4",), "carried_over"),
            ({"origin": "Tháng 4", "assigned": "02/3/2026"}, (), "in_period"),
            ({"origin": "khác", "assigned": "02/3/2026"}, (), "carried_over"),
            ({"assigned": "02/3/2026"}, ("II. Nhiệm vụ trong tháng 4",), "in_period"),
            ({"assigned": "02/4/2026"}, ("I. Nhiệm vụ chuyển tiếp từ tháng 3",), "carried_over"),
            ({"assigned": "31/3/2026"}, (), "carried_over"),
            ({"assigned": "01/4/2026"}, (), "in_period"),
            ({}, ("I. Chuyển tiếp", "1. Lĩnh vực Kinh tế"), "carried_over"),
            ({}, ("Theo Văn bản 187/UBND-VP ngày 03/3/2026",), "carried_over"),
            ({"source": "312/UBND-VP ngày 02/4/2026"}, ("Theo Văn bản 187/UBND-VP ngày 03/3/2026",), "in_period"),
            ({}, ("Dân tộc - Tôn giáo",), "in_period"),
        ],
    )
    def test_the_first_that_speaks_decides(
        self, words: Lexicon, values: Values, section: tuple[str, ...], origin: str
    ) -> None:
        assert column(typed(words, record(5, section, **values)), "origin") == [origin]

    @pytest.mark.parametrize(
        ("source", "origin"),
        [("9/UBND-VP ngày 31/12/2025", "carried_over"), ("9/UBND-VP ngày 01/01/2026", "in_period")],
    )
    def test_the_turn_of_the_year(self, tmp_path: Path, source: str, origin: str) -> None:
        letter = {"assignment": {"document": "12/UBND-VP ngày 05/01/2026"}, "period": "2026-01", "cutoff": "2026-01-20"}
        assert column(typed(make_lexicon(tmp_path, **letter), record(5, source=source)), "origin") == [origin]


@pytest.mark.parametrize(
    ("values", "section", "file_unit", "unit", "sector"),
    [
        ({"unit": "Công an xã"}, ("PHÒNG KINH TẾ",), "VHXH", "CA", "qp-an"),
        ({}, ("PHÒNG KINH TẾ",), "VHXH", "KT", "kinh-te"),
        ({}, (), "VHXH", "VHXH", "vh-xh"),
        ({}, (), None, None, None),
        ({"unit": "Trạm Thú y"}, (), "KT", "KT", "kinh-te"),
        ({"sector": "QP-AN"}, ("A. Lĩnh vực Kinh tế",), "VHXH", "VHXH", "qp-an"),
        ({}, ("A. Lĩnh vực Quốc phòng, an ninh",), "KT", "KT", "qp-an"),
        ({"sector": "Nông nghiệp"}, (), "KT", "KT", "kinh-te"),
        ({}, ("A. Lĩnh vực Kinh tế", "I. Nhiệm vụ chuyển tiếp"), "VHXH", "VHXH", "kinh-te"),
        ({}, ("PHÒNG KINH TẾ", "PHÒNG VĂN HÓA - XÃ HỘI"), None, "VHXH", "vh-xh"),
    ],
)
def test_unit_and_sector(
    lexicon: Lexicon,
    values: Values,
    section: tuple[str, ...],
    file_unit: str | None,
    unit: str | None,
    sector: str | None,
) -> None:
    frame = typed(lexicon, record(5, section, **values), unit=file_unit)
    assert column(frame, "unit") == [unit]
    assert column(frame, "sector") == [sector]


def test_a_task_below_an_unknown_units_heading_is_nobodys_and_not_the_files(lexicon: Lexicon) -> None:
    rows = [record(5, ("I. PHÒNG KINH TẾ",)), record(6, ("II. Trạm Y tế",)), record(7, ("II. Trạm Y tế",), unit="CAX")]
    frame = typed(lexicon, *rows, unit="VHXH")
    assert column(frame, "unit") == ["KT", None, "CA"]
    assert column(frame, "unit_heading") == [None, "II. Trạm Y tế", None]


def test_who_stands_after_the_first_in_the_leads_cell_coordinates(lexicon: Lexicon) -> None:
    frame = typed(lexicon, record(5, unit="PKT; Công an; các thôn", coordinating="MTTQ"), record(6, unit="PKT"))
    assert column(frame, "coordinating") == ["MTTQ; Công an xã; các thôn", None]


def test_an_ambiguous_status_keeps_both_meanings(lexicon: Lexicon) -> None:
    frame = typed(lexicon, record(5, status="Trễ hạn"), record(6, status="HT"))
    assert column(frame, "status") == [None, "completed"]
    assert column(frame, "status_done") == ["completed_late", None]
    assert column(frame, "status_open") == ["overdue", None]


def test_columns_that_the_kind_does_not_know_are_kept_as_text(lexicon: Lexicon) -> None:
    extra = (("Mã tra cứu", 17.0), ("Ngày họp", date(2026, 4, 5)))
    frame = typed(lexicon, Record(5, 0, {"title": "Họp"}, {}, extra, ()))
    assert frame["extra"][0] == (("Mã tra cứu", "17"), ("Ngày họp", "05/04/2026"))


def test_the_tables_of_all_sheets_are_numbered_through() -> None:
    one, two = recognised(record(5), record(9, table=1)), recognised(record(4))
    one = Recognised(one.grid, (None, None), one.records, (), {}, {}, {}, (), ())  # type: ignore[arg-type]
    assert list(concatenate([("a", one), ("b", two)], KIND)["table"]) == [0, 1, 2]


def test_the_raw_frame_is_not_changed(lexicon: Lexicon) -> None:
    raw = concatenate([("nop/a.xlsx", recognised(record(5, due="15/4", progress=1, unit="PKT")))], KIND)
    before = raw.copy(deep=True)
    normalise(raw, lexicon, {"nop/a.xlsx": None})
    pd.testing.assert_frame_equal(raw, before)
