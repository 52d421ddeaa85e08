"""The catalogue as a tree."""

from __future__ import annotations

import pytest

from assignments.seed import catalogue
from sheetops.assignments import CatalogueRow, indicator_tree


def test_items_stand_below_the_longest_code_that_they_begin_with() -> None:
    tree = catalogue()
    assert tree.path("8.5.3") == ("VIII", "8.5", "8.5.3")
    assert tree.children["8.5"] == ("8.5.1", "8.5.2", "8.5.3", "8.5.4")
    assert [part.code for part in tree.parts] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]


def test_7_10_is_no_7_1() -> None:
    assert catalogue().leaves_below("VII")[-3:] == ("7.10", "7.11", "7.12")
    assert catalogue().children["7.1"] == ()


def test_leaves_and_points() -> None:
    tree = catalogue()
    assert "8.5" not in tree.leaves
    assert tree.points("8.5") == pytest.approx(1.5)
    assert tree.points("VIII") == pytest.approx(7.5)
    assert sum(tree.points(part.code) for part in tree.parts) == pytest.approx(42 * 1.5)


def test_a_number_alone_is_the_part() -> None:
    found = catalogue().find("8")
    assert found is not None
    assert found.code == "VIII"
    assert catalogue().find("99") is None


def test_parts_without_a_row_are_made_and_parts_may_be_numbered() -> None:
    tree = indicator_tree([CatalogueRow("1.1"), CatalogueRow("2", "Thể chế"), CatalogueRow("2.1")])
    assert [(part.code, part.name) for part in tree.parts] == [("I", ""), ("II", "Thể chế")]
    assert tree.leaves == ("1.1", "2.1")


def test_items_that_are_numbered_otherwise_belong_to_the_part_above() -> None:
    tree = indicator_tree([CatalogueRow("I"), CatalogueRow("11.1"), CatalogueRow("II"), CatalogueRow("12.1")])
    assert {leaf: tree.indicators[leaf].part for leaf in tree.leaves} == {"11.1": "I", "12.1": "II"}


def test_a_repeated_code_counts_once_and_is_named() -> None:
    tree = indicator_tree([CatalogueRow("7.1", "a"), CatalogueRow("7.1", "b")])
    assert (tree.indicators["7.1"].name, tree.repeated) == ("a", ("7.1",))


def test_what_is_no_code_is_refused() -> None:
    with pytest.raises(ValueError, match="tám"):
        indicator_tree([CatalogueRow("tám")])
