"""Dates and deadlines as officials write them (domain: "Deadlines as people write them").

A text goes through `words` (folding), `patterns` and `makers` (the forms), `scan` (items), `marks` (words round each
date), `inherit` (shared unit, month, year), `spans` (the calendar) and `deadline` (the verdict); the words are data,
`schemas/dates.yaml`.
"""

from sheetops.normalise.dates.deadline import stated_day
from sheetops.normalise.dates.read import is_text_day, note_text, read_day, read_deadline, swapped
from sheetops.normalise.dates.reading import DateReading, DateSettings

__all__ = [
    "DateReading",
    "DateSettings",
    "is_text_day",
    "note_text",
    "read_day",
    "read_deadline",
    "stated_day",
    "swapped",
]
