"""The second half of the journey where a kind's rows are scored: catalogue, owners, points, and what follows."""

from sheetops.scoring.run import score_submissions

__all__ = ["score_submissions"]
