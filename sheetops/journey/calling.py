"""The roll-call by itself: what the files are needed for is whose they are and which of them count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheetops.catalogue import order_key
from sheetops.discover import Candidate
from sheetops.evaluate import roll_call
from sheetops.evaluation import RollCall
from sheetops.journey.submission import Submission
from sheetops.model import Finding
from sheetops.reception import receive
from sheetops.words.lexicon import Lexicon

_ABOUT_FILES, _ABOUT_SHEETS = "F", "S"


def call_roll(
    submissions: Sequence[Submission], lexicon: Lexicon, inbox: Sequence[Candidate], copies: Mapping[str, str]
) -> RollCall:
    """Who has sent, when, which version, and who is missing.  Nothing of it is written, so it always bears the times.

    Args:
        submissions: every readable file, in the order of the inbox.
        inbox: every file; `copies`: path of an identical copy → path of the file that is kept.
    """
    received = receive(submissions, lexicon, inbox, copies, timed=True)
    units = roll_call(lexicon.workspace, received.files, received.gave_way)
    findings = sorted((f for f in received.findings if _concerns(f)), key=order_key)
    return RollCall(lexicon.workspace, lexicon.kind, units, received.files, tuple(findings))


def _concerns(finding: Finding) -> bool:
    """Whether a finding says why a file, sheet or unit counts or does not; what is wrong in its rows is for `check`."""
    unread = finding.code.startswith(_ABOUT_SHEETS) and finding.severity == "error"
    return finding.code.startswith(_ABOUT_FILES) or unread
