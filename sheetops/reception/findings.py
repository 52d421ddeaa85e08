"""The findings about whole files, and about units that have not submitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from sheetops.catalogue import found
from sheetops.config import Workspace
from sheetops.discover import Version
from sheetops.discover.versions import NO_UNIT
from sheetops.journey.submission import Submission
from sheetops.model import REPORT_FORMS, REPORT_HOLDERS, Finding, Severity, SubmittedFile
from sheetops.reception.replaced import Replaced, short_name


def file_findings(
    files: Sequence[SubmittedFile],
    submissions: Sequence[Submission],
    copies: Mapping[str, str],
    known: Mapping[str, Version],
    counts: Mapping[str, tuple[str, ...]],
    gave_way: Replaced,
    workspace: Workspace,
) -> list[Finding]:
    """The findings about whole files, and those that their reading and recognition gave."""
    by_path = {file.path: file for file in files}
    findings = [found("F110", path=path, twin=twin) for path, twin in sorted(copies.items())]
    findings += [
        replace(found("F105", path=path, unit=None if unit == NO_UNIT else unit), params=said)
        for (path, unit), said in gave_way.items()
    ]
    for submission in submissions:
        file = by_path[submission.path]
        if file.state != "superseded":
            findings += _of_submission(submission, file, known[file.path], counts, workspace)
    sent = {unit for file in files if file.state == "accepted" for unit in file.units}
    missing = [unit.code for unit in workspace.units if unit.submits and unit.code not in sent]
    findings += [replace(found("F106", unit=unit), params=_unusable(unit, files)) for unit in missing]
    return [*findings, *(finding for file in files for finding in _no_spreadsheet(file, missing))]


def _of_submission(
    submission: Submission,
    file: SubmittedFile,
    version: Version,
    counts: Mapping[str, tuple[str, ...]],
    workspace: Workspace,
) -> list[Finding]:
    unit = submission.unit or file.unit
    findings = [f if f.sheet or f.unit else replace(f, unit=unit) for f in submission.findings]
    if submission.stated_period:
        said, period = submission.stated_period, workspace.period.text
        at = submission.stated_at._asdict() if submission.stated_at else {}
        return [*findings, found("F108", path=file.path, unit=unit, stated=said, period=period, **at)]
    findings += _added_up(version, counts)
    if submission.rows.accepted and not file.units and workspace.units:
        findings.append(found("F104", path=file.path))
    if file.late and file.state == "accepted" and workspace.submission_deadline and file.modified:
        deadline, modified = workspace.submission_deadline.isoformat(), file.modified.isoformat()
        findings.append(found("F107", path=file.path, unit=file.unit, deadline=deadline, modified=modified))
    return findings


def _added_up(version: Version, counts: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """F111 for each unit of which two files count."""
    best = {unit: counts.get(unit, ()) for unit in version.units if unit in version.titles}
    return [
        found("F111", path=version.path, unit=unit, other=short_name(paths[0], version.path))
        for unit, paths in best.items()
        if version.path in paths[1:]
    ]


def _unusable(unit: str, files: Sequence[SubmittedFile]) -> Mapping[str, str]:
    """The files that seem to be from a unit, but give nothing to consolidate."""
    names = [PurePosixPath(file.path).name for file in files if unit in file.units and file.is_unusable]
    return {"sent": "”, “".join(names)} if names else {}


def _no_spreadsheet(file: SubmittedFile, missing: Sequence[str]) -> list[Finding]:
    """F112 of a file that may be, or hold, a report: where its unit, or nobody knows whose it is, has not submitted.

    What holds reports is told in any case; a letter or a picture beside a unit's sheet is nobody's report.
    """
    if file.reason not in REPORT_HOLDERS | REPORT_FORMS:
        return []
    holder, wanted = file.reason in REPORT_HOLDERS, file.unit in missing if file.unit else bool(missing)
    if not holder and (not wanted or (file.reason == "picture" and not file.unit)):
        return []
    severity: Severity = "warning" if wanted and (holder or file.unit) else "info"
    params = {"content": file.reason, **({"advice": file.reason} if holder else {})}
    return [replace(found("F112", severity=severity, path=file.path, unit=file.unit), params=params)]
