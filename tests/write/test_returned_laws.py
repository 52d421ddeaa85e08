"""What holds of every copy, whatever the sheet: comments stand where the findings point, and nothing that counts changes."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from drawn.draw import draw
from helpers import make_workspace
from test_places import CASES, LAYOUTS, laid_out
from write.returned import comments, listed, named_cells, opened, sent_in_again, told

import sheetops
from sheetops.returning import returned_copies

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*/sheetops.yaml"))
SUFFIXES = (".xlsx", ".xls", ".ods", ".xlsb")


def assert_laws(root: Path) -> None:
    evaluation = sheetops.consolidate(root)
    returned = returned_copies(evaluation)
    for each in returned:
        if each.copy is not None:
            book = opened(each)
            named, said = named_cells(evaluation, each.path, book), comments(book)
            assert set(said) == set(named), each.path
            assert all(code in said[place] for place, codes in named.items() for code in codes)
            own = {f.code for f in evaluation.findings if f.path == each.path}
            assert own <= {row[1] for row in listed(book)}
    before = told(evaluation)
    sent_in_again(root, returned)
    assert told(sheetops.consolidate(root)) == before


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_comments_stand_where_findings_point_and_the_copy_reads_the_same(layout, suffix, tmp_path):
    cases = [case for case in CASES if (case, layout) in [(p.values[0], p.values[1]) for p in laid_out()]]
    for number, case in enumerate(cases):
        root = make_workspace(tmp_path / str(number), {f"Phong Kinh te{suffix}": layout(case).sheet})
        assert_laws(root)


@pytest.mark.parametrize("seed", range(6))
def test_drawn_workspaces(seed, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = draw(seed).write(tmp_path)
    assert_laws(root)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name)
def test_samples(sample, tmp_path):
    import shutil

    shutil.copytree(sample.parent, tmp_path / "copy", ignore=shutil.ignore_patterns("ket-qua", "layouts"))
    assert_laws(tmp_path / "copy")
