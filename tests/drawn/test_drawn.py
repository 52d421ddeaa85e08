"""Some 500 drawn sheets: every task, status and cell address is right, and no error is found that was not drawn.

python tests/drawn/run.py 137 --keep DIR     draw one of them again, and look at it
"""

from __future__ import annotations

import warnings

import pytest

from drawn.compare import differences
from drawn.draw import draw

BLOCKS, WORKSPACES = 6, 12


@pytest.mark.parametrize("block", range(BLOCKS))
def test_tasks_statuses_and_addresses_are_right(block, tmp_path):
    wrong = []
    for seed in range(block * WORKSPACES, (block + 1) * WORKSPACES):
        drawing = draw(seed)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = differences(drawing, drawing.write(tmp_path / str(seed)))
        wrong += [(seed, path) for path in sorted({difference.path for difference in found})]
    assert wrong == []


def test_there_are_some_five_hundred_sheets():
    assert sum(draw(seed).sheets for seed in range(BLOCKS * WORKSPACES)) >= 500
