"""The workbook as a whole: opened so that nothing is lost, saved so that no clock gets in."""

from __future__ import annotations

import re
import warnings
import zipfile
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook

from sheetops.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterable

# What openpyxl does not keep of a workbook, or not as it was, by how the name of its part begins.
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
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CORE = "docProps/core.xml"
_OLDEST = (1980, 1, 1, 0, 0, 0)


def opened(existing: bytes | None, name: str) -> Workbook:
    """The workbook, or a new one without sheets.

    Raises:
        WorkspaceError: it cannot be opened for writing, or would lose something.
    """
    if existing is None:
        book = Workbook()
        book.remove(book.worksheets[0])
        return book
    try:
        lost = [what for begin, what in _LOST.items() if any(p.startswith(begin) for p in _parts(existing))]
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            book = load_workbook(BytesIO(existing), rich_text=True)
    except Exception as error:  # openpyxl raises whatever comes of a damaged part
        raise _refused(name, "không mở được để ghi thêm", "it cannot be opened for writing") from error
    if any("will be removed" in str(warning.message) for warning in told):
        lost.append(_EXTENDED)
    if lost:
        vi, en = (", ".join(dict.fromkeys(words)) for words in zip(*lost, strict=True))
        raise _refused(name, f"trong tệp có {vi}, ghi thêm thì sẽ mất", f"it holds {en}, which would be lost")
    return book


def _parts(data: bytes) -> Iterable[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [part.lower() for part in archive.namelist()]


def _refused(name: str, vi: str, en: str) -> WorkspaceError:
    return WorkspaceError(
        f"tệp “{name}” cần ghi thêm những điều chờ Văn phòng xác nhận, nhưng {vi}; hãy bỏ phần đó hoặc chuyển sang tệp "
        "khác, lưu lại dạng .xlsx rồi chạy lại (chưa có gì bị thay đổi)",
        f"“{name}” is to ask the Office for decisions, but {en}; take that out or move it to another file, save as "
        ".xlsx and run again (nothing has been changed)",
    )


def saved(book: Workbook, day: date) -> bytes:
    """The workbook's bytes, the same for the same content; it bears a given day and not the clock's."""
    moment = datetime.combine(day, time())
    if book.properties.creator == "openpyxl":
        book.properties.creator = None
        book.properties.created = moment
    raw, content = BytesIO(), BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            data = source.read(part)
            if part == _CORE:
                data = _MODIFIED.sub(rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>", data)
            target.writestr(zipfile.ZipInfo(part, _OLDEST), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()
