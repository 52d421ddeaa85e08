"""Mapping over files: in order, several at a time, and a failure is the caller's."""

from __future__ import annotations

import threading
import time

import pytest

from sheetops.engine import map_files


def test_results_come_in_the_order_of_the_items_whichever_is_ready_first():
    def work(number):
        time.sleep(0.002 * (20 - number))
        return number * number

    assert map_files(work, range(20), str) == [number * number for number in range(20)]


def test_progress_names_each_item_once_done():
    seen = []
    map_files(str, ["a", "b"], lambda item: item.upper(), lambda *told: seen.append(told))
    assert seen == [(1, 2, "A"), (2, 2, "B")]


def test_nothing_to_do():
    assert map_files(str, [], str) == []


def test_what_the_work_raises_is_raised():
    def work(item):
        raise KeyError(item)

    with pytest.raises(KeyError):
        map_files(work, ["a"], str)


def test_of_many_items_several_are_worked_on_at_a_time(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    both = threading.Barrier(2, timeout=10)
    assert map_files(lambda item: both.wait() >= 0 and item, range(20), str) == list(range(20))


def test_a_few_items_are_worked_on_one_after_the_other():
    assert set(map_files(lambda _: threading.current_thread(), range(7), str)) == {threading.current_thread()}
