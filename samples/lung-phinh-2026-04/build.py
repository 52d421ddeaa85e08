"""Build this sample: the seven submissions in nop/ and truth.json, from the one table in tasks.yaml.

    python build.py

Needs PyYAML, openpyxl, xlwt and odfpy.  The same table gives the same files, byte for byte.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from layouts.all_fields import all_fields
from layouts.continued_rows import continued_rows
from layouts.guide_and_offset import guide_and_offset
from layouts.ink import save
from layouts.printed_pages import printed_pages
from layouts.sector_sections import sector_sections
from layouts.status_marks import status_marks
from layouts.two_sheets import two_sheets
from table import load, prove, truth

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook
    from table import Submission

HERE = Path(__file__).resolve().parent

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


def build(sent: Submission, folder: Path) -> None:
    """Write one submission in its own layout."""
    path = folder / sent.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if sent.style in XLSX:
        save(XLSX[sent.style](sent), path)
    else:
        OTHER[sent.style](sent, path)


def main(folder: Path = HERE) -> None:
    """Prove the table against the letter's figures, then write everything."""
    submissions, letter = load(HERE / "tasks.yaml")
    prove(submissions, letter)
    for sent in submissions:
        build(sent, folder)
    (folder / "truth.json").write_text(truth(submissions), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
