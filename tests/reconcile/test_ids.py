"""The ids of tasks: given ones are kept, others are made once from unit, title and source."""

from __future__ import annotations

from frames import rows

from sheetops.reconcile import task_ids
from sheetops.words.lexicon import Lexicon


def ids(lexicon: Lexicon, *cells: dict[str, str], unit: str = "KT", taken: tuple[str, ...] = ()) -> list[str]:
    return list(task_ids(rows(lexicon, *cells, unit=unit), "NV", taken))


def test_an_id_is_made_from_unit_title_and_source(lexicon: Lexicon) -> None:
    one, same, other = ({"title": "Họp thôn", "source": s} for s in ("312/UBND-VP", " 312/ubnd-vp", "187/UBND-VP"))
    made = [ids(lexicon, cells)[0] for cells in (one, same, other)]
    assert made[0] == made[1] != made[2]
    assert made[0].startswith("NV-")
    assert ids(lexicon, one, unit="CA") != made[:1]


def test_ids_are_told_apart_and_given_ones_are_kept(lexicon: Lexicon) -> None:
    made = ids(lexicon, {"title": "Họp"}, {"title": "Họp"}, {"title": "Họp", "id": "NV-017"})
    assert len(set(made)) == 3
    assert "NV-017" in made


def test_an_id_that_two_rows_claim_is_nobodys(lexicon: Lexicon) -> None:
    made = ids(lexicon, {"title": "Họp", "id": "NV-1"}, {"title": "Tuần tra", "id": "NV-1"})
    assert "NV-1" not in made
    assert len(set(made)) == 2


def test_an_id_that_another_task_has_is_not_given_again(lexicon: Lexicon) -> None:
    assert ids(lexicon, {"title": "Họp", "id": "NV-1"}, taken=("NV-1",)) == ids(lexicon, {"title": "Họp"})
    [first] = ids(lexicon, {"title": "Họp"})
    assert ids(lexicon, {"title": "Họp"}, taken=(first,)) != [first]
