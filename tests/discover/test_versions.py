"""Which files count: identical copies, earlier versions, other periods."""

from __future__ import annotations

from datetime import datetime

from sheetops.discover import Candidate, Version, twins, winners


def file(path, data=b"x", hour=8, **more):
    return Candidate(path, data, datetime(2026, 4, 16, hour), **more)


def version(path, units, hour=8, this_period=True):
    return Version(file(path, hour=hour), tuple(units), this_period)


def test_of_identical_files_the_one_with_the_shortest_name_is_kept():
    copies = [file("nop/bieu (1).xlsx"), file("nop/bieu.xlsx"), file("nop/other.xlsx", b"y")]
    assert twins(copies) == {"nop/bieu (1).xlsx": "nop/bieu.xlsx"}


def test_what_was_not_read_is_nobodys_copy():
    assert (
        twins([file("a.xlsx", b""), file("b.xlsx", b""), file("c.txt", ignored=True), file("d.txt", ignored=True)])
        == {}
    )


def test_the_file_modified_last_counts():
    assert winners([version("b.xlsx", ["KT"], 8), version("a.xlsx", ["KT"], 9)]) == {"KT": "a.xlsx"}


def test_of_one_moment_the_last_by_name_counts():
    assert winners([version("a.xlsx", ["KT"]), version("b.xlsx", ["KT"])]) == {"KT": "b.xlsx"}


def test_a_file_of_this_period_goes_before_one_of_another():
    assert winners([version("a.xlsx", ["KT"], 8), version("b.xlsx", ["KT"], 9, this_period=False)]) == {"KT": "a.xlsx"}


def test_each_unit_of_a_file_by_itself():
    both = version("chung.xlsx", ["KT", "CA"], 8)
    assert winners([both, version("ca.xlsx", ["CA"], 9)]) == {"KT": "chung.xlsx", "CA": "ca.xlsx"}
