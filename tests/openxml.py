"""Whether Word and Excel open a file as it is: the checks of Microsoft's Open XML SDK, as `openxml-audit` has them."""

from __future__ import annotations

from pathlib import Path

from openxml_audit import OpenXmlValidator


def faults(path: Path) -> list[str]:
    """What is wrong with the package, its parts' schemas and their meaning; nothing where it opens without repair."""
    result = OpenXmlValidator().validate(path)
    return [f"{error.part_uri} {error.path}: {error.description}" for error in result.errors]
