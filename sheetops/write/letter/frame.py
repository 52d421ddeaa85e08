"""What stands around the body of every letter, from the configuration; what nobody knows yet is left blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.letter.content import Letter, Paragraph, plain
from sheetops.write.letter.words import Wording, letter_words, wording
from sheetops.write.workbook.names import Names
from sheetops.write.workbook.values import written_day
from sheetops.write.workbook.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.scored import Result

_ZERO_UNTIL = 3  # Decree 30/2020/NĐ-CP: a zero before the months 1 and 2


def names_of(result: Result) -> Names:
    """The labels of units, sectors and origins."""
    return Names(result, Words(result.kind.item.vi, result.workspace.period.label()))


def wording_of(result: Result) -> Wording:
    """The passages of a result's letter, with its item and period filled in."""
    workspace, item = result.workspace, result.kind.item.vi
    always = {
        "item": item,
        "label": result.kind.label.vi,
        "Item": item[:1].upper() + item[1:],
        "period": workspace.period.label(),
        "office": workspace.office.name,
        "cutoff": written_day(workspace.cutoff),
    }
    return wording(workspace.letter.wording, always)


def framed(result: Result, say: Wording, body: Sequence[Paragraph]) -> Letter:
    """The letter round a body."""
    words, workspace = letter_words(), result.workspace
    given, cutoff = workspace.letter, workspace.cutoff
    month = f"{cutoff.month:02}" if cutoff.month < _ZERO_UNTIL else str(cutoff.month)
    dated = words.dated if workspace.office.place else words.dated_no_place
    units = tuple(unit.name for unit in workspace.units if unit.submits)
    recipients = given.recipients or words.recipients_default
    return Letter(
        agency=names_of(result).agency,
        number=words.number.format(number=given.number or words.number_blank),
        dated=dated.format(place=workspace.office.place, month=month, year=cutoff.year),
        subject=say("subject_scored" if result.kind.scoring else "subject"),
        addressees=given.addressees or units,
        body=tuple(body),
        signer=given.signer or words.signer,
        recipients=(*(line for line in recipients if line != words.filed), words.filed),
    )


def opening(result: Result, say: Wording) -> Paragraph:
    """Why the letter is written."""
    if result.kind.scoring:
        return plain("body", say("opening_scored"))
    document = result.workspace.assignment.document
    return plain("body", say("opening", assigned=say("assigned", document=document) if document else ""))
