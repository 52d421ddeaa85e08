"""The generator itself: the same number draws the same workspace, and its own tables say what the domain says."""

from __future__ import annotations

from datetime import date

import pytest

from drawn.draw import draw
from drawn.dress import bare, other_tone_place
from drawn.legacy import tcvn3, tcvn3_capitals, vni, without_tall_tones
from drawn.rule import Facts, Verdict, verdict

CUTOFF = date(2026, 4, 17)
EARLY, LATE, AFTER = date(2026, 4, 10), date(2026, 4, 15), date(2026, 4, 20)


def test_a_number_draws_the_same_workspace_again():
    assert draw(11) == draw(11)
    assert draw(11) != draw(12)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (Facts(LATE, EARLY, word="completed"), "completed"),
        (Facts(None, EARLY, word="completed_late"), "completed_late"),
        (Facts(EARLY, LATE, word="completed"), "completed_late"),
        (Facts(EARLY, LATE, word="late"), "completed_late"),
        (Facts(EARLY, word="late"), "overdue"),
        (Facts(EARLY, word="completed"), "completed"),
        (Facts(EARLY, AFTER, word="completed"), "overdue"),
        (Facts(AFTER, AFTER, word="completed", result=True), "in_progress"),
        (Facts(EARLY, word="in_progress"), "overdue"),
        (Facts(CUTOFF, word="overdue"), "not_due"),
        (Facts(AFTER, word="behind"), "behind"),
        (Facts(AFTER, progress=30), "in_progress"),
        (Facts(progress=100), "completed"),
        (Facts(word="not_completed"), "not_completed"),
        (Facts(word="overdue", result=True), "in_progress"),
        (Facts(word="overdue"), "not_started"),
        (Facts(LATE, EARLY, word="in_progress"), "undetermined"),
        (Facts(LATE, progress=80, word="completed"), "undetermined"),
        (Facts(LATE, progress=100, word="in_progress"), "undetermined"),
        (Facts(word="in_progress", unreadable=True), "undetermined"),
        (Facts(completed=EARLY, word="completed", unreadable=True), "completed"),
    ],
)
def test_rule_of_evaluation(facts: Facts, status: str):
    assert verdict(facts, CUTOFF).status == status


def test_what_was_reported_stays_what_it_was():
    assert verdict(Facts(EARLY, word="in_progress"), CUTOFF) == Verdict("in_progress", "overdue")
    assert verdict(Facts(LATE, EARLY, word="not_started"), CUTOFF).contradiction


def test_legacy_encodings():
    assert tcvn3("ủy ban nhân dân xã") == "ñy ban nh©n d©n x·"
    assert without_tall_tones("Ủy ban, Đội") == "ủy ban, Đội"
    assert tcvn3_capitals("XÃ") == "X·"
    assert vni("Ủy ban nhân dân xã Đồng Hỷ") == "UÛy ban nhaân daân xaõ Ñoàng Hyû"


def test_dress():
    assert bare("Đường Hòa Bình") == "Duong Hoa Binh"
    assert other_tone_place("hoà, thủy, quý, hoàn, Hóa") == "hòa, thuỷ, quý, hoàn, Hoá"
