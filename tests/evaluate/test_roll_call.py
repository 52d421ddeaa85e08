"""The roll-call: which of the files of each unit count, and what is said where none does."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from helpers import UNITS
from hypothesis import given
from hypothesis import strategies as st

from sheetops.config import Workspace
from sheetops.evaluate import roll_call
from sheetops.evaluation import roll_call_sums
from sheetops.model import FileState, RowCounts, SubmittedFile

DEADLINE = datetime(2026, 4, 16, 17)


def workspace(**settings: Any) -> Workspace:
    config = {"version": "1", "kind": "task_tracking", "office": {"name": "UBND xã Nậm Chày"}, "period": "2026-04"}
    config |= {"cutoff": "2026-04-17", "units": UNITS, "sectors": [{"code": "kinh-te", "name": "Kinh tế"}]}
    units = [{**unit, "sector": "kinh-te"} for unit in settings.pop("units", UNITS)]
    return Workspace.model_validate({**config, **settings, "units": units, "root": Path("khong-co")})


def file(path: str, *units: str, state: FileState = "accepted", saved: datetime | None = None, why: str = "") -> Any:
    unit = units[0] if len(units) == 1 else None
    late = saved > DEADLINE if saved else None
    return SubmittedFile(path, "ab" * 32, unit, units, state, late, saved, RowCounts(), why)


def of(unit: str, *files: SubmittedFile, gave_way: Any = (), **settings: Any) -> dict[Any, Any]:
    [row] = [r for r in roll_call(workspace(**settings), files, gave_way).to_dict("records") if r["unit"] == unit]
    return dict(row)


def test_every_file_of_a_unit_has_its_place() -> None:
    kt = of(
        "KT",
        file("nop/3.xlsx", "KT"),
        file("nop/2.xlsx", "KT", state="superseded"),
        file("nop/1.xlsx", "KT", state="superseded"),
        file("nop/3 (1).xlsx", "KT", state="duplicate"),
        file("nop/hong.xlsx", "KT", state="rejected"),
    )
    assert (kt["state"], kt["versions"]) == ("received", 5)
    assert kt["accepted"] == ("nop/3.xlsx",)
    assert kt["superseded"] == ("nop/1.xlsx", "nop/2.xlsx")
    assert kt["duplicate"] == ("nop/3 (1).xlsx",)
    assert kt["unusable"] == ("nop/hong.xlsx",)


def test_a_unit_reported_in_anothers_compilation_has_sent() -> None:
    compiled = file("nop/chung.xlsx", "VHXH", "KT")
    assert of("KT", compiled)["accepted"] == ("nop/chung.xlsx",)
    assert of("CA", compiled)["state"] == "missing"


def test_a_part_that_gave_way_counts_for_the_other_units_alone() -> None:
    compiled, own = file("nop/chung.xlsx", "KT", "CA"), file("nop/CA.xlsx", "CA")
    given_way = {("nop/chung.xlsx", "CA")}
    ca = of("CA", compiled, own, gave_way=given_way)
    assert (ca["accepted"], ca["superseded"]) == (("nop/CA.xlsx",), ("nop/chung.xlsx",))
    assert of("KT", compiled, own, gave_way=given_way)["accepted"] == ("nop/chung.xlsx",)


def test_what_cannot_be_used_is_sent_but_nothing_is_received() -> None:
    letter = file("nop/CAX.docx", "CA", state="ignored", why="document")
    assert (of("CA", letter)["state"], of("CA", letter)["unusable"]) == ("missing", ("nop/CAX.docx",))
    assert of("CA", letter, file("nop/CAX.xlsx", "CA"))["unusable"] == ()
    assert of("CA", file("nop/~$CAX.xlsx", "CA", state="ignored", why="lock"))["versions"] == 0


@pytest.mark.parametrize(
    ("after", "state", "late"),
    [
        (timedelta(hours=-1), "on_time", None),
        (timedelta(0), "on_time", None),
        (timedelta(seconds=1), "late", 1),
        (timedelta(days=2, hours=3), "late", 3060),
    ],
)
def test_late_by_the_latest_that_counts(after: timedelta, state: str, late: int | None) -> None:
    files = [
        file("nop/a.xlsx", "KT", saved=DEADLINE - timedelta(days=3)),
        file("nop/b.xlsx", "KT", saved=DEADLINE + after),
    ]
    kt = of("KT", *files, submission_deadline=DEADLINE)
    assert (kt["state"], kt["modified"]) == (state, DEADLINE + after)
    assert kt["minutes_late"] == late if late else kt["minutes_late"] != kt["minutes_late"]


def test_a_version_that_gave_way_makes_nobody_late() -> None:
    early, late = DEADLINE - timedelta(days=1), DEADLINE + timedelta(days=1)
    old = file("nop/cu.xlsx", "KT", state="superseded", saved=late)  # of an earlier day, though saved later
    assert of("KT", old, file("nop/moi.xlsx", "KT", saved=early), submission_deadline=DEADLINE)["state"] == "on_time"


def test_who_need_not_submit_stands_apart_and_only_where_something_was_sent() -> None:
    units = [{**unit, "submits": unit["code"] != "CA"} for unit in UNITS]
    assert list(roll_call(workspace(units=units), [])["unit"]) == ["KT", "VHXH"]
    frame = roll_call(workspace(units=units), [file("nop/CA.xlsx", "CA"), file("nop/la.xlsx")])
    assert frame[["unit", "expected", "state"]].to_numpy().tolist() == [
        ["KT", True, "missing"],
        ["VHXH", True, "missing"],
        ["CA", False, "received"],
        ["unknown", False, "received"],
    ]
    assert roll_call_sums(frame) == {
        "expected": 2,
        "received": 0,
        "on_time": 0,
        "late": 0,
        "missing": 2,
        "superseded": 0,
    }


STATES = st.sampled_from(["accepted", "superseded", "duplicate", "rejected"])
CODES = st.lists(st.sampled_from(["KT", "VHXH", "CA"]), unique=True, max_size=3).map(tuple)


@given(st.lists(st.tuples(CODES, STATES, st.booleans()), max_size=8))
def test_the_files_of_a_unit_are_a_partition_in_whatever_order(drawn: list[Any]) -> None:
    files = [file(f"nop/{at}.xlsx", *units, state=state) for at, (units, state, _) in enumerate(drawn)]
    gave_way = {(f.path, unit) for f, (*_, gave) in zip(files, drawn, strict=True) for unit in f.units if gave}
    frame = roll_call(workspace(), files, gave_way)
    for row in frame.to_dict("records"):
        own = {f.path for f in files if row["unit"] in f.units or (row["unit"] == "unknown" and not f.units)}
        parts = [path for name in ("accepted", "superseded", "duplicate", "unusable") for path in row[name]]
        assert sorted(parts) == sorted(own)
        assert row["versions"] == len(own)
        assert (row["state"] == "missing") == (not row["accepted"])
    assert frame.equals(roll_call(workspace(), files[::-1], gave_way))
