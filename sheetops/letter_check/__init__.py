"""The sums and figures of a letter, held against each other and against a result."""

from sheetops.letter_check.checking import check_letter
from sheetops.letter_check.model import LetterCheck, Unchecked

__all__ = ["LetterCheck", "Unchecked", "check_letter"]
