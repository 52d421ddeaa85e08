"""One file by itself: what a department checks before it sends, and one sheet as a clean frame."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from sheetops.catalogue import order_key
from sheetops.config import Period, Workspace, bare_workspace, find_workspace, load_workspace
from sheetops.decisions import NO_DECISIONS, Decisions
from sheetops.discover import Candidate, candidate, last_day, own_period, stated
from sheetops.errors import WorkspaceError
from sheetops.evaluate import evaluate_tasks
from sheetops.explanation import Explanation
from sheetops.journey.contained import read_submissions
from sheetops.journey.deciding import load_decisions
from sheetops.journey.evaluating import evaluate_submissions
from sheetops.journey.explaining import explained
from sheetops.journey.registers import register_of
from sheetops.journey.sources import NO_SOURCES, find_sources
from sheetops.journey.submission import Submission
from sheetops.kind import Kind, load_kind
from sheetops.model import Finding
from sheetops.normalise.concatenate import concatenate
from sheetops.normalise.rows import normalise
from sheetops.pipeline import kind_of
from sheetops.reconcile import task_ids
from sheetops.scored import Result
from sheetops.scoring import score_submissions
from sheetops.scoring.register import score_register
from sheetops.validate import Places, validate
from sheetops.words.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Basis:
    """Where the period and the cut-off of a check come from.

    Attributes:
        period: workspace; without one stamp, title or name of the file; file_date where nothing states a period.
        cutoff: workspace or option; without them title; where no day is stated file_date, or period_end where the
            file was saved at another time.
    """

    period: str
    cutoff: str

    @property
    def is_stated(self) -> bool:
        """Whether both are configured, asked for, or stated in the sheet."""
        return self.period not in ("name", "file_date") and self.cutoff not in ("file_date", "period_end")


CONFIGURED = Basis("workspace", "workspace")
# What is about all units, or about the register: no finding of one unit's file.
_OF_ALL = frozenset({"F106", "F107"})
_OF_REGISTER = frozenset({"P601", "P602", "P617"})


@dataclass(frozen=True)
class Checked:
    """What a check of one file found.

    Attributes:
        evaluation: the file consolidated by itself.
        findings: sorted by place; none about units that have not submitted.
        explanation: what each row and column was taken for; None where it was not asked for.
        basis: where period and cut-off come from.
    """

    path: Path
    evaluation: Result
    findings: tuple[Finding, ...]
    explanation: Explanation | None = None
    basis: Basis = CONFIGURED

    @property
    def has_errors(self) -> bool:
        """Whether any finding is of severity error."""
        return any(finding.severity == "error" for finding in self.findings)

    def to_dict(self, lang: str = "vi") -> dict[str, Any]:
        """As the result's JSON, `findings` at the top level; messages in `lang`."""
        result = dataclasses.replace(self.evaluation, findings=self.findings).to_dict(lang)
        if self.explanation is not None:
            result["files"][0] |= self.explanation.to_dict()
        return result


@dataclass(frozen=True)
class SheetFrame:
    """One sheet as a frame.

    Attributes:
        frame: RangeIndex; `sheet, row`, then the kind's fields in its order (text, vocabulary, unit, sector,
            status: str with codes; dates and deadlines: datetime64[s]; numbers and percentages: float64).
        findings: what is wrong in it, each with its cell.
    """

    frame: pd.DataFrame
    findings: tuple[Finding, ...]


def _opened(path: Path) -> Candidate:
    """The file's bytes.

    Raises:
        WorkspaceError: it does not exist or cannot be read.
    """
    try:
        return candidate(path, path.resolve().parent)
    except OSError as error:
        raise WorkspaceError(
            f'không mở được tệp "{path}"; kiểm tra lại đường dẫn và quyền đọc',
            f'the file "{path}" cannot be opened; check its path and that you may read it ({error.strerror})',
        ) from error


def _read(file: Candidate, lexicon: Lexicon, before: Submission | None = None) -> Submission:
    """The file read; what nothing could be read of `before` is not tried again, for that may take long."""
    return before if before and not before.sheets else read_submissions([file], lexicon)[0]


def _stated_workspace(file: Candidate, kind: str) -> tuple[Workspace, Basis, Submission]:
    """A workspace from what the sheet's own title says of period and cut-off, else from the file's own date; and how
    the file was read for that.
    """
    made = file.modified.date()
    rough = bare_workspace(Path(), Period.parse(f"{made:%Y-%m}"), made, kind)
    lexicon = Lexicon(load_kind(kind), rough)
    read = _read(file, lexicon)
    own = own_period(read.path, read.sheets, lexicon, read.stamp)
    period = own or rough.period
    if as_of := last_day(read.sheets, period):
        cutoff, by = as_of, "title"
    else:
        cutoff, by = (made, "file_date") if period.first <= made <= period.last else (period.last, "period_end")
    basis = Basis(_period_by(read) if own else "file_date", by)
    return bare_workspace(Path(), period, cutoff, kind), basis, read


def _period_by(read: Submission) -> str:
    """What states the period of a file: its stamp, its title, or its name."""
    if read.stamp:
        return "stamp"
    said = stated(read.sheets)
    return "title" if said.months or said.quarters or said.days or said.as_of else "name"


def _workspace_for(
    path: Path, workspace: Workspace | Path | str | None, file: Candidate, kind: str
) -> tuple[Workspace, Basis, Submission | None]:
    if isinstance(workspace, Workspace):
        return workspace, CONFIGURED, None
    if workspace is not None:
        return load_workspace(Path(workspace)), CONFIGURED, None
    near = find_workspace(path)
    return (load_workspace(near), CONFIGURED, None) if near else _stated_workspace(file, kind)


