"""The evaluated tasks: their ids, their order, and whether they are in time."""

from __future__ import annotations

import pytest
from frames import column, record, rows, typed

from sheetops.evaluate import evaluate_tasks
from sheetops.words.lexicon import Lexicon


def test_an_id_is_made_from_unit_title_and_source(lexicon: Lexicon) -> None:
    one, same, other = ({"title": "Họp thôn", "source": s} for s in ("312/UBND-VP", " 312/ubnd-vp", "187/UBND-VP"))
    ids = [
        evaluate_tasks(rows(lexicon, cells), lexicon.workspace, lexicon.kind)["id"].iloc[0]
        for cells in (one, same, other)
    ]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].startswith("NV-")
    elsewhere = evaluate_tasks(rows(lexicon, one, unit="CA"), lexicon.workspace, lexicon.kind)
    assert elsewhere["id"].iloc[0] != ids[0]


def test_ids_are_told_apart_and_given_ones_are_kept(lexicon: Lexicon) -> None:
    frame = rows(lexicon, {"title": "Họp"}, {"title": "Họp"}, {"title": "Họp", "id": "NV-017"})
    ids = list(evaluate_tasks(frame, lexicon.workspace, lexicon.kind)["id"])
    assert len(set(ids)) == 3
    assert "NV-017" in ids


def test_an_id_that_two_rows_claim_is_nobodys(lexicon: Lexicon) -> None:
    frame = rows(lexicon, {"title": "Họp", "id": "NV-1"}, {"title": "Tuần tra", "id": "NV-1"})
    ids = list(evaluate_tasks(frame, lexicon.workspace, lexicon.kind)["id"])
    assert "NV-1" not in ids
    assert len(set(ids)) == 2


def test_tasks_stand_by_origin_sector_unit_and_place(lexicon: Lexicon) -> None:
    cells = [
        {"title": "e", "unit": "CAX"},
        {"title": "d", "unit": "P.VH-XH"},
        {"title": "c", "unit": "PKT"},
        {"title": "b", "unit": "CAX", "sector": "Kinh tế"},
        {"title": "a", "unit": "CAX", "origin": "Chuyển tiếp"},
        {"title": "f"},
    ]
    tasks = evaluate_tasks(rows(lexicon, *cells, unit=None), lexicon.workspace, lexicon.kind)
    assert column(tasks, "title") == ["a", "c", "b", "d", "e", "f"]


@pytest.mark.parametrize(
    ("cells", "word", "days"),
    [
        ({"due": "10/4", "completed": "8/4"}, "early", None),
        ({"due": "10/4", "completed": "10/4"}, "on_time", None),
        ({"due": "10/4", "completed": "12/4"}, "late", 2),
        ({"due": "10/4"}, "overdue", 7),
        ({"due": "17/4"}, None, None),
        ({"due": "30/4", "completed": "20/4"}, None, None),
        ({"due": "10/4", "completed": "20/4"}, "overdue", 7),
        ({"due": "10/4", "completed": "9/4", "status": "Quá hạn"}, None, None),
        ({"completed": "9/4"}, None, None),
    ],
)
def test_timeliness_stands_beside_the_status(
    lexicon: Lexicon, cells: dict[str, str], word: str | None, days: int | None
) -> None:
    tasks = evaluate_tasks(typed(lexicon, record(5, **cells)), lexicon.workspace, lexicon.kind)
    assert column(tasks, "timeliness") == [word]
    assert column(tasks, "days_overdue") == [days]
