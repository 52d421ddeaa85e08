"""Tallies and movement: what they count, and that they prove their own sums."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

import pandas as pd
import pytest
from frames import rows

from sheetops.errors import PartitionError
from sheetops.evaluate import evaluate_tasks, movement, quality, sentences, tally, urge
from sheetops.evaluate import tallies as module
from sheetops.words.lexicon import Lexicon

moving = import_module("sheetops.evaluate.movement")  # the package's name of it is the function

CELLS: list[dict[str, Any]] = [
    {"unit": "PKT", "due": "10/4", "completed": "9/4", "status": "HT", "result": "12 hộ", "evidence": "BC 12"},
    {"unit": "PKT", "due": "10/4", "status": "Quá hạn", "origin": "Chuyển tiếp", "leader": "Phó Chủ tịch"},
    {"unit": "PKT", "due": "30/4", "status": "Chậm tiến độ", "progress": 10},
    {"unit": "CAX", "due": "19/4", "status": "Đang thực hiện", "result": "đã họp"},
    {"unit": "CAX", "due": "1/4", "status": "Đang thực hiện"},
    {"due": "31/4", "status": "Chưa đến hạn"},
]


@pytest.fixture
def tasks(lexicon: Lexicon) -> pd.DataFrame:
    frame = rows(lexicon, *CELLS, unit=None)
    return evaluate_tasks(frame, lexicon.workspace, lexicon.kind).reset_index(drop=True)


def counts(frame: pd.DataFrame, group: str) -> dict[tuple[Any, Any], dict[str, int]]:
    statuses = [name for name in frame.columns if name not in ("origin", group, "total") and "completion_" not in name]
    plain = frame.astype(object).where(frame.notna(), None)
    return {
        (row["origin"], row[group]): {name: row[name] for name in statuses if row[name]}
        for row in plain.to_dict("records")
    }


def test_a_tally_by_sector(tasks: pd.DataFrame, lexicon: Lexicon) -> None:
    assert counts(tally(tasks, lexicon.workspace, lexicon.kind, "sector"), "sector") == {
        ("carried_over", "kinh-te"): {"overdue": 1},
        ("in_period", "kinh-te"): {"completed": 1, "behind": 1},
        ("in_period", "qp-an"): {"in_progress": 1, "overdue": 1},
        ("in_period", "unknown"): {"undetermined": 1},
        ("carried_over", None): {"overdue": 1},
        ("in_period", None): {"completed": 1, "behind": 1, "in_progress": 1, "overdue": 1, "undetermined": 1},
        (None, "kinh-te"): {"completed": 1, "overdue": 1, "behind": 1},
        (None, "qp-an"): {"in_progress": 1, "overdue": 1},
        (None, "unknown"): {"undetermined": 1},
        (None, None): {"completed": 1, "overdue": 2, "behind": 1, "in_progress": 1, "undetermined": 1},
    }


def test_every_percentage_names_its_denominator(tasks: pd.DataFrame, lexicon: Lexicon) -> None:
    total = tally(tasks, lexicon.workspace, lexicon.kind, "unit").iloc[-1]
    due = {name: total[f"completion_of_due{name}"] for name in ("_numerator", "_denominator", "")}
    assert due == {"_numerator": 1, "_denominator": 3, "": pytest.approx(1 / 3)}
    assert (total["completion_of_all_numerator"], total["completion_of_all_denominator"]) == (1, 6)


def test_a_rate_of_nothing_is_missing(tasks: pd.DataFrame, lexicon: Lexicon) -> None:
    frame = tally(tasks, lexicon.workspace, lexicon.kind, "sector")
    unknown = frame[(frame["sector"] == "unknown") & frame["origin"].notna()].iloc[0]
    assert unknown["completion_of_due_denominator"] == 0
    assert pd.isna(unknown["completion_of_due"])


def test_a_tally_of_nothing(lexicon: Lexicon) -> None:
    empty = evaluate_tasks(rows(lexicon), lexicon.workspace, lexicon.kind)
    assert list(tally(empty, lexicon.workspace, lexicon.kind, "sector")["total"]) == [0]
    assert movement(empty, lexicon.workspace, lexicon.kind, "unit")["remaining"].tolist() == [0]


def test_what_is_withdrawn_is_counted_apart(tasks: pd.DataFrame, lexicon: Lexicon) -> None:
    withdrawn = tasks.assign(status=tasks["status"].where(tasks.index != 0, "withdrawn"))
    assert tally(withdrawn, lexicon.workspace, lexicon.kind, "sector")["total"].iloc[-1] == 5
    assert movement(withdrawn, lexicon.workspace, lexicon.kind, "unit")["withdrawn"].iloc[-1] == 1


@pytest.mark.parametrize("place", [("in_period", "kinh-te"), ("in_period", None), (None, "kinh-te"), (None, None)])
def test_a_tally_that_loses_a_task_is_refused(
    tasks: pd.DataFrame, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch, place: tuple[Any, Any]
) -> None:
    honest = module._counts

    def careless(*args: Any) -> Any:
        counts = honest(*args)
        counts[place]["completed"] -= 1
        return counts

    monkeypatch.setattr(module, "_counts", careless)
    with pytest.raises(PartitionError):
        tally(tasks, lexicon.workspace, lexicon.kind, "sector")


def test_movement_balances_per_unit(tasks: pd.DataFrame, lexicon: Lexicon) -> None:
    frame = movement(tasks, lexicon.workspace, lexicon.kind, "unit")
    plain = frame.astype(object).where(frame.notna(), None)
    assert [tuple(row) for row in plain.itertuples(index=False)] == [
        ("KT", 1, 2, 1, 0, 2),
        ("CA", 0, 2, 0, 0, 2),
        ("unknown", 0, 1, 0, 0, 1),
        (None, 1, 5, 1, 0, 5),
    ]


def test_movement_balances_per_sector(tasks: pd.DataFrame, lexicon: Lexicon) -> None:
    frame = movement(tasks, lexicon.workspace, lexicon.kind, "sector")
    plain = frame.astype(object).where(frame.notna(), None)
    assert [tuple(row) for row in plain.itertuples(index=False)] == [
        ("kinh-te", 1, 2, 1, 0, 2),
        ("qp-an", 0, 2, 0, 0, 2),
        ("unknown", 0, 1, 0, 0, 1),
        (None, 1, 5, 1, 0, 5),
    ]


@pytest.mark.parametrize("lost", ["carried_over", "new", "finished", "withdrawn", "remaining"])
def test_a_movement_that_loses_a_task_is_refused(
    tasks: pd.DataFrame, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    honest = moving.by_group

    def careless(*args: Any) -> pd.DataFrame:
        frame = honest(*args)
        return frame.assign(**{lost: frame[lost] + (frame.index == 0)})

    monkeypatch.setattr(moving, "by_group", careless)
    with pytest.raises(PartitionError):
        movement(tasks, lexicon.workspace, lexicon.kind, "sector")


def test_the_letters_sentences(tasks: pd.DataFrame, lexicon: Lexicon) -> None:
    frame = sentences(tally(tasks, lexicon.workspace, lexicon.kind, "sector"), lexicon.kind)
    assert list(frame["text"]) == [
        "Có 01 nhiệm vụ: 01 nhiệm vụ quá hạn.",
        "Có 02 nhiệm vụ: 01 nhiệm vụ hoàn thành; 01 nhiệm vụ chậm tiến độ.",
        "Có 02 nhiệm vụ: 01 nhiệm vụ quá hạn; 01 nhiệm vụ đang tiếp tục triển khai thực hiện.",
        "Có 01 nhiệm vụ: 01 nhiệm vụ chưa xác định được trạng thái.",
    ]


def test_whom_to_urge_the_most_pressing_first(tasks: pd.DataFrame, lexicon: Lexicon) -> None:
    frame = urge(tasks, lexicon.workspace, lexicon.kind)
    plain = frame.drop(columns="task").astype(object).where(frame.notna(), None)
    assert [tuple(row) for row in plain.itertuples(index=False)] == [
        ("overdue", None, "CA", 16, "d8_30"),
        ("overdue", "Phó Chủ tịch", "KT", 7, "d1_7"),
        ("behind", None, "KT", None, None),
        ("due_soon", None, "CA", None, None),
    ]


def test_the_reports_change_no_frame(tasks: pd.DataFrame, lexicon: Lexicon) -> None:
    before = tasks.copy(deep=True)
    workspace, kind = lexicon.workspace, lexicon.kind
    tallied = tally(tasks, workspace, kind, "sector")
    copied = tallied.copy(deep=True)
    for report in (partial(movement, group="sector"), urge, quality):
        report(tasks, workspace, kind)
    sentences(tallied, kind)
    pd.testing.assert_frame_equal(tasks, before)
    pd.testing.assert_frame_equal(tallied, copied)
