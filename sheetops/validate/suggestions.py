"""What a word that no vocabulary has may have been meant for (D304)."""

from __future__ import annotations

from sheetops.kind import FieldSpec
from sheetops.words.lexicon import Lexicon


def nearest(text: str, spec: FieldSpec, lexicon: Lexicon) -> tuple[str, ...]:
    """The entries of the field's vocabulary that look most like a text."""
    match spec.type:
        case "status":
            return lexicon.statuses.nearest(text)
        case "unit":
            return lexicon.units.nearest(text)
        case "sector":
            return lexicon.sectors.nearest(text)
        case "vocabulary":
            return lexicon.vocabularies[spec.vocabulary or ""].nearest(text)
        case _:
            return ()
