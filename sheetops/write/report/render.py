"""A result → the page: one file that asks nothing of anybody."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import sheetops
from sheetops.scored import Scored
from sheetops.write.report.scores import score_report
from sheetops.write.report.tasks import task_report
from sheetops.write.report.words import say
from sheetops.write.scorebook.book import ScoreLabels
from sheetops.write.workbook.book import Labels

if TYPE_CHECKING:
    from sheetops.scored import Result

_TEMPLATES = Path(__file__).resolve().parent / "templates"


def report_bytes(result: Result, workbook: str) -> bytes:
    """The page as a file's content.

    Args:
        workbook: the name of the workbook that it goes with.
    """
    folder = result.workspace.folders.output
    book = ScoreLabels(result, folder) if isinstance(result, Scored) else Labels(result, folder)
    report = score_report(book) if isinstance(book, ScoreLabels) else task_report(book)
    style, script = (_part(name) for name in ("style.css", "script.js"))
    page = (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            say=partial(say, book),
            words=book.words,
            cutoff=book.cutoff,
            workbook=workbook,
            version=sheetops.__version__,
            style=Markup(style),  # noqa: S704 -- our own file
            script=Markup(script),  # noqa: S704 -- our own file
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )
    return page.encode("utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=2)
def _part(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """How a content security policy names what may run."""
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
