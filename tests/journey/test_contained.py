"""The per-file work in child processes: the same submissions as without them, whatever a file does to its reader."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest
from helpers import HEADER, Formula, Sheet, make_workspace

from sheetops.config import load_workspace
from sheetops.discover import candidates
from sheetops.engine import ContainedError
from sheetops.errors import PartitionError
from sheetops.journey import contained
from sheetops.journey.submission import read_submission
from sheetops.kind import load_kind
from sheetops.words.lexicon import Lexicon

TASKS = [HEADER, [1, "Rà soát hộ nghèo", "15/4/2026", None, "Đang thực hiện"], [2, "Họp xã", "31/4", None, "HT"]]


@pytest.fixture
def place(tmp_path):
    files = {
        "Phong Kinh te.xlsx": Sheet(TASKS, hidden_rows=[2]),
        "CAX.xls": [*TASKS, [3, "#REF!", None, None, "xong"]],
        "VHXH.ods": {"Hướng dẫn": [["Cách điền"]], "Biểu": [*TASKS, [3, Formula('="Tết"', "Tết")]]},
        "hong.xlsx": b"PK\x03\x04 cut short",
        "trong.xlsx": b"",
    }
    return load_workspace(make_workspace(tmp_path, files))


def read(place):
    lexicon = Lexicon(load_kind("task_tracking"), place)
    inbox = candidates(place.inbox, place.root)
    return inbox, lexicon, contained.read_submissions(inbox, lexicon)


def test_a_child_reads_and_recognises_as_we_would(place):
    inbox, lexicon, submissions = read(place)
    assert [s.path for s in submissions] == [c.path for c in inbox]
    assert submissions == [read_submission(candidate, lexicon) for candidate in inbox]
    assert submissions[0].candidate is inbox[0]


def test_progress_is_told_file_by_file(place):
    inbox = candidates(place.inbox, place.root)
    told = []
    contained.read_submissions(inbox, Lexicon(load_kind("task_tracking"), place), lambda *step: told.append(step))
    assert told == [(at, len(inbox), candidate.path) for at, candidate in enumerate(inbox, start=1)]


@pytest.mark.parametrize(("does", "code"), [("aborts", "F101"), ("hoards", "F109")])
def test_a_file_that_takes_its_reader_down_is_a_finding_and_the_others_are_read(place, monkeypatch, does, code):
    monkeypatch.setattr(contained, "READER", f"engine.readers:{does}")
    _, _, submissions = read(place)
    by_name = {s.path.rpartition("/")[2]: s for s in submissions}
    assert [f.code for f in by_name["CAX.xls"].findings] == [code]
    assert by_name["CAX.xls"].sheets == ()
    assert by_name["Phong Kinh te.xlsx"].rows.accepted == 2


def test_a_defect_is_told_as_one_and_shown_to_whoever_asks_for_it(place, monkeypatch):
    monkeypatch.setattr(contained, "READER", "engine.readers:raises")
    monkeypatch.delenv("SHEETOPS_DEBUG")
    _, _, submissions = read(place)
    by_name = {s.path.rpartition("/")[2]: s for s in submissions}
    assert [(f.code, f.params["reason"]) for f in by_name["CAX.xls"].findings] == [("F101", "defect")]
    assert by_name["Phong Kinh te.xlsx"].rows.accepted == 2
    monkeypatch.setenv("SHEETOPS_DEBUG", "1")
    with pytest.raises(ContainedError, match="RecursionError: a defect"):
        read(place)


def test_a_ledger_that_does_not_add_up_stops_the_run(place, monkeypatch):
    monkeypatch.setattr(contained, "READER", "engine.readers:loses_a_row")
    with pytest.raises(PartitionError):
        read(place)


def test_the_words_of_a_run_travel_whole(place):
    import pickle

    lexicon = Lexicon(load_kind("task_tracking"), place)
    copy = pickle.loads(pickle.dumps(lexicon))
    assert copy.kind == lexicon.kind
    assert copy.workspace == lexicon.workspace
    assert copy.statuses.read("quá hạng") == lexicon.statuses.read("quá hạng")
    assert copy.find_units("P. Kinh tế") == ("KT",)


def test_a_child_needs_no_frames():
    heavy = ("pandas", "numpy", "pandera", "openpyxl")
    code = f"import sys, sheetops.journey.contained; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_a_candidate_that_was_not_opened_is_no_childs_business(place, monkeypatch):
    monkeypatch.setattr(contained, "READER", "no.such:reader")
    closed = dataclasses.replace(candidates(place.inbox, place.root)[0], data=b"", unreadable=True)
    (submission,) = contained.read_submissions([closed], Lexicon(load_kind("task_tracking"), place))
    assert [(f.code, f.params["reason"]) for f in submission.findings] == [("F101", "no_access")]
