"""The catalogue on the command line."""

from __future__ import annotations

import json

import pytest

from cli.conftest import Cli
from sheetops import catalogue


def test_the_table_has_every_working_rule_with_severity_and_title(cli: Cli) -> None:
    lines = cli("rules").out.splitlines()
    working = {code: rule for code, rule in catalogue.rules().items() if not rule.planned}
    for code, rule in working.items():
        line = next(line for line in lines if line.startswith(code))
        assert rule.title.vi in line
    assert any(line.split()[:2] == ["D302", "Lỗi"] for line in lines)


def test_every_rule_is_raised_by_some_run(cli: Cli) -> None:
    assert not any(rule["planned"] for rule in json.loads(cli("rules", "--json").out)["rules"])
    assert "Chưa áp dụng" not in cli("rules").out + cli("explain", "E502").out


def test_rules_that_no_run_raises_yet_are_said_to_be_planned(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    known = dict(catalogue.rules())
    known["E502"] = known["E502"].model_copy(update={"planned": True})
    monkeypatch.setattr(catalogue, "rules", lambda: known)
    monkeypatch.setattr(catalogue, "rule", known.__getitem__)
    lines = cli("rules").out.splitlines()
    assert not any(line.startswith("E502") for line in lines)
    assert lines[-1] == "Chưa áp dụng ở phiên bản này: E502."
    assert "Chưa áp dụng" in cli("explain", "E502").out
    assert "Chưa áp dụng" not in cli("explain", "R409").out
    rules = json.loads(cli("rules", "--json").out)["rules"]
    assert {rule["code"]: rule["planned"] for rule in rules}.items() >= {("E502", True), ("R409", False)}


def test_nothing_is_said_of_planned_rules_where_there_are_none(cli: Cli) -> None:
    assert "Chưa áp dụng" not in cli("rules").out


def test_the_catalogue_as_json(cli: Cli) -> None:
    document = json.loads(cli("rules", "--json", "--lang", "en").out)
    assert [rule["code"] for rule in document["rules"]] == list(catalogue.rules())
    assert document["rules"][0]["severity"] == "error"


@pytest.mark.parametrize(("lang", "parts"), [("vi", ("(lỗi)", "Vì sao", "Cách sửa")), ("en", ("(error)", "Why"))])
def test_a_rule_in_full(cli: Cli, lang: str, parts: tuple[str, ...]) -> None:
    answer = cli("explain", "d302", "--lang", lang)
    rule = catalogue.rule("D302")
    assert answer.code == 0
    example = rule.example.pair(lang)
    for text in (*parts, rule.title.text(lang), rule.why.text(lang), example.wrong, example.right):
        assert text in answer.out


def test_an_unknown_code_suggests_the_nearest(cli: Cli) -> None:
    answer = cli("explain", "D399")
    assert (answer.code, answer.out) == (2, "")
    assert "D309" in answer.err
    assert "sheetops rules" in answer.err
