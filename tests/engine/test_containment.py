"""Work in a child process: whatever it does to its process, the caller gets an answer, and the next call too."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from sheetops.engine import ContainedError, Limits, contained, containment, prepare, stop_children
from sheetops.engine.process import Child
from sheetops.errors import SheetopsError

ROOMY = Limits()
SMALL = Limits(memory=512 << 20, seconds=20)


def call(name, *arguments, limits=ROOMY):
    return contained(f"engine.work:{name}", *arguments, limits=limits)


def reason(name, limits=ROOMY):
    with pytest.raises(ContainedError) as caught:
        call(name, limits=limits)
    return caught.value.reason


def test_the_result_comes_back():
    assert call("doubled", 21) == 42


def test_it_runs_in_another_process_which_waits_for_the_next_call():
    stop_children()
    first = call("process")
    assert first != os.getpid()
    assert call("process") == first


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("aborted", "crash"),
        ("raised", "crash"),
        ("panicked", "crash"),
        ("exhausted", "memory"),
        ("said_and_aborted", "memory"),
    ],
)
def test_a_child_that_dies_says_why_and_the_next_call_has_an_answer(name, expected):
    assert reason(name) == expected
    assert call("doubled", 2) == 4


def test_what_takes_too_long_is_ended():
    assert reason("slow", Limits(seconds=0.3)) == "time"
    assert call("doubled", 2) == 4


def test_what_takes_too_much_is_ended_though_it_takes_it_little_by_little():
    assert reason("hoarded", SMALL) == "memory"


def test_memory_is_watched_where_the_system_does_not_hold_the_child_to_it(monkeypatch):
    monkeypatch.setattr(Child, "resident", lambda _: SMALL.memory + 1)
    assert reason("slow", SMALL) == "memory"


def test_the_memory_that_a_child_occupies_is_known():
    child = Child(ROOMY)
    child.call("engine.work:doubled", (1,))
    assert 1 << 20 < child.resident() < ROOMY.memory
    child.stop()
    assert child.resident() == 0


def test_what_a_library_prints_is_no_answer():
    assert call("printed") == "answer"


def test_what_an_earlier_call_left_behind_is_no_fault_of_the_next():
    stop_children()
    assert [call("only_once"), call("only_once"), call("only_once")] == [1, 1, 1]


def test_callers_at_the_same_time_have_children_of_their_own():
    results = {}

    def ask(number):
        results[number] = call("doubled", number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: 2 * number for number in range(8)}


def test_no_child_is_left_when_the_parent_is_gone():
    code = "import os; from sheetops.engine import contained; print(contained('engine.work:process'), flush=True)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; os._exit(0)"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    child = int(done.stdout)
    if psutil.pid_exists(child):
        psutil.Process(child).wait(timeout=10)
    assert not psutil.pid_exists(child)


def test_what_stops_a_run_is_raised_in_the_parent_as_it_is():
    with pytest.raises(SheetopsError, match="dừng"):
        call("stopped")
    assert call("doubled", 2) == 4


def test_what_it_raised_is_known():
    with pytest.raises(ContainedError) as caught:
        call("raised")
    assert "ValueError: a defect" in caught.value.details


def test_one_prepared_child_does_the_work_however_often_it_is_asked_for():
    stop_children()
    prepare("engine.work:process")
    waiting = list(containment._idle)
    prepare("engine.work:process")
    assert containment._idle == waiting
    assert len({call("process"), call("process")}) == 1
    assert containment._idle == waiting


def test_preparing_for_what_does_not_exist_spoils_nothing():
    stop_children()
    prepare("no.such.module:function")
    assert call("doubled", 2) == 4


def test_a_child_calls_what_it_is_asked_to_contain_itself():
    assert call("nested") == call("process")
