"""The quality of the reports: what is counted, out of what."""

from __future__ import annotations

from typing import Any

import pandas as pd
from frames import rows

from sheetops.catalogue import found
from sheetops.evaluate import evaluate_tasks, quality
from sheetops.words.lexicon import Lexicon

CELLS: list[dict[str, Any]] = [
    {"unit": "PKT", "due": "10/4", "completed": "9/4", "status": "HT", "result": "12 hộ", "evidence": "BC 12"},
    {"unit": "PKT", "due": "10/4", "completed": "12/4", "status": "HT", "result": "đã xong"},
    {"unit": "PKT", "status": "HT"},
    {"unit": "CAX", "due": "19/4", "status": "Đang thực hiện", "result": "đã họp 3 lần"},
    {"due": "1/4", "status": "Quá hạn"},
]


def evaluated(lexicon: Lexicon) -> pd.DataFrame:
    frame = rows(lexicon, *CELLS, unit=None)
    return evaluate_tasks(frame, lexicon.workspace, lexicon.kind).reset_index(drop=True)


def counts(frame: pd.DataFrame) -> dict[Any, dict[str, int]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return {row.pop("unit"): {name: n for name, n in row.items() if n} for row in plain.to_dict("records")}


def test_what_is_counted_per_unit_and_for_all(lexicon: Lexicon) -> None:
    assert counts(quality(evaluated(lexicon), lexicon.workspace, lexicon.kind)) == {
        "KT": {
            "total": 3,
            "reported": 3,
            "finished": 3,
            "with_figures": 1,
            "with_evidence": 1,
            "with_dates": 2,
            "timed": 2,
            "on_time": 1,
        },
        "CA": {"total": 1, "reported": 1, "with_figures": 1},
        "unknown": {"total": 1, "reported": 1},
        None: {
            "total": 5,
            "reported": 5,
            "finished": 3,
            "with_figures": 2,
            "with_evidence": 1,
            "with_dates": 2,
            "timed": 2,
            "on_time": 1,
        },
    }


def test_what_nobody_reported_is_no_bad_report(lexicon: Lexicon) -> None:
    tasks = evaluated(lexicon)
    silent = tasks.assign(basis=tasks["basis"].mask(tasks["unit"] == "KT", "unreported"))
    assert counts(quality(silent, lexicon.workspace, lexicon.kind))["KT"] == {"total": 3}
    nowhere = tasks.assign(path=tasks["path"].mask(tasks["unit"] == "KT"))
    assert counts(quality(nowhere, lexicon.workspace, lexicon.kind))["KT"] == {"total": 3}


def test_what_is_withdrawn_is_not_counted(lexicon: Lexicon) -> None:
    tasks = evaluated(lexicon)
    withdrawn = tasks.assign(status=tasks["status"].mask(tasks["unit"] == "CA", "withdrawn"))
    frame = counts(quality(withdrawn, lexicon.workspace, lexicon.kind))
    assert "CA" not in frame
    assert frame[None]["total"] == 4


def test_the_findings_of_three_rules_are_counted_per_unit(lexicon: Lexicon) -> None:
    told = [("D307", "KT"), ("D307", "KT"), ("D309", "CA"), ("D308", None), ("D302", "KT")]
    findings = [found(code, unit=unit) for code, unit in told]
    frame = quality(evaluated(lexicon), lexicon.workspace, lexicon.kind, findings)
    assert frame[["D307", "D308", "D309"]].to_numpy().tolist() == [[2, 0, 0], [0, 0, 1], [0, 1, 0], [2, 1, 1]]


def test_of_no_task(lexicon: Lexicon) -> None:
    nothing = evaluate_tasks(rows(lexicon), lexicon.workspace, lexicon.kind)
    assert counts(quality(nothing, lexicon.workspace, lexicon.kind)) == {None: {}}
