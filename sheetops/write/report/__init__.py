"""The report: one page of HTML that stands alone, for a phone as for a desk."""

from sheetops.write.report.render import report_bytes

__all__ = ["report_bytes"]
