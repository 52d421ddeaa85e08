"""The lists of texts that conversion is measured on, and sheets made of them."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from helpers import Legacy, typed

from sheetops.model import Grid
from sheetops.read.extras import FontRun
from sheetops.read.legacy_grid import unicode_grid

FOLDER = Path(__file__).parent
CHECKOUT = FOLDER.parents[1]
SHARED = Path(os.environ.get("SHEETOPS_SHARED") or CHECKOUT.parent / "shared")
FONTS = {"TCVN3": ".VnTime", "TCVN3, capitals": ".VnTimeH", "VNI": "VNI-Times"}


def _listed(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    texts = (text.strip() for line in lines if not line.startswith("#") for text in line.split(";"))
    return list(dict.fromkeys(text for text in texts if text))


def phrases() -> list[str]:
    """Words and phrases of Vietnamese administration, and odd spellings."""
    return _listed("phrases.txt")


def genuine() -> list[str]:
    """Texts that are Unicode and must stay: Vietnamese, other languages, signs, and what is no text."""
    return _listed("genuine.txt")


def communes() -> list[str]:
    """Provinces and communes, with and without what they are; none where the shared folder is not there."""
    path = SHARED / "data" / "vn-administrative-units.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        full = {row[column] for row in csv.DictReader(lines) for column in ("province", "commune")}
    bare = {name.removeprefix("Thành phố ").split(" ", 1)[-1] for name in full}
    return sorted(full | bare)


def legacy(text: str, kind: str) -> Legacy:
    return typed(text, FONTS[kind])


def meant(text: str, kind: str) -> str:
    """What a faithful reading of the typed text is."""
    if kind == "TCVN3, capitals":
        return text.upper()
    if kind == "VNI":
        return text
    return "".join(ch.lower() if ch.isupper() and not ch.isascii() and ch not in "ĂÂÊÔƠƯĐ" else ch for ch in text)


def columns(texts: Sequence[str], rows: int) -> Iterator[Sequence[str]]:
    """The texts, so many to a column, neighbours of the list apart."""
    count = -(-len(texts) // rows)
    return (texts[start::count] for start in range(count))


def converted(rows: Sequence[Sequence[str | Legacy | None]], *, fonts: bool = True) -> list[list[str | None]]:
    """The rows of a sheet as they are after conversion.

    Args:
        fonts: whether the fonts are known, or were lost when the cells were pasted as values.
    """
    stored = tuple(tuple(cell.text if isinstance(cell, Legacy) else cell for cell in row) for row in rows)
    known = {
        (r, c): (FontRun(0, cell.font),)
        for r, row in enumerate(rows, start=1)
        for c, cell in enumerate(row, start=1)
        if fonts and isinstance(cell, Legacy)
    }
    return [list(row) for row in unicode_grid(Grid("Theo dõi", stored), known)[0].rows]  # type: ignore[arg-type]
