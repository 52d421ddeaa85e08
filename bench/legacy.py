"""Recall and precision of the conversion of TCVN3 and VNI, and what becomes of genuine Unicode.

    python bench/legacy.py

Recall: of the texts that must change, how many are read right.  Precision: of the texts that changed, how many are
right.  The lists are those of tests/legacy, and the names of communes where the shared folder is there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from helpers import Legacy
from legacy.texts import FONTS, columns, communes, converted, genuine, legacy, meant, phrases

ROWS = 20
Cells = list[tuple[str, str, str]]


def whole_columns(texts: Sequence[str], kind: str, *, fonts: bool) -> Cells:
    """(as it was stored, as it is read, as it was meant), in sheets of one column."""
    cells: Cells = []
    for column in columns(texts, ROWS):
        typed = [legacy(text, kind) for text in column]
        read = converted([[cell] for cell in typed], fonts=fonts)
        cells += [(c.text, r[0] or "", meant(t, kind)) for c, r, t in zip(typed, read, column, strict=True)]
    return cells


def alone(texts: Sequence[str], kind: str, *, fonts: bool) -> Cells:
    """Each text the only one of its sheet."""
    typed = [legacy(text, kind) for text in texts]
    return [
        (c.text, converted([[c]], fonts=fonts)[0][0] or "", meant(t, kind)) for c, t in zip(typed, texts, strict=True)
    ]


def report(name: str, cells: Cells) -> None:
    """One line: how many must change, recall, precision."""
    due = [cell for cell in cells if cell[0] != cell[2]]
    changed = [cell for cell in cells if cell[0] != cell[1]]
    right = sum(read == must for _, read, must in due)
    good = sum(read == must for _, read, must in changed)
    recall, precision = right / (len(due) or 1), good / (len(changed) or 1)
    print(f"{name:52} {len(due):6} {len(changed):6}   {recall:8.2%}   {precision if changed else 1:8.2%}")


def changed_genuine(name: str, make: Callable[[Sequence[str]], list[str | None]], texts: Sequence[str]) -> int:
    """One line: how many genuine texts were changed; must be none."""
    wrong = [(was, now) for was, now in zip(texts, make(texts), strict=True) if was != now]
    print(f"{name:52} {len(texts):6} {len(wrong):6}   {wrong[:5] if wrong else ''}")
    return len(wrong)


def each_alone(font: str | None) -> Callable[[Sequence[str]], list[str | None]]:
    def make(texts: Sequence[str]) -> list[str | None]:
        return [converted([[Legacy(text, font) if font else text]])[0][0] for text in texts]

    return make


def in_columns(font: str | None) -> Callable[[Sequence[str]], list[str | None]]:
    def make(texts: Sequence[str]) -> list[str | None]:
        read: dict[str, str | None] = {}
        for column in columns(texts, ROWS):
            rows = converted([[Legacy(text, font) if font else text] for text in column])
            read |= {text: row[0] for text, row in zip(column, rows, strict=True)}
        return [read[text] for text in texts]

    return make


def in_unicode_sheets(font: str) -> Callable[[Sequence[str]], list[str | None]]:
    """Each text the only one under the old font's name, in a sheet that is Unicode in an ordinary one."""

    def make(texts: Sequence[str]) -> list[str | None]:
        above = [[text] for text in phrases()[:ROWS]]
        return [converted([*above, [Legacy(text, font)]])[-1][0] for text in texts]

    return make


def under_legacy_rows(kind: str, *, fonts: bool) -> Callable[[Sequence[str]], list[str | None]]:
    """Each list's texts one by one as the last row of a column of legacy texts, in an ordinary font."""

    def make(texts: Sequence[str]) -> list[str | None]:
        above = [[legacy(text, kind)] for text in phrases()[:ROWS]]
        return [converted([*above, [text]], fonts=fonts)[-1][0] for text in texts]

    return make


def recalls(label: str, texts: Sequence[str]) -> None:
    """Recall and precision of each encoding on one list."""
    for kind in FONTS:
        report(f"{kind}: {label}, columns of {ROWS} in the font", whole_columns(texts, kind, fonts=True))
        report(f"{kind}: {label}, each alone in the font", alone(texts, kind, fonts=True))
        if kind != "TCVN3, capitals":  # without its font nothing says that a text was in capitals
            report(f"{kind}: {label}, columns of {ROWS}, font lost", whole_columns(texts, kind, fonts=False))
            report(f"{kind}: {label}, each alone, font lost *", alone(texts, kind, fonts=False))


def changes(label: str, texts: Sequence[str]) -> int:
    """What becomes of genuine texts of one list; how many change although nothing but their letters speaks."""
    wrong = changed_genuine(f"{label}: each alone, ordinary font", each_alone(None), texts)
    wrong += changed_genuine(f"{label}: columns, ordinary font", in_columns(None), texts)
    for kind, font in FONTS.items():
        changed_genuine(f"{label}: columns left under the name {font}", in_columns(font), texts)
        changed_genuine(f"{label}: {font} in a Unicode sheet", in_unicode_sheets(font), texts)
        changed_genuine(f"{label}: each alone under the name {font} **", each_alone(font), texts)
        if kind != "TCVN3, capitals":
            for fonts, how in ((True, "in the font"), (False, "font lost **")):
                name = f"{label}: under {ROWS} {kind} rows, {how}"
                changed_genuine(name, under_legacy_rows(kind, fonts=fonts), texts)
    return wrong


def main() -> int:
    """All figures; exit code 1 where a genuine text in an ordinary font was changed."""
    start = time.perf_counter()
    lists = {"phrases": phrases(), "communes": communes()}
    print(f"{'':52} {'due':>6} {'changed':>6}   {'recall':>8}   {'precision':>8}")
    for label, texts in lists.items():
        recalls(label, texts)
    print("*  must stay, but for long texts: never from one short cell's bytes alone")
    print(f"\n{'genuine Unicode':52} {'texts':>6} {'changed':>6}")
    wrong = sum(changes(label, texts) for label, texts in {"genuine": genuine(), **lists}.items())
    print("** texts whose bytes are Vietnamese in both readings: only the name, or the rows above, speak")
    print(f"\n{time.perf_counter() - start:.1f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
