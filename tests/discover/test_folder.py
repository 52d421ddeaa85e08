"""The inbox → candidate files: nothing outside of it is followed, what is no submission is left alone."""

from __future__ import annotations

import os
import socket
import sys
import unicodedata
import zipfile
from pathlib import Path, PurePath

import pytest
from helpers import make_xlsx

from sheetops.discover import candidate, candidates
from sheetops.discover.folder import MOST_BYTES

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


IGNORED = {
    "lock": ["~$a.xlsx", ".~lock.a.xlsx#", "~$Báo cáo.XLSX"],
    "system": ["._a.xlsx", "Thumbs.db", "thumbs.DB", "desktop.ini", ".DS_Store"],
    "hidden": [".a.xlsx", ".gitignore"],
    "temporary": ["~WRL0005.tmp", "a.xlsx.tmp", "a.xlk", "a.bak", "5F3A0000", "~DF12.TMP"],
    "document": ["thu.docx", "Báo cáo.DOC", "a.odt"],
    "pdf": ["a.pdf"],
    "archive": ["PKT.zip", "PKT.rar", "PKT.7z", "a.tar.gz"],
    "picture": ["anh.jpg", "IMG_1.HEIC"],
    "mail": ["Báo cáo.msg"],
    "shortcut": ["bieu.xlsx - Shortcut.lnk", "bieu.url"],
    "cloud": [".Biểu PKT.xlsx.icloud", "Biểu.gsheet"],
    "unfinished": ["a.xlsx.crdownload", "Unconfirmed 1.part"],
    "other": ["khong_duoi", "a.mp4", "a.txt", "Báo cáo T4.2026"],
}


@pytest.mark.parametrize(("why", "name"), [(why, name) for why, names in IGNORED.items() for name in names])
def test_what_is_no_submission_is_ignored_and_why(inbox, why, name):
    (inbox / name).write_bytes(b"x")
    [found] = candidates(inbox, inbox.parent)
    assert (found.path, found.ignored, found.data, found.sha256) == (f"nop/{name}", why, b"", None)


@pytest.mark.parametrize("name", ["Báo cáo T4.2026", "PKT", "bieu.xlsx_", "bieu.zip", "bieu.dat"])
def test_a_workbook_that_lost_its_extension_is_known_by_its_bytes(inbox, name):
    data = make_xlsx(inbox.parent / "bieu.xlsx", [["STT"]]).read_bytes()
    (inbox / name).write_bytes(data)
    [found] = candidates(inbox, inbox.parent)
    assert (found.ignored, found.data) == ("", data)


def test_an_archive_with_workbooks_in_it_is_an_archive(inbox):
    with zipfile.ZipFile(inbox / "PKT.zip", "w") as archive:
        archive.write(make_xlsx(inbox.parent / "bieu.xlsx", [["STT"]]), "bieu.xlsx")
    (inbox / "broken.zip").write_bytes(b"PK\x03\x04")
    assert [found.ignored for found in candidates(inbox, inbox.parent)] == ["archive", "archive"]


def test_folders_that_hold_no_submissions_are_listed_and_not_looked_into(inbox):
    for name in (".sync", "$RECYCLE.BIN", "__MACOSX", "@eaDir"):
        (inbox / name).mkdir()
        (inbox / name / "deleted.xlsx").write_bytes(b"x")
    found = {c.path: c.ignored for c in candidates(inbox, inbox.parent)}
    assert found == {
        "nop/$RECYCLE.BIN": "system",
        "nop/.sync": "hidden",
        "nop/__MACOSX": "system",
        "nop/@eaDir": "system",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name there")
def test_a_pipe_is_never_opened(inbox):
    os.mkfifo(inbox / "a.xlsx")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(inbox / "b.xlsx"))
        found = candidates(inbox, inbox.parent)
    assert [(c.path, c.ignored) for c in found] == [("nop/a.xlsx", "special"), ("nop/b.xlsx", "special")]
    with pytest.raises(OSError, match=r"a\.xlsx"):
        candidate(inbox / "a.xlsx", inbox)


def test_folders_within_folders_without_end(inbox):
    deep = inbox
    for level in range(200):
        deep = deep / "a"
        deep.mkdir()
        if level in (30, 31, 32):
            (deep / f"{level}.xlsx").write_bytes(b"x")
    found = candidates(inbox, inbox.parent)
    assert [PurePath(c.path).name for c in found if not c.ignored] == ["30.xlsx", "31.xlsx"]
    assert [c.ignored for c in found if c.ignored] == ["too_deep"]


def test_what_is_too_large_is_not_opened(inbox):
    with (inbox / "a.xlsx").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    [found] = candidates(inbox, inbox.parent)
    assert (found.too_large, found.data, found.sha256) == (True, b"", None)


def test_a_time_that_no_calendar_has(inbox):
    (inbox / "a.xlsx").write_bytes(b"x")
    try:
        os.utime(inbox / "a.xlsx", (2**45, 2**45))
    except (OSError, OverflowError):
        pytest.skip("the file system refuses such a time")
    [found] = candidates(inbox, inbox.parent)
    assert found.modified.year == 1970 or (inbox / "a.xlsx").stat().st_mtime < 2**45


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


if sys.platform == "win32":  # nothing else has junctions

    def test_no_junction_is_followed(inbox):
        import _winapi

        outside = inbox.parent / "outside"
        outside.mkdir()
        (outside / "secret.xlsx").write_bytes(b"x")
        _winapi.CreateJunction(str(outside), str(inbox / "folder"))
        _winapi.CreateJunction(str(inbox), str(inbox / "loop"))
        assert {c.path: c.ignored for c in candidates(inbox, inbox.parent)} == {
            "nop/folder": "link",
            "nop/loop": "link",
        }


@needs_links
def test_a_folder_that_holds_itself_is_no_endless_folder(inbox):
    (inbox / "a").mkdir()
    (inbox / "a" / "up").symlink_to(inbox, target_is_directory=True)
    assert {c.path: c.ignored for c in candidates(inbox, inbox.parent)} == {"nop/a/up": "link"}


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
@pytest.mark.parametrize(
    "name",
    [
        *("Ngân sách 📊.xlsx", "hai\ndòng.xlsx", "a;b$(c).xlsx", "-rf.xlsx", " đầu cách.xlsx", "a.XlSx"),
        *(unicodedata.normalize("NFD", "Phòng Kinh tế.xlsx"), f"{'x' * 240}.xlsx", "a..xlsx", "%20.xlsx", "CON.xlsx"),
    ],
)
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
