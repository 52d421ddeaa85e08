"""Outputs appear whole, by rename, or not at all.

A file is written beside its place under a temporary name and then renamed over it, which every system does in one
step.  A reader sees the old file or the new one; a run that is stopped leaves the old one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path

from sheetops.errors import OutputBusyError

# What a program leaves beside a workbook for as long as it is open.
_LOCKS = (("~${}", "Excel"), (".~lock.{}#", "LibreOffice"))


def bytes_of(path: Path, shown: str = "") -> bytes:
    """The bytes of a file that may be replaced.

    Args:
        shown: what it is called in the message; its name where none is given.

    Raises:
        OutputBusyError: it may not be read, or another program holds it.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        name = shown or path.name
        raise OutputBusyError(
            f"Không đọc được tệp “{name}”: tệp đang mở ở chương trình khác hoặc không có quyền đọc. Hãy đóng tệp rồi "
            "chạy lại.",
            f"“{name}” cannot be read: it is open in another program, or may not be read. Close it and run again.",
        ) from error


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all; the folder is made where it is missing.

    Raises:
        OutputBusyError: the file is open in another program, or cannot be written.
    """
    replace_all([(path, data)])


def replace_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write several files: all beside their places first, then renamed one after another in the given order.

    Raises:
        OutputBusyError: one of them is open in another program, or cannot be written.  Whatever can be seen before
            the first is renamed is seen then, and nothing has changed.
    """
    outputs = [(Path(path), data) for path, data in files]
    for path, _ in outputs:
        _refuse_open(path)
    temporary: list[Path] = []
    try:
        written = [_write_beside(path, data, temporary) for path, data in outputs]
        for source, (path, _) in zip(written, outputs, strict=True):
            _rename(source, path)
    finally:
        for path in temporary:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _refuse_open(path: Path) -> None:
    for form, program in _LOCKS:
        lock = path.with_name(form.format(path.name))
        if lock.exists():
            raise OutputBusyError(
                f"Tệp “{path.name}” đang mở trong {program} nên chưa ghi được kết quả. Hãy đóng tệp rồi chạy lại; nếu "
                f"không còn ai mở tệp, hãy xóa tệp khóa “{lock.name}” ở cùng thư mục.",
                f"“{path.name}” is open in {program}, so the result was not written. Close it and run again; if nobody "
                f"has it open any more, delete the lock file “{lock.name}” beside it.",
            )


def _write_beside(path: Path, data: bytes, temporary: list[Path]) -> Path:
    """Write the content under a name of its own in the same folder; the name is noted before the file exists."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(path)
        handle = _created(path.parent, temporary)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary[-1])
    except OSError as error:
        raise OutputBusyError(
            f"Không ghi được tệp “{path.name}” vào thư mục “{path.parent.name}”: không có quyền ghi, hết dung lượng "
            "đĩa hoặc ổ đĩa không sẵn sàng. Hãy kiểm tra thư mục rồi chạy lại.",
            f"“{path.name}” cannot be written into the folder “{path.parent.name}”: no permission, a full disk or a "
            "drive that is not there. Check the folder and run again.",
        ) from error
    return temporary[-1]


def _created(folder: Path, temporary: list[Path]) -> int:
    """A new file in the folder, with the permissions that any new file gets."""
    for number in count():
        temporary.append(folder / f".sheetops-{os.getpid()}-{number}.tmp")
        try:
            return os.open(temporary[-1], os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            temporary.pop()
    raise AssertionError  # pragma: no cover -- the numbers do not end


def _rename(source: Path, path: Path) -> None:
    try:
        source.replace(path)
    except OSError as error:
        raise OutputBusyError(
            f"Không thay được tệp “{path.name}”: tệp đang mở trong Excel hoặc chương trình khác, hay không có quyền "
            "ghi. Hãy đóng tệp rồi chạy lại.",
            f"“{path.name}” cannot be replaced: it is open in Excel or another program, or may not be written. "
            "Close it and run again.",
        ) from error
