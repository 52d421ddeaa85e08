"""Counted sentences in many wordings: each broken sum is found, with its figures, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from letter_check.reads import broken

SENTENCES = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["sentence"][:60])
def test_a_sentence(case: dict[str, Any]) -> None:
    assert broken(case["sentence"]) == case.get("finds", [])


@pytest.mark.parametrize("case", [case for case in SENTENCES if len(case.get("finds", [])) == 1])
def test_the_total_mended_is_found_right(case: dict[str, Any]) -> None:
    """The stated total replaced by the sum of its parts: no figure of these sentences stands there twice as a total."""
    [[stated, counted]] = case["finds"]
    written = f"{stated:,}".replace(",", ".")
    for form in (f"{stated:02}", written, str(stated)):
        if form in case["sentence"]:
            mended = case["sentence"].replace(form, str(counted), 1)
            break
    else:
        pytest.fail("the total does not stand in the sentence")
    if case["sentence"].count(form) == 1:
        assert [counted, counted] not in broken(mended)
        assert [stated, counted] not in broken(mended)
