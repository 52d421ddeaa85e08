"""Documents → PDF, by LibreOffice where it is installed: nothing else renders a workbook as Excel prints it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from sheetops.errors import SheetopsError
from sheetops.write.atomic import replace_file

_NAMES = ("soffice", "libreoffice")
_PLACES = {
    "win32": tuple(rf"{{{at}}}\LibreOffice\program\soffice.exe" for at in ("ProgramFiles", "ProgramFiles(x86)")),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
_LONGEST = 300.0
"""Seconds that the conversion of one document may take."""


class PdfError(SheetopsError):
    """A document could not be made a PDF; the document itself is there."""


def libreoffice() -> Path | None:
    """Where LibreOffice is: on the path, else where its installer puts it; None where it is not installed."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    usual = (Path(place.format_map(_Environment())) for place in _PLACES.get(sys.platform, ()))
    return next((path for path in usual if path.is_file()), None)


class _Environment(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return os.environ.get(name, "")


def write_pdf(document: Path) -> Path:
    """Write the PDF beside its document, whole or not at all; one of an earlier run does not outlive a failure.

    Raises:
        PdfError: as `pdf_bytes`.
        OutputBusyError: the PDF is open in another program.
    """
    path = document.with_suffix(".pdf")
    try:
        data = pdf_bytes(document)
    except PdfError:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise
    replace_file(path, data)
    return path


def pdf_bytes(document: Path) -> bytes:
    """The PDF of a workbook or letter, every sheet as its page settings say.

    It is made from a copy, with a profile of its own: a document that is open, or a LibreOffice that runs, disturb
    nothing, and the document gets no lock file.

    Raises:
        PdfError: LibreOffice is not installed, or does not convert the document.
    """
    program = libreoffice()
    if program is None:
        raise PdfError(
            f"chưa làm được PDF của “{document.name}”: máy này chưa cài LibreOffice. Hãy cài LibreOffice (miễn phí, "
            "libreoffice.org) rồi chạy lại, hoặc mở tệp bằng Excel, Word và chọn lưu thành PDF",
            f"no PDF of “{document.name}”: LibreOffice is not installed here. Install it (free, libreoffice.org) and "
            "run again, or open the file in Excel or Word and save it as PDF",
        )
    with tempfile.TemporaryDirectory(prefix="sheetops-pdf-", ignore_cleanup_errors=True) as folder:
        return _converted(program, document, Path(folder))


def _converted(program: Path, document: Path, folder: Path) -> bytes:
    copy = folder / f"document{document.suffix}"
    shutil.copyfile(document, copy)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    try:
        subprocess.run([*command, str(copy)], check=True, capture_output=True, timeout=_LONGEST)  # noqa: S603 -- ours
        return copy.with_suffix(".pdf").read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        raise PdfError(
            f"LibreOffice không chuyển được “{document.name}” sang PDF; hãy mở tệp bằng Excel hoặc Word và chọn lưu "
            "thành PDF",
            f"LibreOffice does not convert “{document.name}” to PDF; open the file in Excel or Word and save it as PDF",
        ) from error
