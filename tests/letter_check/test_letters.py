"""Whole letters in the wordings of different offices: what is wrong is found, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import sheetops

LETTERS = yaml.safe_load((Path(__file__).parent / "letters.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", LETTERS, ids=lambda case: case["letter"])
def test_a_letter(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "van ban.txt"
    path.write_text(case["text"], encoding="utf-8")
    findings = sheetops.check_letter(path).findings
    wanted = case.get("finds", [])
    shown = [{"code": f.code, **f.params} for f in findings]
    assert [{name: have.get(name) for name in want} for want, have in zip(wanted, shown, strict=False)] == wanted
    assert len(shown) == len(wanted), shown


def test_letters_trip_and_do_not() -> None:
    assert {bool(case.get("finds")) for case in LETTERS} == {True, False}
