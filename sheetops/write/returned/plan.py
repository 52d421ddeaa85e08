"""A result → what each submission gets back."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sheetops import catalogue
from sheetops.write.returned.items import Shown, as_item, marks
from sheetops.write.returned.model import Return
from sheetops.write.returned.names import copy_names
from sheetops.write.returned.words import returned_words
from sheetops.write.workbook.problems import collapsed
from sheetops.write.workbook.values import written_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheetops.model import Finding, SubmittedFile
    from sheetops.scored import Result
    from sheetops.write.returned.model import Item

_GIVEN_BACK = ("accepted", "rejected")


def returns(evaluation: Result) -> tuple[Return, ...]:
    """What goes back, by path: for every submission that counts, or would if it could, and has something to mend.

    Something to mend is a finding of severity error or warning; what has been replaced by a later submission, is a
    copy of another one or no spreadsheet is not given back.
    """
    files = [file for file in evaluation.files if file.state in _GIVEN_BACK]
    names = copy_names([file.path for file in files], evaluation.workspace.folders.inbox)
    shown = Shown(evaluation)
    given = (_return(file, _findings(file, files, evaluation), names[file.path], shown) for file in files)
    return tuple(each for each in given if each.mend or each.unreported)


def _findings(
    file: SubmittedFile, files: Sequence[SubmittedFile], evaluation: Result
) -> tuple[list[Finding], list[Finding]]:
    """The findings about a file; those about what its unit has not reported, where this is the unit's only file."""
    own = [finding for finding in evaluation.findings if finding.path == file.path]
    mine = [other for other in files if file.unit and file.unit in other.units]
    inbox = PurePosixPath(evaluation.workspace.folders.inbox)
    missing = [
        finding
        for finding in evaluation.findings
        if finding.code in returned_words().unreported
        and finding.unit == file.unit
        and not PurePosixPath(finding.path or "").is_relative_to(inbox)
    ]
    return own, missing if len(mine) == 1 else []


def _return(file: SubmittedFile, findings: tuple[list[Finding], list[Finding]], name: str, shown: Shown) -> Return:
    own, missing = findings
    wrong = [finding for finding in own if finding.severity != "info"]
    counts = _counts((*wrong, *missing))
    unit = ", ".join(shown.names.unit(code) for code in file.units)
    workspace = shown.evaluation.workspace
    return Return(
        path=file.path,
        sha256=file.sha256,
        name=name,
        unit=unit,
        about=_about(file, unit, counts, shown),
        mend=_items(wrong, shown),
        unreported=_items(missing, shown),
        told=_items((finding for finding in own if finding.severity == "info"), shown),
        marks=tuple(marks(wrong, shown)),
        has_copy=file.sha256 is not None and not _unopened(file, own),
        office=workspace.office.name,
        day=workspace.cutoff,
        task_head=returned_words().heads.task.format(item=shown.kind.item.vi),
        counts=counts,
    )


def _counts(findings: Iterable[Finding]) -> str:
    """Two counts in words ("03 lỗi phải sửa, 05 điểm cần lưu ý"): what there is none of is not named."""
    words, severities = returned_words(), [finding.severity for finding in findings]
    errors, warnings = severities.count("error"), severities.count("warning")
    named = ((errors, words.errors), (warnings, words.warnings))
    return ", ".join(wording.format(count=f"{count:02}") for count, wording in named if count)


def _unopened(file: SubmittedFile, own: Iterable[Finding]) -> bool:
    """Whether nothing at all could be read of a file."""
    codes = returned_words().unopened
    return file.rows.total == 0 and any(finding.code in codes and finding.sheet is None for finding in own)


def _items(findings: Iterable[Finding], shown: Shown) -> tuple[Item, ...]:
    return tuple(as_item(problem, shown) for problem in collapsed(sorted(findings, key=catalogue.order_key)))


def _about(file: SubmittedFile, unit: str, counts: str, shown: Shown) -> tuple[str, ...]:
    words, workspace = returned_words(), shown.evaluation.workspace
    period, cutoff = workspace.period.label("vi"), written_day(workspace.cutoff)
    lines = [
        words.title,
        words.unit.format(unit=unit or words.unknown_unit),
        words.file.format(file=PurePosixPath(file.path).name),
        words.about.format(period=period, cutoff=cutoff, office=workspace.office.name),
        words.counts.format(counts=counts),
        words.how.format(deadline=deadline(shown.evaluation)),
    ]
    return tuple([*lines, words.rejected] if file.state == "rejected" else lines)


def deadline(evaluation: Result) -> str:
    """By when it is to be sent again: " trước 17:00 ngày 16/4/2026"; "" where no deadline is set."""
    moment = evaluation.workspace.submission_deadline
    if moment is None:
        return ""
    return returned_words().deadline.format(deadline=f"{moment:%H:%M} ngày {written_day(moment.date())}")
