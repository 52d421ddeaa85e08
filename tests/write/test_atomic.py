"""Outputs appear whole or not at all, and nothing is left behind."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from sheetops.errors import OutputBusyError
from sheetops.write import atomic
from sheetops.write.atomic import replace_all, replace_file


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_written_and_its_folder_made(tmp_path: Path) -> None:
    replace_file(tmp_path / "ket-qua" / "tra-lai" / "Phòng Kinh tế.xlsx", b"new")
    assert _contents(tmp_path) == {"Phòng Kinh tế.xlsx": b"new"}


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(b"old and longer")
    replace_file(path, b"new")
    assert _contents(tmp_path) == {"tong-hop.xlsx": b"new"}


@pytest.mark.parametrize(("lock", "program"), [("~$tong-hop.xlsx", "Excel"), (".~lock.tong-hop.xlsx#", "LibreOffice")])
def test_an_open_workbook_is_left_alone(tmp_path: Path, lock: str, program: str) -> None:
    (tmp_path / "tong-hop.xlsx").write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(OutputBusyError) as busy:
        replace_all([(tmp_path / "cong-van.docx", b"new"), (tmp_path / "tong-hop.xlsx", b"new")])
    for lang, remedy in (("vi", "đóng tệp rồi chạy lại"), ("en", "Close it and run again")):
        assert program in busy.value.message(lang)
        assert lock in busy.value.message(lang)
        assert remedy in busy.value.message(lang)
    assert _contents(tmp_path) == {"tong-hop.xlsx": b"old", lock: b""}


def test_another_files_lock_is_no_concern(tmp_path: Path) -> None:
    (tmp_path / "~$khac.xlsx").write_bytes(b"")
    replace_file(tmp_path / "tong-hop.xlsx", b"new")
    assert (tmp_path / "tong-hop.xlsx").read_bytes() == b"new"


def test_a_refused_rename_says_so_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tong-hop.xlsx").write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputBusyError, match="đang mở trong Excel"):
        replace_file(tmp_path / "tong-hop.xlsx", b"new")
    assert _contents(tmp_path) == {"tong-hop.xlsx": b"old"}


def test_renames_follow_the_given_order_after_all_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed: list[str] = []
    rename = Path.replace

    def note(source: Path, target: Path) -> Path:
        renamed.append(target.name)
        assert len(list(tmp_path.glob("*.tmp"))) == 3 - len(renamed) + 1
        return rename(source, target)

    monkeypatch.setattr(Path, "replace", note)
    replace_all([(tmp_path / name, name.encode()) for name in ("b.xlsx", "a.docx", "c.json")])
    assert renamed == ["b.xlsx", "a.docx", "c.json"]
    assert _contents(tmp_path) == {"b.xlsx": b"b.xlsx", "a.docx": b"a.docx", "c.json": b"c.json"}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError, SystemExit])
def test_a_run_that_is_stopped_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")

    def interrupt(_: int) -> None:
        raise stop

    monkeypatch.setattr(atomic.os, "fsync", interrupt)
    with pytest.raises(stop):
        replace_all([(tmp_path / "a.xlsx", b"new"), (tmp_path / "a.json", b"new")])
    assert _contents(tmp_path) == {"a.xlsx": b"old"}


def test_what_cannot_be_written_is_told_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "ket-qua").write_bytes(b"a file where the folder should be")
    with pytest.raises(OutputBusyError) as busy:
        replace_file(tmp_path / "ket-qua" / "a.xlsx", b"new")
    assert "Không ghi được" in busy.value.message("vi")
    assert "cannot be written" in busy.value.message("en")
    assert str(tmp_path) not in busy.value.message("vi")


def test_a_folder_of_that_name_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(OutputBusyError):
        replace_all([(tmp_path / "b.xlsx", b"new"), (tmp_path / "a.xlsx", b"new")])
    assert _contents(tmp_path) == {}


def test_a_left_over_temporary_file_is_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / f".sheetops-{os.getpid()}-0.tmp").write_bytes(b"of an older run")
    replace_file(tmp_path / "a.xlsx", b"new")
    assert (tmp_path / "a.xlsx").read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_new_file_may_be_read_by_whom_the_old_one_could(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    path.chmod(0o664)
    replace_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
