"""Whatever is decided, submitted, left out and submitted again: no decision is lost, and none is applied twice."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from helpers import HEADER, make_workspace, make_xlsx
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from yellow import ORPHANS, decide, run, typed

import sheetops

TASKS = {"Rà soát hộ nghèo": date(2026, 4, 10), "Kiểm kê tài sản công": date(2026, 5, 20), "Họp giao ban": None}
ALWAYS = "Sửa đường thôn Nậm Khánh"
DECISIONS: list[dict[str, Any]] = [
    {"status": "Hoàn thành"},
    {"status": "Rút khỏi danh mục", "document": "12/TB-UBND"},
    {"extended": "30/5/2026", "document": "45/QĐ-UBND"},
    {"status": "không rõ"},  # cannot be applied
    {"opinion": "=nhắc lại\nlần 2"},
    {},
]
STATUS = {"Hoàn thành": "completed", "Rút khỏi danh mục": "withdrawn"}
CLEARED = dict.fromkeys(("status", "extended", "document", "opinion"))

decided = st.fixed_dictionaries({"task": st.sampled_from([*TASKS, ALWAYS]), "typed": st.sampled_from(DECISIONS)})
submitted = st.sets(st.sampled_from(sorted(TASKS)))
steps = st.lists(st.one_of(decided, submitted), min_size=3, max_size=5)


def submit(root: Path, titles: set[str]) -> None:
    rows = [
        [at, title, TASKS.get(title), None, "Đang thực hiện"] for at, title in enumerate(sorted({ALWAYS, *titles}), 1)
    ]
    make_xlsx(root / "nop" / "Phong Kinh te.xlsx", [HEADER, *rows])


def as_text(value: dict[str, Any]) -> dict[str, Any]:
    return {name: text for name, text in value.items() if text is not None}


def holds(root: Path, present: set[str], said: dict[str, dict[str, Any]]) -> sheetops.Evaluation:
    """Run, and see that all that was typed stands where it must and is applied where it can be."""
    evaluation, outputs = run(root)
    assert outputs.kept is None
    assert typed(outputs.workbook) == {title: text for title, text in said.items() if text and title in present}
    orphans = {title: text for title, text in said.items() if text and title not in present}
    assert typed(outputs.workbook, ORPHANS) == orphans
    assert sum(finding.code == "R411" for finding in evaluation.findings) == len(orphans)
    tasks = {task["title"]: task for task in evaluation.to_dict()["tasks"]}
    for title in present:
        typed_here, task = said.get(title, {}), tasks[title]
        code = STATUS.get(typed_here.get("status", ""))
        assert (task["basis"] == "decided") == (code is not None)
        assert code is None or task["status"] == code
        due = "2026-05-30" if "extended" in typed_here else TASKS.get(title) and f"{TASKS[title]:%Y-%m-%d}"
        assert task["due"] == due
    return evaluation


# Shrinking would take minutes: each step is a run.
@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
@given(steps)
def test_nothing_is_lost_and_nothing_applied_twice(steps: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = make_workspace(Path(folder) / "ws")
        present, said = {ALWAYS, *TASKS}, {}
        submit(root, present)
        holds(root, present, said)
        workbook = root / "ket-qua" / "tong-hop-2026-04.xlsx"
        for step in steps:
            if isinstance(step, set):
                present = {ALWAYS, *step}
                submit(root, present)
            elif step["task"] in present:
                decide(workbook, {step["task"]: {**CLEARED, **step["typed"]}})
                said[step["task"]] = step["typed"]
            holds(root, present, said)
        before = workbook.read_bytes(), workbook.with_suffix(".json").read_bytes()
        holds(root, present, said)
        assert (workbook.read_bytes(), workbook.with_suffix(".json").read_bytes()) == before
