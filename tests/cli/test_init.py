"""A new workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from helpers import HEADER, make_xlsx

from cli.conftest import Cli
from sheetops.config import Period, load_workspace
from sheetops.config.new_workspace import make_workspace
from sheetops.errors import WorkspaceError

APRIL = Period(2026, 4, 1)


def test_folders_and_a_commented_configuration_that_loads(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "thang 4"
    options = ("--office", "UBND xã Lùng Phình", "--code", "02848", "--period", "2026-04", "--cutoff", "17/4/2026")
    answer = cli("init", folder, *options)
    workspace = load_workspace(folder)
    assert answer.code == 0
    assert (workspace.office.name, workspace.office.place) == ("UBND xã Lùng Phình", "Lùng Phình")
    assert (workspace.office.code, workspace.period.text, workspace.cutoff) == ("02848", "2026-04", date(2026, 4, 17))
    assert sorted(path.name for path in folder.iterdir()) == ["dang-ky", "ket-qua", "ky-truoc", "nop", "sheetops.yaml"]
    assert "\n# " in (folder / "sheetops.yaml").read_text(encoding="utf-8")


def test_what_to_do_next_is_printed_and_works(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "thang 4"
    shown = cli("init", folder, "--period", "2026-04").out
    assert "sheetops.yaml" in shown
    assert f'sheetops consolidate "{folder}"' in shown
    rows = [["PHÒNG KINH TẾ"], HEADER, [1, "Họp dân", "30/4/2026", None, "Đang triển khai"]]
    make_xlsx(folder / "nop" / "KT.xlsx", rows)
    assert "Trong kỳ" in cli("consolidate", folder).out


def test_the_cutoff_is_the_period_s_last_day_unless_given(tmp_path: Path) -> None:
    assert make_workspace(tmp_path / "a", period=APRIL).cutoff == date(2026, 4, 30)
    assert make_workspace(tmp_path / "b", period=Period.parse("2026-Q2")).cutoff == date(2026, 6, 30)


def test_the_period_is_the_cutoff_s_month_unless_given(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "a", "--cutoff", "2026-02-10")
    assert load_workspace(tmp_path / "a").period.text == "2026-02"


def test_without_period_and_cutoff_it_is_for_this_month(cli: Cli, tmp_path: Path) -> None:
    before = date.today()
    cli("init", tmp_path / "a")
    after = date.today()
    assert load_workspace(tmp_path / "a").period in (
        Period(before.year, before.month, 1),
        Period(after.year, after.month, 1),
    )


def test_a_configuration_that_is_there_is_never_overwritten(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "sheetops.yaml").write_text("version: 1\n", encoding="utf-8")
    answer = cli("init", tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "không ghi đè" in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["sheetops.yaml"]
    assert (tmp_path / "sheetops.yaml").read_text(encoding="utf-8") == "version: 1\n"


@pytest.mark.parametrize(
    "name", ['UBND xã "Mới" \\ {code}', "UBND xã A # B: {place}", "  UBND\n xã\tC  ", "UBND xã 'D'", "{name}"]
)
def test_a_name_with_any_character_stands_as_it_was_given(tmp_path: Path, name: str) -> None:
    workspace = make_workspace(tmp_path / "a", period=APRIL, office=name, code="02848")
    assert workspace.office.name == " ".join(name.split())
    assert workspace.office.code == "02848"


def test_a_cutoff_before_the_period_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError):
        make_workspace(tmp_path / "a", period=APRIL, cutoff=date(2026, 3, 31))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--period", "2026-13", "năm-tháng (2026-04)"), ("--cutoff", "31/4/2026", "không phải một ngày có trong lịch")],
)
def test_a_wrong_value_makes_nothing(cli: Cli, tmp_path: Path, option: str, value: str, said: str) -> None:
    answer = cli("init", tmp_path / "a", option, value)
    assert answer.code == 2
    assert said in answer.err
    assert value in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")
    answer = cli("init", tmp_path / "tep" / "a")
    assert answer.code == 2
    assert "không tạo được" in answer.err
