"""What holds of every copy: comments stand where the findings point, and nothing that counts changes."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path

import pytest
from drawn.draw import draw
from helpers import make_workspace
from test_places import CASES, LAYOUTS, laid_out
from write.returned import comments, listed, named_cells, opened, sent_in_again, told

import sheetops
from sheetops.journey.returning import returned_copies

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*/sheetops.yaml"))
OTHERS = (".xls", ".ods", ".xlsb")
EVERY = [(layout, ".xlsx") for layout in LAYOUTS] + [(lay, OTHERS[n % len(OTHERS)]) for n, lay in enumerate(LAYOUTS)]


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


@pytest.mark.parametrize(("layout", "suffix"), EVERY, ids=lambda value: getattr(value, "__name__", value))
def test_comments_stand_where_findings_point_and_the_copy_reads_the_same(layout, suffix, tmp_path):
    cases = [case for case in CASES if any(p.values == (case, layout) for p in laid_out())]
    sheets = {case.name: layout(case).sheet for case in cases}
    assert_laws(make_workspace(tmp_path, {f"Phong Kinh te{suffix}": sheets}))


@pytest.mark.parametrize("seed", range(4))
def test_drawn_workspaces(seed, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = draw(seed).write(tmp_path)
    assert_laws(root)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name)
def test_samples(sample, tmp_path):
    shutil.copytree(sample.parent, tmp_path / "copy", ignore=shutil.ignore_patterns("ket-qua", "layouts"))
    assert_laws(tmp_path / "copy")
