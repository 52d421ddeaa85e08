"""Every figure of a result is explained by as many rows as it counts, and by as many points as it has."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import sheetops
from sheetops import Evaluation, Scored, UnknownNameError, explain_tally

SAMPLES = Path(__file__).parents[2] / "samples"
FRAMES = {
    "tallies": "sector",
    "unit_tallies": "unit",
    "movement": "unit",
    "sector_movement": "sector",
    "quality": "unit",
}


@pytest.fixture(scope="module")
def april() -> Evaluation:
    result = sheetops.consolidate(SAMPLES / "lung-phinh-2026-04")
    assert isinstance(result, Evaluation)
    return result


@pytest.fixture(scope="module")
def may() -> Scored:
    result = sheetops.consolidate(SAMPLES / "vinh-thong-cchc-2026" / "thang-5")
    assert isinstance(result, Scored)
    return result


def asked(row: dict, *names: str) -> dict[str, str]:
    """What a row of a frame is of, as keywords."""
    return {name: str(row[name]) for name in names if name in row and not pd.isna(row[name])}


@pytest.mark.parametrize("frame", FRAMES)
def test_every_count_has_as_many_rows(april: Evaluation, frame: str) -> None:
    rows = getattr(april, frame).to_dict("records")
    names = set(april.kind.counted_statuses) | {"total", "new", "finished", "withdrawn", "remaining"}
    names |= {"reported", "with_figures", "with_evidence", "with_dates", "timed", "on_time"}
    checked = 0
    for row in rows:
        where = asked(row, "origin", FRAMES[frame])
        for figure in names & set(row):
            explained = explain_tally(april, figure, **where)
            assert explained.value == len(explained.rows) == row[figure], (where, figure)
            checked += 1
    assert checked > len(rows)


@pytest.mark.parametrize("frame", ["tallies", "unit_tallies"])
def test_a_rate_has_the_rows_of_its_denominator(april: Evaluation, frame: str) -> None:
    for row in getattr(april, frame).to_dict("records"):
        for rate in april.kind.evaluation.rates:
            explained = explain_tally(april, rate.code, **asked(row, "origin", FRAMES[frame]))
            assert explained.value == row[f"{rate.code}_numerator"] == explained.rows["counts"].sum()
            assert explained.whole == row[f"{rate.code}_denominator"] == len(explained.rows)


def test_tasks_to_be_urged_are_those_of_the_list(april: Evaluation) -> None:
    for code, size in april.urge["ageing"].value_counts().items():
        assert explain_tally(april, str(code)).value == size
    soon = set(april.tasks.loc[april.urge.loc[april.urge["why"] == "due_soon", "task"], "id"])
    assert set(explain_tally(april, "Sắp đến hạn").rows["id"]) == soon


def test_points_add_up_to_those_of_the_tallies(may: Scored) -> None:
    columns = {
        "total": "total",
        "scored": "scored",
        "max": "max",
        "self_score": "self",
        "score": "score",
        "lost": "lost",
    }
    for row in may.tallies.to_dict("records"):
        for figure, column in columns.items():
            explained = explain_tally(may, figure, **asked(row, "part", "unit"))
            assert explained.value == pytest.approx(0 if pd.isna(row[column]) else row[column]), (row, figure)


def test_what_is_due_and_unscored_is_among_the_unscored(may: Scored) -> None:
    for row in may.due.to_dict("records"):
        assert set(row["codes"]) <= set(explain_tally(may, "Chưa chấm", unit=row["unit"]).rows["code"])


@pytest.mark.parametrize(
    ("said", "where", "figure"),
    [
        (("Kinh tế", "overdue"), {"sector": "kinh-te"}, "overdue"),
        (("quá hạn", "kinh te"), {"sector": "kinh-te"}, "overdue"),
        (("P. Kinh tế", "Hoàn thành"), {"unit": "KT"}, "completed"),
        (("Nhiệm vụ trong kỳ", "KT", "Còn lại"), {"origin": "in_period", "unit": "KT"}, "remaining"),
        (("Tỷ lệ hoàn thành / tổng số",), {}, "completion_of_all"),
        (("VHXH", "Quá hạn", "qp-an"), {"unit": "VHXH", "sector": "qp-an"}, "overdue"),
        ((), {}, "total"),
    ],
)
def test_names_are_those_that_people_use(
    april: Evaluation, said: tuple[str, ...], where: dict[str, str], figure: str
) -> None:
    explained = explain_tally(april, *said)
    assert (explained.where, explained.figure) == (where, figure)


def test_said_outright_a_name_is_nothing_else(april: Evaluation) -> None:
    assert explain_tally(april, "VHXH").where == explain_tally(april, unit="VH-XH").where == {"unit": "VHXH"}
    assert explain_tally(april, sector="VHXH").where == {"sector": "vh-xh"}


def test_what_has_no_sector_can_be_asked_about(april: Evaluation) -> None:
    assert explain_tally(april, sector="unknown").value == april.tasks["sector"].isna().sum()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("Quá hạnn",), 'gần nhất: "Quá hạn"'),
        (("Phòng Kỹ thuật Mỏ",), "không phải là lĩnh vực, đơn vị"),
        (("KT", "VHXH"), "một đơn vị"),
        (("overdue", "completed"), "một con số"),
        (("",), "không phải là"),
    ],
)
def test_what_is_not_there_is_told(april: Evaluation, said: tuple[str, ...], told: str) -> None:
    with pytest.raises(UnknownNameError, match=told):
        explain_tally(april, *said)


def test_a_result_is_not_asked_about_what_it_is_not_divided_by(april: Evaluation, may: Scored) -> None:
    with pytest.raises(UnknownNameError, match="không chia theo phần"):
        explain_tally(april, part="I")
    with pytest.raises(UnknownNameError, match="không chia theo lĩnh vực"):
        explain_tally(may, sector="Kinh tế")


def test_json_has_the_cells(april: Evaluation, may: Scored) -> None:
    overdue = explain_tally(april, "Kinh tế", "overdue").to_dict()
    assert (overdue["value"], overdue["label"]) == (len(overdue["rows"]), "Quá hạn")
    assert {row["status"] for row in overdue["rows"]} == {"overdue"}
    assert all(row["source"]["cell"] for row in overdue["rows"] if row["basis"] != "unreported")
    lost = explain_tally(may, "VIII", "lost").to_dict("en")
    assert sum(row["amount"] for row in lost["rows"]) == pytest.approx(lost["value"])
    assert all(row["register"]["cell"] for row in lost["rows"])
