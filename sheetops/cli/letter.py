"""`sheetops letter`: what is done with letters."""

from sheetops.cli.app import Command, Subgroup, bare
from sheetops.cli.letter_check import check_letter
from sheetops.cli.options import Language

letter = bare(Subgroup)
letter.command("check", cls=Command)(check_letter)


@letter.callback()
def _letter(lang: Language = None) -> None:
    """Keep it a group, also while it has one command; the language is read before the command line is parsed."""
