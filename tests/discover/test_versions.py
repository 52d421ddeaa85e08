"""Which files count: identical copies, earlier versions, other periods."""

from __future__ import annotations

from datetime import datetime

from sheetops.discover import Candidate, Version, counting, twins


def file(path, data=b"x", hour=8, **more):
    return Candidate(path, data, datetime(2026, 4, 16, hour), **more)


def version(path, titles, hour=8, main="KT", this_period=True):
    """A file of `titles` (unit → titles of its tasks)."""
    return Version(file(path, hour=hour), {u: frozenset(t) for u, t in titles.items()}, main, this_period)


ROADS, WATER = {"KT": ["đường", "cầu"]}, {"KT": ["cầu", "nước"]}


def test_of_identical_files_the_one_with_the_shortest_name_is_kept():
    copies = [file("nop/bieu (1).xlsx"), file("nop/bieu.xlsx"), file("nop/other.xlsx", b"y")]
    assert twins(copies) == {"nop/bieu (1).xlsx": "nop/bieu.xlsx"}


def test_what_was_not_read_is_nobodys_copy():
    assert (
        twins([file("a.xlsx", b""), file("b.xlsx", b""), file("c.txt", ignored=True), file("d.txt", ignored=True)])
        == {}
    )


def test_the_file_modified_last_counts():
    assert counting([version("b.xlsx", ROADS, 8), version("a.xlsx", WATER, 9)]) == {"KT": ("a.xlsx",)}


def test_of_one_moment_the_last_by_name_counts():
    assert counting([version("a.xlsx", ROADS), version("b.xlsx", ROADS)]) == {"KT": ("b.xlsx",)}


def test_a_file_of_this_period_goes_before_one_of_another():
    late = version("b.xlsx", ROADS, 9, this_period=False)
    assert counting([version("a.xlsx", ROADS, 8), late]) == {"KT": ("a.xlsx",)}


def test_two_files_without_a_task_in_common_are_two_parts_of_one_report():
    parts = [version("chuyen tiep.xlsx", {"KT": ["đường"]}, 8), version("trong ky.xlsx", {"KT": ["nước"]}, 9)]
    assert counting(parts) == {"KT": ("trong ky.xlsx", "chuyen tiep.xlsx")}


def test_each_unit_of_a_gathered_file_by_itself():
    gathered = version("chung.xlsx", {"KT": ["đường"], "CA": ["tuần tra"]}, 8, main=None)
    own = version("ca.xlsx", {"CA": ["tuần tra"]}, 9, main="CA")
    assert counting([gathered, own]) == {"KT": ("chung.xlsx",), "CA": ("ca.xlsx",)}


def test_a_row_in_another_units_sheet_never_supersedes_the_units_own():
    own = version("ca.xlsx", {"CA": ["tuần tra", "hộ khẩu"]}, 8, main="CA")
    guest = version("kt.xlsx", {"KT": ["đường", "cầu"], "CA": ["tuần tra"]}, 9, main="KT")
    assert counting([own, guest]) == {"CA": ("ca.xlsx", "kt.xlsx"), "KT": ("kt.xlsx",)}


def test_a_superseded_sheets_guest_rows_go_with_it():
    first = version("kt v1.xlsx", {"KT": ["đường"], "CA": ["tuần tra"]}, 8)
    second = version("kt v2.xlsx", {"KT": ["đường"], "CA": ["tuần tra"]}, 9)
    assert counting([first, second]) == {"KT": ("kt v2.xlsx",), "CA": ("kt v2.xlsx",)}
