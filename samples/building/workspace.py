"""Write the inputs of a sample's workspace from its table: the submissions, the register, truth.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building.layouts.all_fields import all_fields
from building.layouts.assigned import assigned, names_of
from building.layouts.continued_rows import continued_rows
from building.layouts.guide_and_offset import guide_and_offset
from building.layouts.ink import save
from building.layouts.printed_pages import printed_pages
from building.layouts.sector_sections import sector_sections
from building.layouts.status_marks import status_marks
from building.layouts.two_sheets import two_sheets
from building.table import Sample, load, prove
from building.truth import truth

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

    from building.table import Submission

XLSX: dict[str, Callable[[Submission], Workbook]] = {
    "all-fields": all_fields,
    "two-sheets": two_sheets,
    "status-marks": status_marks,
    "sector-sections": sector_sections,
    "guide-and-offset": guide_and_offset,
}
OTHER: dict[str, Callable[[Submission, Path], None]] = {
    "printed-pages:xls": printed_pages,
    "continued-rows:ods": continued_rows,
}


def build(home: Path, into: Path | None = None) -> Sample:
    """Prove the table of a sample (`home`) against the letter's figures, then write everything, there or elsewhere."""
    folder, sample = into or home, load(home)
    prove(sample)
    for sent in sample.submissions:
        _submission(sent, folder / sent.file)
    names = names_of(home)
    for register in sample.registers:
        path = folder / register.file
        path.parent.mkdir(parents=True, exist_ok=True)
        save(assigned(sample, register, names), path, sample.month.stamp)
    (folder / "truth.json").write_text(truth(sample), encoding="utf-8", newline="\n")
    return sample


def _submission(sent: Submission, path: Path) -> None:
    """One submission in its own layout."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if sent.style in XLSX:
        save(XLSX[sent.style](sent), path, sent.month.stamp)
    else:
        OTHER[sent.style](sent, path)
