"""What openpyxl does not keep of a workbook, or not as it was."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from warnings import WarningMessage

# By how the name of its part begins; in Vietnamese and English.
_LOST = {
    "xl/media/": ("hình ảnh", "pictures"),
    "xl/drawings/drawing": ("hình vẽ hoặc biểu đồ", "drawings or charts"),
    "xl/threadedcomments/": ("bình luận (Comment); hãy chuyển thành ghi chú (Note)", "threaded comments"),
    "xl/pivot": ("bảng tổng hợp (PivotTable)", "pivot tables"),
    "xl/slicer": ("bộ lọc trực quan (Slicer)", "slicers"),
    "xl/ctrlprops/": ("nút bấm, ô chọn", "form controls"),
    "xl/activex/": ("nút bấm, ô chọn", "form controls"),
    "xl/embeddings/": ("tệp nhúng", "embedded files"),
    "xl/vbaproject.bin": ("macro", "macros"),
}
_EXTENDED = ("danh sách chọn hoặc định dạng có điều kiện kiểu mới", "drop-downs or conditional formats of a newer kind")


def lost(data: bytes, told: Iterable[WarningMessage]) -> list[tuple[str, str]]:
    """What would be lost, in Vietnamese and English.

    Args:
        data: the workbook's bytes.
        told: what openpyxl warned of when it loaded the workbook.

    Raises:
        zipfile.BadZipFile: it is no archive.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [part.lower() for part in archive.namelist()]
    found = [what for begin, what in _LOST.items() if any(part.startswith(begin) for part in parts)]
    if any("will be removed" in str(warning.message) for warning in told):
        found.append(_EXTENDED)
    return list(dict.fromkeys(found))
