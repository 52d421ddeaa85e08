"""The months of the scored sample: its own script writes what units send, each month's result is handed to the next."""

from __future__ import annotations

import runpy
import shutil
import sys
from typing import TYPE_CHECKING

from building.results import documents

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE, MONTHS = "vinh-thong-cchc-2026", ("thang-4", "thang-5")
INPUTS, HANDED, RESULTS = ("nop", "dang-ky"), "ky-truoc", "ket-qua"


def build_scored(home: Path) -> list[Path]:
    """Build the sample anew, from its tables to its results.

    Returns:
        The result of each month: its consolidated workbook.
    """
    sample = home / SAMPLE
    for month in MONTHS:
        for name in (*INPUTS, HANDED, RESULTS):
            shutil.rmtree(sample / month / name, ignore_errors=True)
    _write_inputs(sample)
    results: list[Path] = []
    for month in MONTHS:
        if results:
            _hand_over(results[-1], sample / month / HANDED)
        folder = sample / month
        results.append(documents(folder))
    return results


def _write_inputs(sample: Path) -> None:
    sys.path.insert(0, str(sample))
    try:
        runpy.run_path(str(sample / "build.py"), run_name="__main__")
    finally:
        sys.path.remove(str(sample))


def _hand_over(result: Path, folder: Path) -> None:
    """The workbook and the JSON beside it, as the Office copies them."""
    folder.mkdir()
    for path in (result, result.with_suffix(".json")):
        shutil.copyfile(path, folder / path.name)
