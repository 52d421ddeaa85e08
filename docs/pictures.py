"""Make the pictures of the README from the sample:  python docs/pictures.py

Needs LibreOffice (`soffice`), poppler (`pdftoppm`) and Chromium (`chromium`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "lung-phinh-2026-04"
IMAGES = ROOT / "docs" / "images"
WORKBOOK, LETTER, REPORT = "tong-hop-2026-04.xlsx", "cong-van-2026-04.docx", "bao-cao-2026-04.html"
# What of the first page is shown: left, top, width, height in pixels at 90 dots per inch.
_TALLY, _LETTER = (70, 50, 960, 460), (0, 0, 744, 620)
_DESK = (1100, 1320)


def run(*command: str) -> None:
    """Run a program quietly; stop where it fails."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def printed(document: Path, name: str, part: tuple[int, int, int, int]) -> None:
    """A part of a document's first page, as LibreOffice prints it."""
    folder = document.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(document))
    crop = [text for pair in zip(("-x", "-y", "-W", "-H"), map(str, part), strict=True) for text in pair]
    page = ("-png", "-r", "90", "-f", "1", "-l", "1", "-singlefile")
    run("pdftoppm", *page, *crop, str(document.with_suffix(".pdf")), str(IMAGES / name))


def shown(page: Path, name: str, size: tuple[int, int]) -> None:
    """The upper part of a page, as a browser shows it in a window of that size."""
    look = ["--headless", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={page.parent / 'browser'}"]
    if os.name == "posix" and os.geteuid() == 0:
        look.append("--no-sandbox")
    window = f"--window-size={size[0]},{size[1]}"
    run("chromium", *look, window, f"--screenshot={IMAGES / f'{name}.png'}", page.as_uri())


def main() -> None:
    """One picture of each document that people share."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        documents = ("--letter", "--html", "--no-returns")
        command = [sys.executable, "-m", "sheetops", "consolidate", str(SAMPLE), *documents, "--output", folder]
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode not in (0, 1):
            raise SystemExit("the sample could not be consolidated")
        printed(place / WORKBOOK, "tong-hop", _TALLY)
        printed(place / LETTER, "cong-van", _LETTER)
        shown(place / REPORT, "bao-cao", _DESK)


if __name__ == "__main__":
    main()
