"""Make the pictures of the README from the sample:  python docs/pictures.py

Needs LibreOffice (`soffice`) and poppler (`pdftoppm`).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "lung-phinh-2026-04"
IMAGES = ROOT / "docs" / "images"


def run(*command: str) -> None:
    """Run a program quietly; stop where it fails."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    """The first page of the sample's workbook, as it is printed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(sys.executable, "-m", "sheetops", "consolidate", str(SAMPLE), "--output", str(place))
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        workbook = str(place / "tong-hop-2026-04.xlsx")
        run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, workbook)
        pdf, picture = str(place / "tong-hop-2026-04.pdf"), str(IMAGES / "tong-hop")
        part = ("-x", "70", "-y", "50", "-W", "960", "-H", "460")
        run("pdftoppm", "-png", "-r", "90", *part, "-f", "1", "-l", "1", "-singlefile", pdf, picture)


if __name__ == "__main__":
    main()
