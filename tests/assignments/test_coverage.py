"""Who owns what, and what the assignments leave open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assignments.seed import catalogue, find_unit
from sheetops.assignments import Coverage, UnitRow, cover, read_unit_rows

NAMES = {"A": "Công an xã", "K": "Phòng Kinh tế", "D": "Trung tâm Dịch vụ tổng hợp xã"}


def covered(**duties: str) -> Coverage:
    given, _ = read_unit_rows([UnitRow(NAMES[unit], text) for unit, text in duties.items()], find_unit)
    return cover(catalogue(), given, find_unit=find_unit)


def findings(**duties: str) -> set[tuple[str, str | None]]:
    """All findings but those of leaves without an owner."""
    return {(f.code, f.indicator) for f in covered(**duties).findings if f.code != "P601"}


def leads(code: str, **duties: str) -> list[str]:
    return [owner.unit for owner in covered(**duties).owners[code] if owner.role == "lead"]


def test_the_more_specific_assignment_wins_whatever_the_order() -> None:
    assert leads("8.5.3", A="Phần VIII", K="8.5", D="8.5.3") == ["DVTH"]
    assert leads("8.5.3", A="8.5.3", K="8.5", D="Phần VIII") == ["CA"]


def test_a_carve_out_is_told_from_the_closest_holder() -> None:
    told = [f for f in covered(A="Phần VIII", K="8.5", D="8.5.3").findings if f.code == "P611"]
    assert [(f.indicator, f.params["part"], f.params["item"], f.params["holder"]) for f in told] == [
        ("8.5", "VIII", "", "CA"),
        ("8.5.3", "", "8.5", "KT"),
    ]


def test_an_exception_that_is_written_out_is_no_carve_out() -> None:
    assert findings(A="Phần VIII (trừ mục 8.3)", K="8.3") == set()
    assert leads("8.3", A="Phần VIII (trừ mục 8.3)") == []


def test_two_leads_of_the_same_are_a_conflict_also_where_both_hold_the_rest() -> None:
    assert findings(A="8.2", K="8.2") == {("P602", "8.2")}
    assert findings(A="8.1 (trừ nội dung: a)", K="8.1 (trừ nội dung: b)") == {("P602", "8.1")}
    assert findings(A="8.1 (nội dung: a)", K="8.1 (nội dung: A)") == {("P602", "8.1")}
    assert findings(A="Phần III", K="Phần III") == {("P602", leaf) for leaf in catalogue().leaves_below("III")}


def test_a_split_by_content_is_legitimate() -> None:
    assert findings(A="8.1 (nội dung: a)", K="8.1 (trừ nội dung: a)") == set()
    assert findings(A="8.1 (nội dung: a)", K="8.1 (nội dung: b)") == set()


def test_content_that_is_carved_out_leaves_the_rest_to_the_holder() -> None:
    assert leads("8.1", A="8.1 (nội dung: a)", K="Phần VIII") == ["CA", "KT"]
    assert findings(A="8.1 (nội dung: a)", K="Phần VIII") == set()


def test_the_same_unit_twice_is_no_conflict() -> None:
    assert leads("8.2", A="Phần VIII\nMục 8.2; 8.2") == ["CA"]
    assert findings(A="Phần VIII\n8.2; 8.2") == set()


def test_one_who_helps_does_not_lead() -> None:
    coverage = covered(A="Phối hợp Phòng Kinh tế thực hiện mục 8.2")
    (owner,) = coverage.owners["8.2"]
    assert (owner.unit, owner.role, owner.with_unit) == ("CA", "coordinate", "KT")
    assert ("P601", "8.2") in {(f.code, f.indicator) for f in coverage.findings}


def test_a_name_of_another_part_assigns_nothing_and_is_suggested() -> None:
    coverage = covered(A="Phần IV: Cải cách tài chính công (mục 4.1; 4.2)")
    (finding,) = [f for f in coverage.findings if f.code == "P603"]
    assert (finding.indicator, finding.params["suggestion"]) == ("IV", "VI")
    assert coverage.owners["4.1"] == ()


def test_a_name_that_is_worded_otherwise_is_still_that_part() -> None:
    for text in ("Phần III: TTHC", "Phần VI: Tài chính công", "Phần VII: Chính quyền số", "Phần I: Chỉ đạo, điều hành"):
        assert findings(A=text) == set()


def test_a_name_of_no_part_is_told_without_a_suggestion() -> None:
    (finding,) = [f for f in covered(A="Phần II: Quốc phòng an ninh").findings if f.code == "P603"]
    assert finding.params["suggestion"] == ""


def test_unknown_codes_are_told_with_the_nearest() -> None:
    (finding,) = [f for f in covered(A="Mục 9.9").findings if f.code == "P609"]
    assert finding.indicator == "9.9"
    assert "9.4" in finding.params["suggestions"] or "9.1" in finding.params["suggestions"]
    assert findings(A="Phần XII") == {("P609", "XII")}
    assert findings(A="mục 8.5 gồm 8.5.1; 8.5.9") == {("P609", "8.5.9")}
    assert findings(A="Phần VIII (trừ mục 8.9)") == {("P609", "8.9")}


def test_an_item_under_another_part_is_not_guessed() -> None:
    assert findings(A="Phần VIII (mục 7.5)") == {("P612", "7.5")}
    assert leads("7.5", A="Phần VIII (mục 7.5)") == []


def test_a_stated_list_that_others_contradict() -> None:
    assert findings(A="mục 8.5 gồm: 8.5.1; 8.5.2", K="8.5.3; 8.5.4") == {("P608", "8.5")}
    assert findings(A="mục 8.5 gồm: 8.5.1; 8.5.2") == set()
    assert leads("8.5.3", A="mục 8.5 gồm: 8.5.1; 8.5.2") == []


def test_unknown_units_own_nothing() -> None:
    given, _ = read_unit_rows([UnitRow("Phòng Nội vụ", "Phần I")], find_unit)
    assert cover(catalogue(), given).owners["1.1"] == ()


TEXTS = st.sampled_from(
    ("Phần VIII", "8.1", "8.5", "8.5.1", "8.5.1 (nội dung: a)", "Phần VIII (trừ 8.5)", "Phối hợp: 8.5")
)


@given(st.dictionaries(st.sampled_from(sorted(NAMES)), st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)))
def test_every_leaf_is_owned_once_shared_by_content_or_told(duties: dict[str, str]) -> None:
    coverage = covered(**duties)
    told = {(f.code, f.indicator) for f in coverage.findings}
    for leaf in catalogue().leaves:
        whole = [o for o in coverage.owners[leaf] if o.role == "lead" and (o.scope is None or o.scope.kind == "except")]
        any_lead = any(o.role == "lead" for o in coverage.owners[leaf])
        assert (("P601", leaf) in told) == (not any_lead)
        assert len(whole) < 2 or ("P602", leaf) in told
