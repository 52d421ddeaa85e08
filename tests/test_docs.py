"""The generated reference pages are what the code and the data say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"


def generate(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | environment, check=False)


def test_no_page_is_stale() -> None:
    done = generate("--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_neither_terminal_nor_language_changes_a_page() -> None:
    done = generate("--check", COLUMNS="50", SHEETOPS_LANG="en", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_stale_page_is_named(tmp_path: Path) -> None:
    copy = tmp_path / "generate.py"
    copy.write_bytes((ROOT / "docs" / "generate.py").read_bytes())
    pages = tmp_path / "reference"
    pages.mkdir()
    for path in REFERENCE.glob("*.md"):
        (pages / path.name).write_bytes(path.read_bytes())
    (pages / "rules.md").write_text("old\n", encoding="utf-8")
    (pages / "surplus.md").write_text("", encoding="utf-8")
    command = [sys.executable, str(copy), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "rules.md, surplus.md" in done.stderr


@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.md")), ids=lambda path: path.name)
def test_every_link_within_a_page_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    headings = {re.sub(r"\W+", "-", line.lstrip("# ").lower()) for line in text.splitlines() if line.startswith("#")}
    assert not [target for target in re.findall(r"\]\(#([\w-]+)\)", text) if target not in headings]


def test_the_guide_s_excerpt_is_what_the_program_shows() -> None:
    import sheetops
    from sheetops.cli.explained import explained
    from sheetops.cli.output import plain
    from sheetops.cli.words import Words

    guide = (ROOT / "docs" / "vi" / "huong-dan.md").read_text(encoding="utf-8")
    (name,) = re.findall(r'^sheetops check --explain "(.*)"$', guide, re.MULTILINE)
    (excerpt,) = re.findall(r"^```text\n(  Dòng .*?)^```", guide, re.MULTILINE | re.DOTALL)
    (path,) = (ROOT / "samples").glob(f"*/nop/{name}")
    explanation = sheetops.check(path, explain=True).explanation
    assert explanation is not None
    shown = plain(*explained(explanation, Words(), 100), width=100)
    head, rows = "".join(excerpt.splitlines(keepends=True)[:2]), "".join(excerpt.splitlines(keepends=True)[2:])
    assert head in shown
    assert rows in shown
