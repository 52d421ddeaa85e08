"""What is read besides the inbox: the register, and what the Office kept of last period.  No frames yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sheetops.config import DECISIONS_NAME
from sheetops.discover import Candidate, candidates, twins
from sheetops.engine import finish_imports
from sheetops.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from sheetops.earlier import EarlierWorkbook
    from sheetops.journey.submission import Submission
    from sheetops.words.lexicon import Lexicon


@dataclass(frozen=True)
class Sources:
    """What reports are held against.

    Attributes:
        register: the register's files, one of identical ones; `beside`: what lies among them and is no spreadsheet.
        workbook: the consolidated workbook of the latest period before this one; None where there is none of ours.
        later: consolidated workbooks of this period or later ones, which nothing is taken from; `others`: those of the
            period of `workbook` that are not the same file.
        kept: other spreadsheets of last period, where there is no workbook of ours; `idle`: what lies there besides.
        register_read, kept_read: the same files, read and recognised.
    """

    register: tuple[Candidate, ...] = ()
    beside: tuple[Candidate, ...] = ()
    workbook: EarlierWorkbook | None = None
    later: tuple[EarlierWorkbook, ...] = ()
    others: tuple[EarlierWorkbook, ...] = ()
    kept: tuple[Candidate, ...] = ()
    idle: tuple[Candidate, ...] = ()
    register_read: tuple[Submission, ...] = ()
    kept_read: tuple[Submission, ...] = ()

    @property
    def unread(self) -> tuple[Candidate, ...]:
        """What is to be read and recognised like submissions."""
        return (*self.register, *self.kept)

    def having_read(self, submissions: Sequence[Submission]) -> Sources:
        """The same, with `unread` read, in its order."""
        at = len(self.register)
        return replace(self, register_read=tuple(submissions[:at]), kept_read=tuple(submissions[at:]))


NO_SOURCES = Sources()


def find_sources(lexicon: Lexicon) -> Sources:
    """What lies in the folders of the register and of last period; nothing where there are none."""
    workspace = lexicon.workspace
    assigned = _lying(workspace.register, workspace.root)
    copies = twins(assigned)
    register = tuple(c for c in assigned if not c.ignored and c.path not in copies)
    beside = tuple(c for c in assigned if c.ignored)
    if lexicon.kind.scoring:
        return Sources(register, beside)
    lying = [c for c in _lying(workspace.previous, workspace.root) if c.path.rpartition("/")[2] != DECISIONS_NAME]
    last, idle = [c for c in lying if not c.ignored], tuple(c for c in lying if c.ignored == "other")
    ours = {c.path: book for c in last if (book := _ours(c, lexicon))}
    book = _latest(ours.values(), lexicon)
    later = tuple(b for b in ours.values() if b.period and b.period.last >= workspace.period.first)
    kept = () if book else tuple(c for c in last if c.path not in ours)
    return Sources(register, beside, book, later, _others(ours.values(), book), kept, idle)


def _lying(folder: Path, root: Path) -> tuple[Candidate, ...]:
    return candidates(folder, root) if folder.is_dir() else ()


def _latest(books: Collection[EarlierWorkbook], lexicon: Lexicon) -> EarlierWorkbook | None:
    """The workbook of the latest period before this one; one that states none only where no other is there."""
    first = lexicon.workspace.period.first
    dated = {book.period.last: book for book in sorted(books, key=lambda b: b.path) if book.period}
    undated = [book for book in sorted(books, key=lambda b: b.path) if not book.period]
    before = [day for day in dated if day < first]
    return dated[max(before)] if before else next(iter(undated), None)


def _others(books: Collection[EarlierWorkbook], used: EarlierWorkbook | None) -> tuple[EarlierWorkbook, ...]:
    """The workbooks of the same period as the one that is used, and not equal to it."""
    return tuple(b for b in books if used and b.period == used.period and b.sha256 != used.sha256)


def _ours(candidate: Candidate, lexicon: Lexicon) -> EarlierWorkbook | None:
    """A consolidated workbook; None of any other file, also of one that cannot be read, which its reading will tell."""
    if not candidate.data:
        return None
    finish_imports()
    from sheetops.earlier import earlier_workbook  # what reads workbooks of ours is slow to import

    try:
        return earlier_workbook(candidate.data, candidate.path, lexicon)
    except WorkspaceError:
        return None
