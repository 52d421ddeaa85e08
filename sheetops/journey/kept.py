"""An earlier output that somebody has changed is never lost: it is kept under a name of its own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sheetops.errors import WorkspaceError
from sheetops.write.atomic import bytes_of

if TYPE_CHECKING:
    from pathlib import Path

    from sheetops.decisions import Harvest

_MARK = 8


def kept_path(workbook: Path, sha256: str) -> Path:
    """Where an earlier workbook is kept, by the hash of its bytes."""
    return workbook.with_name(f"{workbook.stem}-y-kien-{sha256[:_MARK]}{workbook.suffix}")


def kept_copy(workbook: Path, new: bytes, harvest: Harvest) -> tuple[Path, bytes] | None:
    """The copy to be kept of the workbook that is replaced, and its bytes; None where nothing of it would be lost.

    What the Office has decided stands in the new one too; what was edited besides does not.

    Args:
        new: what replaces it.

    Raises:
        OutputBusyError: it cannot be read.
        WorkspaceError: it is another than the one whose decisions were read.
    """
    if not workbook.is_file():
        return None
    data = bytes_of(workbook)
    digest = hashlib.sha256(data).hexdigest()
    if digest == harvest.sha256:
        return (kept_path(workbook, digest), data) if harvest.edited else None
    if data == new:
        return None
    raise WorkspaceError(
        f"tệp “{workbook.name}” đã thay đổi, hoặc kết luận ghi trong tệp chưa được đọc, nên chưa ghi đè; hãy chạy lại",
        f"“{workbook.name}” has changed, or what the Office has written in it was not read, so it is not overwritten; "
        "run again",
    )
