"""Words that stand in any sheet, whatever its kind: `schemas/sheet.yaml`."""

from __future__ import annotations

from functools import cached_property, lru_cache

from pydantic import BaseModel, ConfigDict

from sheetops.text import folded
from sheetops.yamlfile import shipped


class SheetWords(BaseModel):
    """Words that stand in any sheet, whatever its kind (`schemas/sheet.yaml`).

    Attributes:
        totals: how a total row begins.
        total_fillers: words around a total's number; breakdowns: words before the numbers that it is made of.
        counted: what a heading counts; numbered: what a number names rather than counts.
        total_parts, total_named_parts: what a total may be of, when a number or letter follows, or a name.
        signatures: how a line of the signature block begins.
        signature_places: patterns of "Lùng Phình, ngày 17 tháng 4 năm 2026".
        letterheads: what stands in a letterhead and nowhere else.
        notes: how a note below or beside the table begins.
        marks: what a cross in a status column looks like; unmarked: what says there that it is none.
        blanks: what people put into a cell that has nothing to say.
        none: how a line says that there are no tasks, with what may stand before and after it; none_alone: what says so
            only by itself.
        dittos: what a cell says that repeats the one above.
        returned_mark: how a cell begins in the first row of the list that a returned copy bears.
        section_prefixes, unit_prefixes: words before the name of a sector, of a unit, in a section row.
        issuers: how the name of the unit begins that issues registers; assigns: words before whom it assigns a task.
        unit_fillers: words around a unit's name that do not change it.
        unit_kinds: what a unit is, at the beginning of its name; no_units: what begins with the same word and is none.
        acronyms: abbreviation → names of bodies and schools in full.
        office_holders: kind of unit → titles of those who hold the office.
        unit_synonyms: usual name → other names under which a unit is known anywhere.
        supports: words before a unit that does not lead.
        unit_fields: fields that make a unit's name another one's where they follow it.
        persons: how a person is called in a unit's cell.
        other_levels: words behind a unit's name that make it one of another level of government.
        address_lines: how a line begins that names a unit as addressee, not as author.
        as_of: words before the day that a sheet is as of.
        plans: words of a heading of what is planned; next_times: of the time that follows the period.
        negations: words before a status that turn it round.
        earlier: words by which a column speaks of an earlier time than its sheet.
        short_words: words → how they are shortened.
        asides: patterns of what a status cell says besides the status.
        cited_document: a pattern of a document's number and day within an opinion of the Office.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    totals: tuple[str, ...]
    total_fillers: tuple[str, ...]
    breakdowns: tuple[str, ...]
    counted: tuple[str, ...]
    numbered: tuple[str, ...]
    total_parts: tuple[str, ...]
    total_named_parts: tuple[str, ...]
    signatures: tuple[str, ...]
    signature_places: tuple[str, ...]
    letterheads: tuple[str, ...]
    notes: tuple[str, ...]
    marks: tuple[str, ...]
    unmarked: tuple[str, ...]
    blanks: tuple[str, ...]
    none: tuple[str, ...]
    none_before: tuple[str, ...]
    none_after: tuple[str, ...]
    none_alone: tuple[str, ...]
    dittos: tuple[str, ...]
    returned_mark: str
    section_prefixes: tuple[str, ...]
    unit_prefixes: tuple[str, ...]
    issuers: tuple[str, ...]
    assigns: tuple[str, ...]
    unit_fillers: tuple[str, ...]
    unit_kinds: tuple[str, ...]
    no_units: tuple[str, ...]
    acronyms: dict[str, tuple[str, ...]]
    office_holders: dict[str, tuple[str, ...]]
    unit_synonyms: dict[str, tuple[str, ...]]
    supports: tuple[str, ...]
    unit_fields: tuple[str, ...]
    persons: tuple[str, ...]
    other_levels: tuple[str, ...]
    address_lines: tuple[str, ...]
    as_of: tuple[str, ...]
    plans: tuple[str, ...]
    next_times: tuple[str, ...]
    negations: tuple[str, ...]
    earlier: tuple[str, ...]
    short_words: dict[str, tuple[str, ...]]
    asides: tuple[str, ...]
    cited_document: str

    @cached_property
    def blank_texts(self) -> frozenset[str]:
        """`blanks`, in small letters, with accents and without: "khong co" says as little."""
        return frozenset(form for text in self.blanks for form in (text.casefold(), folded(text)))


@lru_cache(maxsize=1)
def sheet_words() -> SheetWords:
    """The words of `schemas/sheet.yaml`."""
    return shipped("sheet.yaml", SheetWords)
