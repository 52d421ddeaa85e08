"""The folder of copies holds those of the last run; what others have put there is theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import make_workspace
from hypothesis import given
from hypothesis import strategies as st

import sheetops
from sheetops.write.atomic import replace_all
from sheetops.write.returned.folder import folder
from sheetops.write.returned.names import copy_names

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế", "Trạng thái"]
BAD = [["PHÒNG KINH TẾ"], HEADER, [1, "Sửa đường", "31/4/2026", None, "Đang triển khai"]]
MENDED = [["PHÒNG KINH TẾ"], HEADER, [1, "Sửa đường", "30/4/2026", None, "Đang triển khai"]]


def files(path: Path) -> dict[str, bytes]:
    return {p.relative_to(path).as_posix(): p.read_bytes() for p in path.rglob("*") if p.is_file()}


def put(path: Path, *groups: list[tuple[str, bytes]]) -> dict[str, bytes]:
    """A run that writes these files; what the folder holds then, our list aside."""
    back = folder(path, groups)
    replace_all(back.writes)
    back.tidy()
    return {name: data for name, data in files(path).items() if name != ".sheetops.json"} if path.is_dir() else {}


def test_what_is_not_given_back_any_more_is_removed(tmp_path: Path) -> None:
    place = tmp_path / "tra-lai"
    first = [("con/a.xlsx", b"1"), ("con/a.txt", b"2")]
    second = [("b.xlsx", b"3"), ("b.txt", b"4")]
    assert put(place, first, second) == dict([*first, *second])
    assert put(place, second) == dict(second)
    assert not (place / "con").exists()
    assert put(place) == {}
    assert not place.exists()


def test_a_file_of_someone_else_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"theirs")
    assert put(tmp_path, [("a.xlsx", b"1"), ("a.txt", b"2")]) == {
        "a.xlsx": b"theirs",
        "a (2).xlsx": b"1",
        "a (2).txt": b"2",
    }
    assert put(tmp_path, [("a.xlsx", b"3"), ("a.txt", b"2")])["a (2).xlsx"] == b"3"
    assert put(tmp_path) == {"a.xlsx": b"theirs"}


def test_a_copy_that_somebody_has_changed_is_his(tmp_path: Path) -> None:
    put(tmp_path, [("a.xlsx", b"1"), ("a.txt", b"2")])
    (tmp_path / "a.xlsx").write_bytes(b"mended here")
    assert put(tmp_path, [("a.xlsx", b"5"), ("a.txt", b"2")])["a.xlsx"] == b"mended here"
    assert put(tmp_path)["a.xlsx"] == b"mended here"


def test_a_list_that_names_files_elsewhere_removes_nothing(tmp_path: Path) -> None:
    import hashlib

    place, other = tmp_path / "tra-lai", tmp_path / "khac.txt"
    put(place, [("a.txt", b"1")])
    other.write_bytes(b"x")
    listed = {"version": 1, "files": {"../khac.txt": [hashlib.sha256(b"x").hexdigest()]}}
    (place / ".sheetops.json").write_text(json.dumps(listed), encoding="utf-8")
    put(place)
    assert other.read_bytes() == b"x"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 1}', '{"files": {"a.txt": 1}}'])
def test_a_damaged_list_is_taken_for_none(tmp_path: Path, text: str) -> None:
    put(tmp_path, [("a.txt", b"1")])
    (tmp_path / ".sheetops.json").write_text(text, encoding="utf-8")
    assert put(tmp_path, [("a.txt", b"2")]) == {"a.txt": b"1", "a (2).txt": b"2"}


def test_a_run_that_is_stopped_before_it_tidies_leaves_nothing_unknown(tmp_path: Path) -> None:
    put(tmp_path, [("a.txt", b"1")], [("b.txt", b"1")])
    replace_all(folder(tmp_path, [[("b.txt", b"2")]]).writes)
    assert put(tmp_path, [("b.txt", b"3")]) == {"b.txt": b"3"}


paths = st.lists(st.sampled_from(["a.xls", "A.xlsx", "a.xlsx", "a.ods", "a (xls).xlsx", "x/a.xls", "b", "a.b.xlsx"]))


@given(paths.map(lambda names: [f"nop/{name}" for name in dict.fromkeys(names)]))
def test_every_copy_has_a_name_of_its_own(given_paths: list[str]) -> None:
    names = copy_names(given_paths, "nop")
    assert set(names) == set(given_paths)
    assert len({name.casefold() for name in names.values()}) == len(given_paths)
    assert all(name.endswith(".xlsx") for name in names.values())


# --- as a part of the outputs ----------------------------------------------------------------------------------------


def test_copies_appear_with_the_other_outputs_and_go_when_all_is_mended(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, {"Phong Kinh te.xlsx": BAD})
    outputs = sheetops.write_outputs(sheetops.consolidate(root))
    names = [path.relative_to(root / "ket-qua").as_posix() for path in outputs.returned]
    assert names == ["tra-lai/Phong Kinh te.xlsx", "tra-lai/Phong Kinh te.txt"]
    assert all(path.is_file() for path in outputs.returned)
    before = files(root / "ket-qua")
    sheetops.write_outputs(sheetops.consolidate(root))
    assert files(root / "ket-qua") == before
    make_workspace(tmp_path, {"Phong Kinh te.xlsx": MENDED})
    assert sheetops.write_outputs(sheetops.consolidate(root)).returned == ()
    assert not (root / "ket-qua" / "tra-lai").exists()


def test_without_returns_the_folder_is_left_as_it_is(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, {"Phong Kinh te.xlsx": BAD})
    assert sheetops.write_outputs(sheetops.consolidate(root), no_returns=True).returned == ()
    assert not (root / "ket-qua" / "tra-lai").exists()
    sheetops.write_outputs(sheetops.consolidate(root))
    before = files(root / "ket-qua" / "tra-lai")
    make_workspace(tmp_path, {"Phong Kinh te.xlsx": MENDED})
    sheetops.write_outputs(sheetops.consolidate(root), no_returns=True)
    assert files(root / "ket-qua" / "tra-lai") == before


def test_a_copy_that_is_open_in_excel_stops_the_run_before_anything_is_changed(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, {"Phong Kinh te.xlsx": BAD})
    sheetops.write_outputs(sheetops.consolidate(root))
    before = files(root / "ket-qua")
    lock = root / "ket-qua" / "tra-lai" / "~$Phong Kinh te.xlsx"
    lock.write_bytes(b"owner")
    with pytest.raises(sheetops.OutputBusyError, match="Phong Kinh te"):
        sheetops.write_outputs(sheetops.consolidate(root))
    lock.unlink()
    assert files(root / "ket-qua") == before
