"""The evaluated tasks: their order, and whether they are in time."""

from __future__ import annotations

import pytest
from frames import column, record, rows, typed

from sheetops.evaluate import evaluate_tasks
from sheetops.words.lexicon import Lexicon


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
