"""Schema YAML → pandera; failure cases → findings with cells."""

from sheetops.validate.findings import validate
from sheetops.validate.places import Places

__all__ = ["Places", "validate"]
