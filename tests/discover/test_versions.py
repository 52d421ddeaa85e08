"""Which files count: identical copies, earlier versions, other periods."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sheetops.discover import Candidate, Version, counting, superseding, twins
from sheetops.discover.versions import NO_UNIT


def file(path, data=b"x", hour=8, **more):
    return Candidate(path, data, datetime(2026, 4, 16, hour), **more)


def version(path, titles, hour=8, main="KT", this_period=True, day=16, **more):
    """A file of `titles` (unit → titles of its tasks), changed on a day of April."""
    changed = Candidate(path, b"x", datetime(2026, 4, day, hour))
    return Version(changed, {u: frozenset(t) for u, t in titles.items()}, main, this_period, **more)


def winner(*versions):
    """The file that counts, whatever the order in which they are found."""
    [forwards], [backwards] = counting(versions).values(), counting(versions[::-1]).values()
    assert forwards == backwards
    return forwards[0]


ROADS, WATER = {"KT": ["đường", "cầu"]}, {"KT": ["cầu", "nước"]}


def test_of_identical_files_the_one_with_the_shortest_name_is_kept():
    copies = [file("nop/bieu (1).xlsx"), file("nop/bieu.xlsx"), file("nop/other.xlsx", b"y")]
    assert twins(copies) == {"nop/bieu (1).xlsx": "nop/bieu.xlsx"}


@pytest.mark.parametrize(
    "copy",
    [
        *("Copy of bieu.xlsx", "bieu - Copy.xlsx", "bieu - Copy (2).xlsx", "bieu_copy.xlsx", "Bản sao của bieu.xlsx"),
        *("bieu (1).xlsx", "bieu(2).xlsx", "bieu (bản cuối).xlsx", "bieu_ban_cuoi.xlsx", "bieu FINAL.xlsx"),
        *("bieu (conflicted copy 2026-04-15).xlsx", "bieu - sao chép.xlsx"),
    ],
)
def test_what_is_called_a_copy_is_the_copy(copy):
    assert twins([file(f"nop/{copy}"), file("nop/Báo cáo Phòng Kinh tế tháng 4 năm 2026.xlsx")]) == {
        f"nop/{copy}": "nop/Báo cáo Phòng Kinh tế tháng 4 năm 2026.xlsx"
    }


@pytest.mark.parametrize("name", ["Bieu (PKT).xlsx", "Cophy.xlsx", "finals.xlsx", "bieu 12.xlsx"])
def test_what_is_not_called_a_copy(name):
    assert set(twins([file(f"nop/{name}"), file("nop/a.xlsx")])) == {f"nop/{name}"}
    assert set(twins([file(f"nop/{name}"), file("nop/copy of a.xlsx")])) == {"nop/copy of a.xlsx"}


def test_what_was_not_read_is_nobodys_copy():
    assert (
        twins(
            [file("a.xlsx", b""), file("b.xlsx", b""), file("c.txt", ignored="other"), file("d.txt", ignored="other")]
        )
        == {}
    )


def test_the_file_modified_last_counts():
    assert counting([version("b.xlsx", ROADS, 8), version("a.xlsx", WATER, 9)]) == {"KT": ("a.xlsx",)}


def test_of_one_moment_the_last_by_name_counts():
    assert counting([version("a.xlsx", ROADS), version("b.xlsx", ROADS)]) == {"KT": ("b.xlsx",)}


def test_versions_are_counted_as_people_count():
    assert winner(version("PKT lần 2.xlsx", ROADS), version("PKT lần 10.xlsx", ROADS)) == "PKT lần 10.xlsx"
    assert winner(version("PKT.xlsx", ROADS), version("PKT bản cuối.xlsx", ROADS)) == "PKT bản cuối.xlsx"


def test_the_day_that_a_sheet_is_as_of_goes_before_the_time_of_its_last_change():
    early = version("a.xlsx", ROADS, day=18, as_of=date(2026, 4, 15))
    late = version("b.xlsx", ROADS, day=16, as_of=date(2026, 4, 17))
    assert winner(early, late) == "b.xlsx"


def test_a_sheet_that_does_not_say_is_as_of_the_day_of_its_last_change():
    dated = version("a.xlsx", ROADS, day=18, as_of=date(2026, 4, 15))
    assert winner(dated, version("b.xlsx", ROADS, day=16)) == "b.xlsx"
    assert winner(dated, version("b.xlsx", ROADS, day=14)) == "a.xlsx"


def test_and_no_earlier_than_those_that_were_saved_before_it():
    ahead = version("a.xlsx", ROADS, day=15, as_of=date(2026, 4, 17))
    assert winner(ahead, version("b.xlsx", ROADS, day=16)) == "b.xlsx"


def test_a_later_month_of_a_quarter_goes_before_a_later_change():
    april = version("a.xlsx", ROADS, day=20, month=(2026, 4))
    assert winner(april, version("b.xlsx", ROADS, day=10, month=(2026, 5))) == "b.xlsx"


def test_of_one_day_the_template_that_was_issued_later():
    old = version("a.xlsx", ROADS, 15, issued=datetime(2026, 4, 3))
    assert winner(old, version("b.xlsx", ROADS, 8, issued=datetime(2026, 4, 10))) == "b.xlsx"


def test_a_blank_sheet_gives_way_to_a_report_whenever_it_came():
    assert counting([version("a.xlsx", ROADS, 8), version("blank.xlsx", {"KT": []}, 9)]) == {"KT": ("a.xlsx",)}
    assert counting([version("blank.xlsx", {"KT": []})]) == {"KT": ("blank.xlsx",)}


def test_tasks_of_no_known_unit_count_once_but_two_units_may_share_a_title():
    def gathered(path, hour, *titles):
        return version(path, {NO_UNIT: titles}, hour, main=None)

    versions = [gathered("v1.xlsx", 8, "họp", "đường"), gathered("v2.xlsx", 9, "họp", "đường", "cầu")]
    assert counting(versions) == {NO_UNIT: ("v2.xlsx",)}
    others = [gathered("a.xlsx", 8, "họp", "đường", "cầu"), gathered("b.xlsx", 9, "họp", "hộ khẩu", "tuần tra")]
    assert counting(others) == {NO_UNIT: ("b.xlsx", "a.xlsx")}


def test_what_supersedes_is_the_part_that_reports_the_same():
    old = version("old.xlsx", {"KT": ["đường"]}, 7)
    new = version("new.xlsx", {"KT": ["đường"]}, 8)
    other = version("other.xlsx", {"KT": ["nước"]}, 9)
    counts = counting([old, new, other])
    assert counts == {"KT": ("other.xlsx", "new.xlsx")}
    assert superseding(old, "KT", [old, new, other], counts["KT"]) == ("new.xlsx",)


def test_a_file_of_this_period_goes_before_one_of_another():
    late = version("b.xlsx", ROADS, 9, this_period=False)
    assert counting([version("a.xlsx", ROADS, 8), late]) == {"KT": ("a.xlsx",)}


def test_two_files_without_a_task_in_common_are_two_parts_of_one_report():
    parts = [version("chuyen tiep.xlsx", {"KT": ["đường"]}, 8), version("trong ky.xlsx", {"KT": ["nước"]}, 9)]
    assert counting(parts) == {"KT": ("trong ky.xlsx", "chuyen tiep.xlsx")}


def test_a_sheet_that_gathers_tasks_is_no_version_of_a_units_own():
    gathered = version("chung.xlsx", {"KT": ["đường"], "CA": ["tuần tra"]}, 9, main=None, sender="VP")
    own = version("ca.xlsx", {"CA": ["tuần tra", "hộ khẩu"]}, 8, main="CA")
    assert counting([gathered, own]) == {"KT": ("chung.xlsx",), "CA": ("ca.xlsx", "chung.xlsx")}


def test_nor_of_the_own_sheet_of_the_unit_that_made_it():
    gathered = version("chung.xlsx", {"KT": ["đường", "cầu"], "CA": ["tuần tra"]}, 9, main=None, sender="CA")
    own = version("ca.xlsx", {"CA": ["tuần tra", "hộ khẩu", "lễ hội"]}, 8, main="CA")
    assert counting([gathered, own])["CA"] == ("ca.xlsx", "chung.xlsx")


def test_but_of_an_earlier_one_of_the_same_hand_with_most_of_the_tasks():
    first = version("v1.xlsx", {"KT": ["đường"], "CA": ["tuần tra", "hộ khẩu"]}, 8, main="CA")
    second = version("v2.xlsx", {"KT": ["đường", "cầu"], "CA": ["tuần tra", "hộ khẩu"]}, 9, main=None, sender="CA")
    assert counting([first, second])["CA"] == ("v2.xlsx",)


def test_two_gathered_sheets_are_versions_where_most_tasks_are_the_same_and_the_hand_is():
    def gathered(path, hour, sender, *titles):
        return version(path, {"KT": titles, "CA": ["tuần tra"]}, hour, main=None, sender=sender)

    third_week = gathered("tuần 3.xlsx", 9, "VP", "cầu", "nước", "điện")
    assert counting([gathered("tuần 2.xlsx", 8, "VP", "cầu", "nước"), third_week])["KT"] == ("tuần 3.xlsx",)
    assert counting([gathered("tuần 1.xlsx", 8, "VP", "đường", "chợ"), third_week])["KT"] == (
        "tuần 3.xlsx",
        "tuần 1.xlsx",
    )
    assert len(counting([gathered("khác.xlsx", 8, "VHXH", "cầu", "nước"), third_week])["KT"]) == 2


def test_a_gathered_sheet_is_a_submission_of_the_unit_that_made_it_too():
    assert version("vhxh.xlsx", {"KT": ["đường"], "CA": ["tuần tra"]}, main=None, sender="VHXH").units == (
        "VHXH",
        "KT",
        "CA",
    )


def test_a_row_in_another_units_sheet_never_supersedes_the_units_own():
    own = version("ca.xlsx", {"CA": ["tuần tra", "hộ khẩu"]}, 8, main="CA")
    guest = version("kt.xlsx", {"KT": ["đường", "cầu"], "CA": ["tuần tra"]}, 9, main="KT")
    assert counting([own, guest]) == {"CA": ("ca.xlsx", "kt.xlsx"), "KT": ("kt.xlsx",)}


def test_a_superseded_sheets_guest_rows_go_with_it():
    first = version("kt v1.xlsx", {"KT": ["đường"], "CA": ["tuần tra"]}, 8)
    second = version("kt v2.xlsx", {"KT": ["đường"], "CA": ["tuần tra"]}, 9)
    assert counting([first, second]) == {"KT": ("kt v2.xlsx",), "CA": ("kt v2.xlsx",)}
