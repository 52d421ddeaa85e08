"""Everything after the per-file work, once: which rows count, whose indicators they are, and what points follow."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sheetops import catalogue
from sheetops.assignments import CatalogueRow, Coverage, IndicatorTree, cover, indicator_tree
from sheetops.assignments.codes import is_roman, numbers, roman_value
from sheetops.catalogue import found
from sheetops.decisions import NO_DECISIONS, NO_HARVEST, Decisions, Harvest, with_waivers
from sheetops.evaluate import roll_call
from sheetops.harvest.scores import decision_findings
from sheetops.journey.deciding import once
from sheetops.journey.sources import NO_SOURCES, Sources
from sheetops.reception import Reception, ledger, receive, rejected
from sheetops.score import (
    Mark,
    annex,
    counting_marks,
    documents,
    due,
    forecast,
    history,
    indicators,
    losses,
    mark_findings,
    owner_rows,
    parent_findings,
    repeat_findings,
    tallies,
)
from sheetops.scored import Scored
from sheetops.scoring.codes import codes_of
from sheetops.scoring.earlier import earlier_points
from sheetops.scoring.evidence import evidence_files, not_kept
from sheetops.scoring.marks import marks_of, number
from sheetops.scoring.register import ScoreRegister, score_register
from sheetops.scoring.totals import total_findings
from sheetops.validate import Places, validate

if TYPE_CHECKING:
    from sheetops.discover import Candidate
    from sheetops.journey.submission import Submission
    from sheetops.kind.rules import ScoringSpec
    from sheetops.model import Finding
    from sheetops.words.lexicon import Lexicon


def score_submissions(
    submissions: Sequence[Submission],
    lexicon: Lexicon,
    inbox: Sequence[Candidate],
    copies: Mapping[str, str],
    decisions: Decisions = NO_DECISIONS,
    sources: Sources = NO_SOURCES,
    harvest: Harvest = NO_HARVEST,
) -> Scored:
    """The result of a kind whose rows are scored; the arguments are those of `evaluate_submissions`.

    Raises:
        TypeError: the kind's rows are not scored, which is a defect of sheetops.
    """
    workspace, kind = lexicon.workspace, lexicon.kind
    spec = kind.scoring
    if spec is None:
        raise TypeError(kind.kind)
    received = receive(submissions, lexicon, inbox, copies)
    tables = [table for s in received.submissions for sheet in s.sheets for table in sheet.tables]
    places = Places(received.typed, tables)
    register = score_register(sources.register_read, sources.beside, lexicon, spec)
    tree = register.tree if register.listed else _told(received, places, spec)
    coverage = _coverage(tree, register, lexicon)
    marks = marks_of(received.typed, received.counted, received.submissions, places, tree, spec)
    of_leaves = tuple(mark for mark in marks.rows if mark.code in coverage.owners)
    counting = _in_order(tree, counting_marks(of_leaves))
    decided = {decision.code: decision for decision in harvest.scores}
    frame = indicators(tree, register.listed, counting, coverage, decided)
    owners = owner_rows(tree, coverage, register.given)
    units = [unit.code for unit in workspace.units]
    kept = evidence_files(workspace)
    cited = documents(counting, kept or ())
    sums = tallies(frame, owners, units)
    findings = [
        *received.findings,
        *validate(received.typed[received.counted], lexicon, places),
        *register.findings,
        *_absent(register),
        *coverage.findings,
        *marks.findings,
        *mark_findings(tree, counting, coverage, workspace.cutoff, lambda unit: _name(unit, lexicon)),
        *repeat_findings(of_leaves, _elsewhere(received, places, tree, spec)),
        *parent_findings(tree, marks.rows),
        *total_findings(received.submissions, marks.rows, tree, spec),
        *(not_kept(cited, counting) if kept is not None else ()),
        *decision_findings(harvest.scores, frame),
        *decisions.findings,
        *harvest.edits,
    ]
    files = {file.path: file.unit for file in received.files}
    judged = with_waivers(_named(findings, marks.rows), decisions.waivers, workspace.cutoff, files)
    return Scored(
        workspace=workspace,
        kind=kind,
        indicators=frame,
        owners=owners,
        tallies=sums,
        losses=losses(frame),
        due=due(frame, owners, units, workspace.cutoff),
        documents=cited,
        history=history(sums, workspace.period.text, earlier_points(sources.results, workspace.period)),
        forecast=forecast(frame),
        annex=annex(tree, owners, units),
        roll_call=roll_call(workspace, received.files, received.gave_way),
        files=received.files,
        ledger=ledger(received.submissions),
        rejected=rejected(received.submissions),
        findings=tuple(sorted(judged, key=catalogue.order_key)),
        decisions=dataclasses.replace(decisions, scores=harvest.scores),
        suggestions=once((one for s in received.submissions for one in s.suggestions), decisions.asked),
        references=(*register.files, *sources.of_earlier_periods),
        harvest=harvest,
    )


def _name(unit: str | None, lexicon: Lexicon) -> str:
    known = lexicon.workspace.unit(unit) if unit else None
    return known.name if known else unit or "?"


def _elsewhere(received: Reception, places: Places, tree: IndicatorTree, spec: ScoringSpec) -> tuple[Mark, ...]:
    """The rows that were taken for others of the same code and name, in their own file or another that counts."""
    others = received.in_counting_file & ~received.counted
    return marks_of(received.typed, others, received.submissions, places, tree, spec).rows


def _told(received: Reception, places: Places, spec: ScoringSpec) -> IndicatorTree:
    """Without a catalogue: the indicators as the units' own sheets list them, the first row of each."""
    codes, _ = codes_of(received.typed, received.submissions, places, spec)
    rows = received.typed[received.counted]
    listed = {
        code: CatalogueRow(code, row["title_text"], number(row, spec.maximum))
        for label, row in zip(reversed(rows.index), reversed(rows.to_dict("records")), strict=True)
        if (code := codes[label]) and not code.isdigit()
    }
    return indicator_tree(listed[code] for code in sorted(listed, key=_number))


