"""One grid → its tables, records and row roles."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from sheetops.model import Grid, Recognised
from sheetops.recognise.cells import View
from sheetops.recognise.columns import Fit
from sheetops.recognise.continued import continuation, read_continued
from sheetops.recognise.counts import Counted, count_findings
from sheetops.recognise.header_rows import HeaderBlock, header_blocks
from sheetops.recognise.headers import words_for
from sheetops.recognise.hidden import hidden_findings
from sheetops.recognise.numbering import leading
from sheetops.recognise.roles import Role
from sheetops.recognise.sections import Heading, heading, push
from sheetops.recognise.table import Gathered, read_table
from sheetops.recognise.totals import Joined
from sheetops.recognise.unread import pass_over
from sheetops.recognise.words import is_note
from sheetops.text import as_text, bare_key
from sheetops.words.lexicon import Lexicon

_CUT_OFF = 25


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What was recognised in a sheet, and the headings in force at its end, which may hold for the next one.

    `counted`: its tables, whose totals are still to be compared; `goes_on`: with the table of the sheet before.
    """

    recognised: Recognised
    headings: tuple[Heading, ...]
    counted: tuple[Counted, ...]
    goes_on: bool

    def compared(self, path: str, joined: Joined) -> Recognised:
        """What was recognised, with what its totals and headings state wrongly (S207)."""
        findings = count_findings(self.counted, path, joined)
        return dataclasses.replace(self.recognised, findings=(*self.recognised.findings, *findings))


def recognise(grid: Grid, lexicon: Lexicon, fit: Fit, path: str) -> Recognised:
    """The tables of a sheet, its task rows, and the role of every non-blank row.

    Args:
        fit: how well values fit a field of the kind, 0…1; decides between fields that share a header.
        path: for the findings, relative to the workspace.

    A sheet named as a guide ("Hướng dẫn") has no table, for the one in it is an example.
    """
    return read_sheet(grid, lexicon, fit, path).compared(path, Joined())


def read_sheet(
    grid: Grid, lexicon: Lexicon, fit: Fit, path: str, before: SheetRead | None = None, *, goes_on: bool = False
) -> SheetRead:
    """As `recognise`, of a sheet among others.

    Args:
        before: the last sheet with a table before this one, whose columns a sheet without a header may continue.
        goes_on: the headings in force at its end hold here, too.
    """
    view = View(grid)
    sheet = Gathered(path, view, lexicon)
    blocks = [] if is_note(grid.sheet) else header_blocks(view, words_for(lexicon), lexicon)
    may_go_on = before is not None and not blocks and not is_note(grid.sheet)
    continued = continuation(before.recognised, view, lexicon, fit) if before and may_go_on else None
    top = blocks[0].rows[0] if blocks else continued.first if continued else view.height + 1
    title = [row for row in range(1, top) if not view.blank(row)]
    lines = tuple(as_text(value) for row in title for value in view.cells(row).values())
    places = tuple((row, column) for row in title for column in view.cells(row))
    for row in title:
        sheet.give(row, Role("title", "above_table") if blocks or continued else _without_table(grid.sheet))
    above = _headings_above(grid.sheet, lines, lexicon)
    if before and (goes_on or continued):
        above = _from_before(before, above)
    ended = above
    if continued:
        ended = read_continued(sheet, continued, above)
    elif blocks:
        ended = _read_tables(sheet, blocks, above, fit)
    rejected = [row.row for row in sheet.rejected]
    recognised = Recognised(
        grid,
        tuple(sheet.tables),
        tuple(sheet.records),
        tuple(sheet.rejected),
        dict(sorted(sheet.roles.items())),
        sheet.reasons,
        sheet.headings,
        lines,
        (*sheet.findings, *hidden_findings(grid, sheet.tables, sheet.records, rejected, path)),
        places,
    )
    headings = tuple(dataclasses.replace(head, before=0) for head in ended)
    return SheetRead(recognised, headings, tuple(sheet.counted), goes_on or continued is not None)


def _from_before(before: SheetRead, own: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings that hold at the top of a sheet that goes on with the one before: that one's, then its own."""
    stack = before.headings
    for head in own:
        stack = push(stack, head)
    return stack


def _without_table(name: str) -> Role:
    return Role("note", "guide_sheet" if is_note(name) else "no_header")


def _headings_above(name: str, lines: tuple[str, ...], lexicon: Lexicon) -> tuple[Heading, ...]:
    """What the sheet's name and the lines above its table say like a heading of the whole sheet.

    A title speaks of the period too, but says nothing of each task's origin unless it is numbered as a heading, or
    all of its tasks are carried over; and the unit that it names is the file's, which others find out.
    """
    stack: tuple[Heading, ...] = ()
    texts = [part for line in lines for part in line.splitlines()]
    for at, text in enumerate((_full_name(name, lexicon), *texts)):
        head, meaning = heading(text, None, lexicon), lexicon.section(text)
        carried_over = meaning.origin == "carried_over" and not lexicon.origins.speaks_of_several(text)
        numbered = leading(text) is not None and meaning.origin
        own_unit = at == 0 and meaning.unit
        if lexicon.is_heading(text) and (own_unit or carried_over or numbered or meaning.sector):
            stack = push(stack, head)
    return stack


def _full_name(name: str, lexicon: Lexicon) -> str:
    """The name of the unit of which a sheet's name is the beginning: programs cut it off after 31 characters."""
    if len(name) < _CUT_OFF:
        return name
    bare = bare_key(name)
    units = [unit.name for unit in lexicon.workspace.units if bare_key(unit.name).startswith(bare)]
    return units[0] if len(units) == 1 else name


def _read_tables(
    sheet: Gathered, blocks: list[HeaderBlock], above: tuple[Heading, ...], fit: Fit
) -> tuple[Heading, ...]:
    """Read the tables of a sheet, top down; the headings in force at the end of the last."""
    stack = ended = above
    for at, block in enumerate(blocks):
        last = blocks[at + 1].rows[0] - 1 if at + 1 < len(blocks) else sheet.view.height
        if not block.is_ours:
            pass_over(sheet, block.rows[0], last)
            continue
        ended = read_table(sheet, block, last, fit, stack)
        stack = _headings_left(sheet, ended, above, last)
    return ended


def _headings_left(
    sheet: Gathered, ended: tuple[Heading, ...], above: tuple[Heading, ...], last: int
) -> tuple[Heading, ...]:
    """The headings of a table that hold for the next one: those after its last task, which announce it.

    All of them hold where the next header follows at once, for then it only says the columns anew.
    """
    new = tuple(head for head in ended if head.before == len(sheet.records))
    rows = [row for row in sheet.roles if row <= last]
    if new or not rows or sheet.roles[max(rows)] != "accepted":
        return (*(head for head in above if head in ended and head not in new), *new)
    return ended
