"""The inbox → candidate files: nothing outside of it is followed, what is no submission is left alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sheetops.discover import candidate, candidates

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "nop"
    folder.mkdir()
    return folder


def states(inbox):
    return {
        c.path: "ignored" if c.ignored else "unreadable" if c.unreadable else "read"
        for c in candidates(inbox, inbox.parent)
    }


def test_files_in_sub_folders_too_sorted_without_regard_to_case_and_accents_form(inbox):
    for name in ("b.xlsx", "A.XLSX", "Phòng Kinh tế/bieu.xls"):
        path = inbox / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert list(states(inbox).items()) == [
        ("nop/A.XLSX", "read"),
        ("nop/b.xlsx", "read"),
        ("nop/Phòng Kinh tế/bieu.xls", "read"),
    ]


@pytest.mark.parametrize(
    "name", ["~$a.xlsx", "._a.xlsx", ".~lock.a.xlsx#", ".a.xlsx", "Thumbs.db", "thu.docx", "anh.jpg", "khong_duoi"]
)
def test_what_is_no_submission_is_ignored(inbox, name):
    (inbox / name).write_bytes(b"x")
    assert states(inbox) == {f"nop/{name}": "ignored"}


def test_a_folder_named_like_a_workbook_is_a_folder(inbox):
    (inbox / "a.xlsx").mkdir()
    (inbox / "a.xlsx" / "b.xlsx").write_bytes(b"x")
    assert states(inbox) == {"nop/a.xlsx/b.xlsx": "read"}


@needs_links
def test_no_link_is_followed_out_of_the_inbox(inbox):
    outside = inbox.parent / "outside"
    outside.mkdir()
    (outside / "secret.xlsx").write_bytes(b"x")
    (inbox / "file.xlsx").symlink_to(outside / "secret.xlsx")
    (inbox / "folder").symlink_to(outside, target_is_directory=True)
    (inbox / "broken.xlsx").symlink_to("nowhere.xlsx")
    (inbox / "loop.xlsx").symlink_to("loop.xlsx")
    assert set(states(inbox).values()) == {"ignored"}
    assert len(states(inbox)) == 4


@needs_links
def test_a_link_within_the_inbox_is_read(inbox):
    (inbox / "a.xlsx").write_bytes(b"x")
    (inbox / "b.xlsx").symlink_to("a.xlsx")
    assert states(inbox)["nop/b.xlsx"] == "read"


def test_what_the_system_refuses_is_known(inbox, monkeypatch):
    (inbox / "a.xlsx").write_bytes(b"x")
    (inbox / "b.xlsx").write_bytes(b"y")
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) if path.name == "b.xlsx" else _refuse())
    assert states(inbox) == {"nop/a.xlsx": "unreadable", "nop/b.xlsx": "read"}


def test_a_folder_that_cannot_be_listed_is_known(inbox, monkeypatch):
    (inbox / "b.xlsx").write_bytes(b"y")
    (inbox / "closed").mkdir()
    scan = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: _refuse(path) if str(path).endswith("closed") else scan(path))
    assert states(inbox) == {"nop/b.xlsx": "read", "nop/closed": "unreadable"}


def _refuse(path=None):
    raise PermissionError(13, "refused", path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_can_be_written_down(inbox):
    os.close(os.open(os.fsencode(inbox) + b"/caf\xe9.xlsx", os.O_CREAT | os.O_WRONLY))
    (path,) = states(inbox)
    assert path == "nop/caf\\udce9.xlsx"
    path.encode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="not allowed there")
@pytest.mark.parametrize("name", ["Ngân sách 📊.xlsx", "hai\ndòng.xlsx", "a;b$(c).xlsx", "-rf.xlsx"])
def test_strange_names(inbox, name):
    (inbox / name).write_bytes(b"x")
    assert states(inbox) == {f"nop/{name}": "read"}


def test_bytes_and_modification_time_in_whole_seconds(inbox):
    (inbox / "a.xlsx").write_bytes(b"PK")
    os.utime(inbox / "a.xlsx", (1_776_000_000.9, 1_776_000_000.9))
    (found,) = candidates(inbox, inbox.parent)
    assert (found.data, found.modified.microsecond) == (b"PK", 0)


def test_a_single_file_is_taken_as_it_is_named(inbox):
    (inbox / "no_extension").write_bytes(b"PK")
    assert candidate(inbox / "no_extension", inbox.parent).path == "nop/no_extension"
    assert candidate(inbox / "no_extension", inbox / "elsewhere").path == "no_extension"
