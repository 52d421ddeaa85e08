"""The hidden stamp, written into a template that is generated for a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.stamp import PROPERTY, Stamp

if TYPE_CHECKING:
    import xlsxwriter

LONGEST = 255


def put_stamp(workbook: xlsxwriter.Workbook, stamp: Stamp) -> None:
    """Write a stamp into a workbook under construction, where neither Excel nor LibreOffice shows or loses it.

    Raises:
        ValueError: it is longer than Excel keeps of such a property.
    """
    text = stamp.text
    if len(text) > LONGEST:
        raise ValueError(f"the stamp of the unit {stamp.unit} is longer than {LONGEST} characters")
    workbook.set_custom_property(PROPERTY, text, "text")
