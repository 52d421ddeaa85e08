"""The months one after the other: what one gives is handed to the next, as the Office would copy it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from building.results import give
from building.workspace import build

if TYPE_CHECKING:
    from pathlib import Path

MONTHS = ("lung-phinh-2026-03", "lung-phinh-2026-04")
HANDED = "ky-truoc"
_DERIVED = ("nop", "dang-ky", HANDED, "ket-qua", "quyet-dinh.xlsx")


def build_chain(home: Path, into: Path | None = None) -> list[Path]:
    """Build the samples anew, from tables to results: there, or in another folder.

    Returns:
        The result of each month: its consolidated workbook.
    """
    results: list[Path] = []
    for name in MONTHS:
        folder = (into or home) / name
        _cleared(folder, home / name)
        sample = build(home / name, folder)
        if results:
            (folder / HANDED).mkdir()
            shutil.copyfile(results[-1], folder / HANDED / results[-1].name)
        results.append(give(folder, sample))
    return results


def _cleared(folder: Path, home: Path) -> None:
    """Nothing but what is written by hand: a file that is not built any more must not stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _DERIVED:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    if folder != home:
        shutil.copyfile(home / "sheetops.yaml", folder / "sheetops.yaml")
