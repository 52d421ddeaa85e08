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

    from sheetops.earlier import EarlierResult, EarlierWorkbook
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
        before: consolidated workbooks of all periods before this one, in the order of the periods.
        results: the JSON of results of periods before this one, in their order.
        kept: other spreadsheets of last period, where there is no workbook of ours; `idle`: what lies there besides.
        register_read, kept_read: the same files, read and recognised.
    """

    register: tuple[Candidate, ...] = ()
    beside: tuple[Candidate, ...] = ()
    workbook: EarlierWorkbook | None = None
    later: tuple[EarlierWorkbook, ...] = ()
    others: tuple[EarlierWorkbook, ...] = ()
    before: tuple[EarlierWorkbook, ...] = ()
    results: tuple[EarlierResult, ...] = ()
    kept: tuple[Candidate, ...] = ()
    idle: tuple[Candidate, ...] = ()
    register_read: tuple[Submission, ...] = ()
    kept_read: tuple[Submission, ...] = ()

    @property
    def unread(self) -> tuple[Candidate, ...]:
        """What is to be read and recognised like submissions."""
        return (*self.register, *self.kept)

    @property
    def of_earlier_periods(self) -> tuple[tuple[str, str], ...]:
        """(path, sha256) of what tells of the periods before this one, besides `workbook`."""
        books = [(book.path, book.sha256) for book in self.before if book is not self.workbook]
        return (*books, *((result.path, result.sha256) for result in self.results))

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
        return Sources(register, beside, results=_results(lexicon))
    lying = [c for c in _lying(workspace.previous, workspace.root) if c.path.rpartition("/")[2] != DECISIONS_NAME]
    last, idle = [c for c in lying if not c.ignored], tuple(c for c in lying if c.ignored == "other")
    ours = {c.path: book for c in last if (book := _ours(c, lexicon))}
    book = _latest(ours.values(), lexicon)
    later = tuple(b for b in ours.values() if b.period and b.period.last >= workspace.period.first)
    kept = () if book else tuple(c for c in last if c.path not in ours)
    before = _before(ours.values(), lexicon)
    others = _others(ours.values(), book)
    return Sources(register, beside, book, later, others, before, _results(lexicon), kept, idle)


def _results(lexicon: Lexicon) -> tuple[EarlierResult, ...]:
    if not lexicon.workspace.previous.is_dir():
        return ()
    finish_imports()
    from sheetops.earlier import earlier_results  # as in `_ours`

    return earlier_results(lexicon.workspace, lexicon.kind)


def _lying(folder: Path, root: Path) -> tuple[Candidate, ...]:
    return candidates(folder, root) if folder.is_dir() else ()


def _latest(books: Collection[EarlierWorkbook], lexicon: Lexicon) -> EarlierWorkbook | None:
    """The workbook of the latest period before this one; one that states none only where no other is there."""
    undated = [book for book in sorted(books, key=lambda b: b.path) if not book.period]
    return next(iter([*reversed(_before(books, lexicon)), *undated]), None)


def _before(books: Collection[EarlierWorkbook], lexicon: Lexicon) -> tuple[EarlierWorkbook, ...]:
    """One workbook of each period before this one, in their order; of several the last by name."""
    dated = {book.period.last: book for book in sorted(books, key=lambda b: b.path) if book.period}
    return tuple(dated[day] for day in sorted(dated) if day < lexicon.workspace.period.first)


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
