"""`sheetops letter`: what is done with letters."""

from sheetops.cli.app import Command, Subgroup, bare
from sheetops.cli.letter_check import check_letter
from sheetops.cli.letter_write import write_letter
from sheetops.cli.options import Language

letter = bare(Subgroup)
letter.command("write", cls=Command)(write_letter)
letter.command("check", cls=Command)(check_letter)


@letter.callback()
def _letter(lang: Language = None) -> None:
    """The group itself does nothing."""