def check(
    path: Path | str,
    workspace: Workspace | Path | str | None = None,
    *,
    cutoff: date | None = None,
    explain: bool = False,
) -> Checked:
    """Check one file before it is sent; reads only.

    A file that lies in the workspace's register is checked as one: for clear assignments, not for reports.

    Args:
        workspace: the workspace it is meant for, or its folder; else the one found upwards from the file; else
            period and cut-off are taken from the sheet's own title, its file's name, and last from the day on which
            the file was saved; `Checked.basis` says which.
        cutoff: evaluate as of another day.
        explain: say what each row and column was taken for, and why.

    Raises:
        WorkspaceError: the file or the workspace does not exist.
        ConfigError: the configuration has mistakes.
    """
    path = Path(path)
    file = _opened(path)
    place, basis, before = _workspace_for(path, workspace, file, "task_tracking")
    if cutoff is not None:
        place, basis = place.model_copy(update={"cutoff": cutoff}), Basis(basis.period, "option")
    lexicon = Lexicon(kind_of(place), place)
    configured = isinstance(workspace, Workspace) or place.config_path is not None
    decisions = load_decisions(lexicon) if configured else NO_DECISIONS
    submission = _read(file, lexicon.confirming(decisions.headers), before)
    evaluation = _judged(submission, lexicon, file, decisions, configured=configured)
    findings = tuple(f for f in evaluation.findings if _concerns(f, file, decisions))
    if configured and path.resolve().is_relative_to(place.register.resolve()):
        findings = tuple(sorted(_of_register(submission, lexicon), key=order_key))
    explanation = explained(submission, lexicon, configured=configured) if explain else None
    return Checked(path, evaluation, findings, explanation, basis)


def _judged(
    submission: Submission, lexicon: Lexicon, file: Candidate, decisions: Decisions, *, configured: bool
) -> Result:
    """The file by itself; where its rows are scored against the workspace's register, which has their maximum."""
    if lexicon.kind.scoring is None:
        return evaluate_submissions([submission], lexicon, [file], {}, decisions)
    sources = find_sources(lexicon) if configured else NO_SOURCES
    sources = sources.having_read(read_submissions(sources.unread, lexicon)) if sources.unread else sources
    scored = score_submissions([submission], lexicon, [file], {}, decisions, sources)
    own = tuple(f for f in scored.findings if f.path in (submission.path, None) and f.code not in _OF_REGISTER)
    return dataclasses.replace(scored, findings=own)


def _of_register(submission: Submission, lexicon: Lexicon) -> Sequence[Finding]:
    """What is wrong in a file of the register."""
    spec = lexicon.kind.scoring
    if spec is None:
        return register_of([submission], (), lexicon).findings
    return score_register([submission], (), lexicon, spec).findings


def _concerns(finding: Finding, file: Candidate, decisions: Decisions) -> bool:
    """It is about this file, or about what is decided of how files are read; who else has sent none is another's."""
    of_it = finding.path in (None, file.path) and finding.code not in _OF_ALL
    return of_it or finding in decisions.findings


def read_sheet(
    path: Path | str,
    schema: str | Path | Kind = "task_tracking",
    *,
    sheet: str | None = None,
    workspace: Workspace | Path | str | None = None,
) -> SheetFrame:
    """One messy workbook → a clean, typed frame and what is wrong in it.

    Args:
        schema: the kind of sheet: its name, the path of a schema file, or a loaded kind.
        sheet: read only this sheet; else every sheet that has a table.
        workspace: where units, sectors, period and cut-off come from; without one, as for `check`.

    Raises:
        WorkspaceError: the file does not exist, or has no sheet of that name.
        ConfigError: the schema or the configuration has mistakes.
    """
    path = Path(path)
    file = _opened(path)
    kind = schema if isinstance(schema, Kind) else load_kind(schema)
    place, _, before = _workspace_for(path, workspace, file, "task_tracking")
    lexicon = Lexicon(kind, place)
    configured = isinstance(workspace, Workspace) or place.config_path is not None
    decisions = load_decisions(lexicon) if configured and kind == kind_of(place) else NO_DECISIONS
    submission = _read(file, lexicon.confirming(decisions.headers), before)
    chosen = _chosen(submission, sheet, path)
    raw = concatenate([(submission.path, s) for s in chosen], kind)
    typed = normalise(raw, lexicon, {submission.path: submission.unit})
    tables = [table for s in chosen for table in s.tables]
    of_sheet = [f for f in submission.findings if sheet is None or f.sheet in (sheet, None)]
    tasks = typed.assign(id=task_ids(typed, kind.id_prefix))
    tasks = tasks if kind.scoring else evaluate_tasks(tasks, place, kind)
    findings = [*of_sheet, *decisions.findings, *validate(tasks, lexicon, Places(typed, tables))]
    frame = typed[["sheet", "row", *(field.name for field in kind.fields)]]
    return SheetFrame(frame, tuple(sorted(findings, key=order_key)))


def _chosen(submission: Submission, sheet: str | None, path: Path) -> list[Any]:
    if sheet is None:
        return [s for s in submission.sheets if s.tables]
    named = [s for s in submission.sheets if s.grid.sheet == sheet]
    if not named:
        have = ", ".join(s.grid.sheet for s in submission.sheets) or "—"
        raise WorkspaceError(
            f'tệp "{path.name}" không có trang tính "{sheet}"; các trang đọc được: {have}',
            f'"{path.name}" has no sheet "{sheet}"; it has: {have}',
        )
    return named
