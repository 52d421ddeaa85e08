"""What the Office has written into the workbook that a run is going to replace, taken out of it before."""

from sheetops.harvest.carried import extensions_of
from sheetops.harvest.placed import placed
from sheetops.harvest.rows import decisions_of
from sheetops.harvest.settled import settled
from sheetops.harvest.workbook import harvest

__all__ = ["decisions_of", "extensions_of", "harvest", "placed", "settled"]
