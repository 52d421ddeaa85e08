"""The workbook that is going to be replaced → the decisions in it, and what was changed besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.decisions import NO_HARVEST, Harvest
from sheetops.earlier import read_earlier
from sheetops.errors import WorkspaceError
from sheetops.harvest.edits import edits
from sheetops.harvest.rows import decisions_of
from sheetops.harvest.scores import harvest_scores
from sheetops.journey.kept import kept_path

if TYPE_CHECKING:
    from pathlib import Path

    from sheetops.words.lexicon import Lexicon


def harvest(workbook: Path, lexicon: Lexicon) -> Harvest:
    """What the Office has written into a workbook; nothing where it does not exist yet.

    Raises:
        OutputBusyError: it may not be read, or another program holds it.
        WorkspaceError: it cannot be read, or is no result of ours: it would be replaced with all that stands in it.
    """
    if not workbook.is_file():
        return NO_HARVEST
    path = shown_path(workbook, lexicon)
    if lexicon.kind.scoring:
        return harvest_scores(workbook, path, lexicon.kind)
    earlier = read_earlier(workbook, path, lexicon)
    if earlier is None:
        raise _foreign(path)
    decisions = decisions_of(earlier, lexicon)
    kept = shown_path(kept_path(workbook, earlier.sha256), lexicon)
    found = edits(earlier, workbook.with_suffix(".json"), kept, lexicon)
    if found is None:
        return Harvest(path, earlier.sha256, decisions)
    unread = any(fault.fault == "unvalued" for decision in decisions for fault in decision.faults)
    return Harvest(path, earlier.sha256, decisions, found, edited=bool(found) or unread)


def shown_path(path: Path, lexicon: Lexicon) -> str:
    """A path relative to the workspace, with "/"; its name alone where it lies elsewhere."""
    root, path = lexicon.workspace.root.resolve(), path.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _foreign(path: str) -> WorkspaceError:
    return WorkspaceError(
        f"tệp “{path}” sẽ bị ghi đè nhưng không có trang “Chi tiết” với đủ các cột Mã, Nội dung và bốn cột màu vàng "
        "của Văn phòng, nên không biết trong tệp có kết luận nào; chưa có gì bị ghi đè. Nếu đây là kết quả đã lập thì "
        "ghi lại đúng dòng tiêu đề của trang “Chi tiết”; nếu là tệp khác thì chuyển hoặc đổi tên tệp; rồi chạy lại",
        f"“{path}” would be overwritten, but it has no sheet “Chi tiết” with the columns of id, title and the Office's "
        "four yellow ones, so nobody knows which decisions stand in it; nothing was overwritten. If it is an earlier "
        "result, put the titles of “Chi tiết” back; if it is another file, move or rename it; then run again",
    )
