"""The samples: the months of one commune, each with the outputs that it gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
MARCH, APRIL = SAMPLES / "lung-phinh-2026-03", SAMPLES / "lung-phinh-2026-04"


def result_of(sample: Path) -> Path:
    """A sample's expected workbook; the JSON stands beside it."""
    (workbook,) = (sample / "ket-qua").glob("tong-hop-*.xlsx")
    return workbook


def told(sample: Path) -> dict[str, Any]:
    """A sample's expected JSON."""
    document: dict[str, Any] = json.loads(result_of(sample).with_suffix(".json").read_text(encoding="utf-8"))
    return document


def truth(sample: Path) -> dict[str, Any]:
    """What a sample's tables say: how every task must be understood."""
    document: dict[str, Any] = json.loads((sample / "truth.json").read_text(encoding="utf-8"))
    return document