def _number(code: str) -> tuple[int, ...]:
    """The place of a code among others, for the units' sheets come in no order; a part before its items."""
    return (roman_value(code),) if is_roman(code) else numbers(code)


def _coverage(tree: IndicatorTree, register: ScoreRegister, lexicon: Lexicon) -> Coverage:
    """The owners; without a table of assignments nobody's, and that is said once, not of every indicator."""
    if not register.assigns:
        return Coverage(dict.fromkeys(tree.leaves, ()), ())
    return cover(tree, register.given, find_unit=lexicon.units.find, name_of=lambda unit: _name(unit, lexicon))


def _absent(register: ScoreRegister) -> Iterator[Finding]:
    """P617 of a register without a catalogue, or without a table of assignments."""
    if not register.listed:
        yield found("P617", severity="error", absent="catalogue")
    if not register.assigns:
        yield found("P617", absent="assignments")


def _named(findings: Sequence[Finding], marks: Sequence[Mark]) -> list[Finding]:
    """The findings, those in the row of an indicator with its code and the unit that scores."""
    rows = {(mark.path, mark.sheet, mark.row): mark for mark in marks}
    pairs = ((finding, rows.get((finding.path or "", finding.sheet or "", finding.row or 0))) for finding in findings)
    return [
        dataclasses.replace(finding, indicator=finding.indicator or mark.code, unit=finding.unit or mark.unit)
        if mark
        else finding
        for finding, mark in pairs
    ]


def _in_order(tree: IndicatorTree, marks: Mapping[str, tuple[Mark, ...]]) -> dict[str, tuple[Mark, ...]]:
    return {code: marks[code] for code in tree.leaves if code in marks}
