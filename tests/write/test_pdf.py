"""PDFs of documents by LibreOffice, and what is said where it is not there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from helpers import HEADER, make_workspace

from sheetops.cli.main import main
from sheetops.write import pdf

needs_office = pytest.mark.skipif(pdf.libreoffice() is None, reason="LibreOffice is not installed")
SHEET = [HEADER, [1, "Sửa đường liên thôn", "10/4/2026", None, "Đang triển khai"]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return make_workspace(tmp_path, {"PKT.xlsx": SHEET})


def run(place: Path, *options: str) -> int:
    return main(["consolidate", str(place), "--no-returns", *options])


@needs_office
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_the_workbook_is_printed_with_its_words(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(place, "--pdf")
    printed = place / "ket-qua" / "tong-hop-2026-04.pdf"
    assert printed.name in capsys.readouterr().out
    shown = subprocess.run(["pdftotext", printed, "-"], capture_output=True, check=True).stdout.decode()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in shown
    assert "Sửa đường liên thôn" in shown
    assert "#REF!" not in shown
    assert not list(place.rglob(".~lock*"))


def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf, "_PLACES", {})


def test_where_it_is_not_installed_the_workbook_is_there_and_the_remedy_said(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_office(monkeypatch)
    stale = place / "ket-qua" / "tong-hop-2026-04.pdf"
    stale.parent.mkdir(exist_ok=True)
    stale.write_bytes(b"%PDF of an earlier run")
    assert run(place, "--pdf") == 1
    told = capsys.readouterr().err
    assert "chưa cài LibreOffice" in told
    assert "tong-hop-2026-04.xlsx" in told
    assert (place / "ket-qua" / "tong-hop-2026-04.xlsx").is_file()
    assert not stale.exists()


def test_a_program_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setattr(pdf, "libreoffice", lambda: broken)
    document = tmp_path / "a.xlsx"
    document.write_bytes(b"PK")
    with pytest.raises(pdf.PdfError, match="không chuyển được"):
        pdf.pdf_bytes(document)


@pytest.mark.usefixtures("place")
def test_a_dry_run_prints_nothing(place: Path) -> None:
    run(place, "--pdf", "--dry-run")
    assert not (place / "ket-qua").exists()
