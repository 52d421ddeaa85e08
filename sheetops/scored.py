"""The frozen result of a run of a kind whose rows are scored, from which every renderer shows and none computes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from sheetops.decisions.model import NO_DECISIONS
from sheetops.decisions.tasks import NO_HARVEST
from sheetops.evaluation import Evaluation, Judged

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from sheetops.config import Workspace
    from sheetops.decisions.matches import MatchQuestion
    from sheetops.decisions.model import Decisions, Suggestion
    from sheetops.decisions.tasks import Harvest
    from sheetops.kind import Kind
    from sheetops.model import Finding, SubmittedFile


@dataclass(frozen=True)
class Scored(Judged):
    """The result of a run: what every renderer shows, and none computes.

    All frames have a RangeIndex.  A missing text or code is `None`/NaN, a blank score NaN: blank is not 0.

    Attributes:
        workspace, kind: what the run was given.
        indicators: the catalogue in its order, parts and items above others too.  Columns: `code, name, part` (its
            numeral), `level` (0 a part, 1 an item right below it …), `leaf, survey` (bool: nothing is below it; it is
            scored by a survey), `max, self_score, appraised, survey_score` (float64, points; of what has others below
            it their sums, NaN where none has any), `score` (what counts: appraised, else of the survey where that
            scores it, else the unit's own), `evidence, explanation` (text), `status` (scored, unscored or no_owner; of
            leaves only), `unit` (the code of its one lead; missing where it has none or several), `scores` (tuple of
            (unit, points) where several units score it), `path, sheet, row, cell` (its row in the unit's sheet; `cell`
            is that of the score), `register_path, register_sheet, register_row, register_cell` (its row in the
            catalogue; `register_cell` is that of the code), `decision_appraised` (float64) and `decision_opinion`
            (text): what the yellow cells of Chi tiết say.
        owners: who has to do with a leaf: `code, unit, role` (lead, coordinate), `scope` (text of a limit by content),
            `scope_kind` (only, except), `with_unit` (whom it helps), `path, sheet, cell` (where it was assigned).
        tallies: leaves per part (`unit` missing), per unit that leads (`part` missing) and of all (both missing):
            `part, unit, total, scored` (counts), `max, self, appraised, survey, score` (points; sums of what there
            is), `lost` (of what is scored: maximum less what counts).
        losses: leaves with points still to win, cheapest next point first: `code, name, unit, max, score, lost, why`
            (unscored, no_evidence, below_max).
        due: leaves that are due at the cut-off, per unit that leads: `unit, due, scored, unscored` (counts), `codes`
            (tuple: those unscored).
        documents: documents cited as evidence: `code, number` ("12/KH-UBND"), `type` ("KH"), `issuer` ("UBND"), `date`
            (datetime64[s]), `text` (as cited), `path, sheet, cell`, `file, sha256, size` (bytes; where the folder of
            evidence has it), `twin` (tuple of the codes of other indicators that cite it).
        history: `period` (text), `part` (missing: all), `score, max`: earlier periods that are known, and this one.
        forecast: one row: `assumption` (as_scored), `score, max, share` (0…1): the index if what is unscored is scored
            as the rest of its part is on average.
        annex: the table of assignments in the form of the letter's annex: `unit, text`.
        roll_call, files, ledger, rejected, findings, decisions, suggestions, references, harvest: as in `Evaluation`.
        questions: none, for indicators are known by their codes.
    """

    workspace: Workspace
    kind: Kind
    indicators: pd.DataFrame
    owners: pd.DataFrame
    tallies: pd.DataFrame
    losses: pd.DataFrame
    due: pd.DataFrame
    documents: pd.DataFrame
    history: pd.DataFrame
    forecast: pd.DataFrame
    annex: pd.DataFrame
    roll_call: pd.DataFrame
    files: tuple[SubmittedFile, ...]
    ledger: pd.DataFrame
    rejected: pd.DataFrame
    findings: tuple[Finding, ...]
    decisions: Decisions = NO_DECISIONS
    suggestions: tuple[Suggestion, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    harvest: Harvest = NO_HARVEST
    questions: tuple[MatchQuestion, ...] = ()

    def to_dict(self, lang: str = "vi") -> dict[str, Any]:
        """The result as the JSON of version 1 has it; messages in `lang`."""
        from sheetops.write.score_json import as_dict

        return as_dict(self, lang)

    def to_json(self, path: Path | str, lang: str = "vi") -> Path:
        """Write the JSON of version 1, whole or not at all.

        Raises:
            OutputBusyError: the file cannot be replaced.
        """
        from sheetops.write.score_json import write_json

        return write_json(self, path, lang)

    def to_excel(self, path: Path | str) -> Path:
        """Write the workbook, whole or not at all.

        Raises:
            OutputBusyError: the file is open in another program.
        """
        from sheetops.write.scorebook import write_scorebook

        return write_scorebook(self, path)


Result: TypeAlias = Evaluation | Scored
"""What a run gives, by whether its kind evaluates or scores."""
