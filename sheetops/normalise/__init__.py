"""Records → one frame of typed values: one cast per kind of value."""

from sheetops.normalise.concatenate import concatenate
from sheetops.normalise.rows import normalise

__all__ = ["concatenate", "normalise"]
