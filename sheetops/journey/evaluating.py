"""The second half of the journey, once for all files: normalise, validate, reconcile, evaluate."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import pandas as pd

from sheetops import catalogue
from sheetops.decisions import NO_DECISIONS, NO_HARVEST, Decisions, Harvest, Suggestion, with_waivers
from sheetops.discover import Candidate
from sheetops.evaluate import (
    evaluate_tasks,
    evaluation_findings,
    history,
    movement,
    quality,
    roll_call,
    sentences,
    tally,
    urge,
)
from sheetops.evaluation import Evaluation
from sheetops.harvest import extensions_of, placed, settled
from sheetops.journey.asking import idle_matches, questions
from sheetops.journey.deciding import once
from sheetops.journey.naming import about_tasks
from sheetops.journey.previous import earlier_counts, previous_of
from sheetops.journey.reconciling import carried_on, held_against, reconcile
from sheetops.journey.registers import register_of
from sheetops.journey.shown import discrepancies, shown_tasks
from sheetops.journey.sources import NO_SOURCES, Sources
from sheetops.journey.submission import Submission
from sheetops.model import SubmittedFile
from sheetops.reception import ledger, receive, rejected, repeat_findings, unit_findings
from sheetops.reconcile.decided import undecided, with_conclusions, with_extensions
from sheetops.validate import Places, validate
from sheetops.words.lexicon import Lexicon


def evaluate_submissions(
    submissions: Sequence[Submission],
    lexicon: Lexicon,
    inbox: Sequence[Candidate],
    copies: Mapping[str, str],
    decisions: Decisions = NO_DECISIONS,
    sources: Sources = NO_SOURCES,
    harvest: Harvest = NO_HARVEST,
) -> Evaluation:
    """Everything after the per-file work, once, on the concatenated frame.

    Args:
        submissions: every readable file, in the order of the inbox.
        inbox: every file; `copies`: path of an identical copy → path of the file that is kept.
        sources: the register and last period, read.
        harvest: what the Office has decided about tasks in the workbook that is going to be replaced.
    """
    workspace, kind = lexicon.workspace, lexicon.kind
    register = register_of(sources.register_read, sources.beside, lexicon)
    received = receive(submissions, lexicon, inbox, copies, register.rows)
    submissions, files = received.submissions, received.files
    again, elsewhere = received.again, received.elsewhere
    tables = [table for s in submissions for sheet in s.sheets for table in sheet.tables]
    places = Places(received.typed, tables)
    cells = [places.cell(label, "title") for label in received.typed.index]
    typed = received.typed.assign(cell=pd.Series(cells, index=received.typed.index, dtype="str"))
    previous = previous_of(sources, lexicon)
    case = reconcile(typed[received.counted], register, previous, decisions.matches, lexicon)
    inherited = carried_on(extensions_of(sources.workbook, lexicon) if sources.workbook else (), case.tasks)
    about, orphans = settled(harvest.decisions, inherited, case.tasks)
    evaluated = evaluate_tasks(with_extensions(case.tasks, about), workspace, kind)
    tasks = with_conclusions(evaluated, about, kind)
    reported = tasks[tasks["path"].notna()]
    against, differences = held_against(case, tasks, typed, [*again.items(), *elsewhere.items()], places.cell, lexicon)
    ids = case.ids(tasks)
    findings = [
        *received.findings,
        *repeat_findings(typed, received.in_counting_file, elsewhere, again, ids, places.cell, kind),
        *unit_findings(reported, submissions, {file.path for file in files if file.units}, lexicon, places.cell),
        *validate(case.judged(evaluated), lexicon, places),
        *evaluation_findings(undecided(reported), workspace, kind, places.cell),
        *against,
        *register.findings,
        *previous.findings,
        *decisions.findings,
        *idle_matches(case, decisions.matches),
        *harvest.edits,
    ]
    named = about_tasks(findings, tasks, typed.assign(task_id=pd.Series(ids, dtype="str")), tables)
    order = {label: at for at, label in enumerate(tasks.index)}
    shown = shown_tasks(tasks.reset_index(drop=True), kind)
    tallies = tally(shown, workspace, kind, "sector")
    owners = {file.path: file.unit for file in files}
    named = with_waivers(named, decisions.waivers, workspace.cutoff, owners)
    result = Evaluation(
        workspace=workspace,
        kind=kind,
        tasks=shown,
        tallies=tallies,
        unit_tallies=tally(shown, workspace, kind, "unit"),
        movement=movement(shown, workspace, kind, "unit"),
        sector_movement=movement(shown, workspace, kind, "sector"),
        history=history(tallies, workspace.period.text, earlier_counts(sources, lexicon), kind),
        sentences=sentences(tallies, kind),
        urge=urge(shown, workspace, kind),
        roll_call=roll_call(workspace, files, received.gave_way),
        quality=quality(shown, workspace, kind, named),
        discrepancies=discrepancies(differences, order),
        files=files,
        ledger=ledger(submissions),
        rejected=rejected(submissions),
        findings=tuple(sorted(named, key=catalogue.order_key)),
        decisions=dataclasses.replace(decisions, tasks=about, orphans=orphans),
        suggestions=_suggestions(submissions, files, decisions),
        questions=once(questions(case), decisions.asked),
        references=(*register.files, *previous.files, *sources.of_earlier_periods),
        harvest=harvest,
    )
    return placed(result, harvest.path)


def _suggestions(
    submissions: Sequence[Submission], files: Sequence[SubmittedFile], decisions: Decisions
) -> tuple[Suggestion, ...]:
    """What the Office is to be asked of the sheets that count."""
    idle = {file.path for file in files if file.state == "superseded"}
    asking = (s for s in submissions if s.stated_period is None and s.path not in idle)
    return once((suggestion for s in asking for suggestion in s.suggestions), decisions.asked)
