"""Readers that come to grief over one file, for the tests of the contained per-file work."""

from __future__ import annotations

import os

from sheetops.errors import PartitionError
from sheetops.journey.contained import in_child

VICTIM = "CAX.xls"


def aborts(candidate, words):
    if candidate.path.endswith(VICTIM):
        os.abort()
    return in_child(candidate, words)


def raises(candidate, words):
    if candidate.path.endswith(VICTIM):
        raise RecursionError("a defect")
    return in_child(candidate, words)


def hoards(candidate, words):
    if candidate.path.endswith(VICTIM):
        return bytes(4 << 30)
    return in_child(candidate, words)


def loses_a_row(candidate, words):
    if candidate.path.endswith(VICTIM):
        raise PartitionError("sổ đếm dòng không khớp", "the ledger does not add up")
    return in_child(candidate, words)
