"""The per-file part of the journey in child processes: whatever a file does to its reader, the run goes on."""

from __future__ import annotations

import dataclasses
import os
import pickle
import zlib
from collections.abc import Sequence
from functools import lru_cache, partial

from sheetops.discover import Candidate
from sheetops.engine import ContainedError, Progress, contained, map_files, no_progress
from sheetops.journey.submission import Submission, read_submission
from sheetops.read import defect, died
from sheetops.words.lexicon import Lexicon

READER = "sheetops.journey.contained:in_child"
COPIER = "sheetops.journey.copying:in_child"
_DEBUG = "SHEETOPS_DEBUG"


def read_submissions(
    candidates: Sequence[Candidate], lexicon: Lexicon, progress: Progress = no_progress
) -> list[Submission]:
    """Each candidate file, read and recognised in a child process, in the order given.

    A file that takes too long, too much, or its process down is one without sheets, and a finding (F109, F101); so is
    one at which sheetops itself fails.

    Raises:
        ContainedError: sheetops itself fails, and SHEETOPS_DEBUG is set.
        PartitionError: a non-blank row got no role, which is a defect of sheetops.
    """
    work = partial(_submission, lexicon=lexicon, words=zlib.compress(pickle.dumps(lexicon)))  # they go with every file
    return map_files(work, candidates, lambda candidate: candidate.path, progress)


def _submission(candidate: Candidate, lexicon: Lexicon, words: bytes) -> Submission:
    if not candidate.data:
        return read_submission(candidate, lexicon)
    try:
        submission: Submission = contained(READER, candidate, words)
    except ContainedError as error:
        if error.details and os.environ.get(_DEBUG):
            raise
        finding = defect(candidate.path) if error.details else died(candidate.path, error.reason)
        submission = Submission(candidate, (), None, None, (finding,))
    return dataclasses.replace(submission, candidate=candidate)


def in_child(candidate: Candidate, words: bytes) -> Submission:
    """What the child does; the file's bytes need not go back."""
    submission = read_submission(candidate, _lexicon(words))
    return dataclasses.replace(submission, candidate=dataclasses.replace(candidate, data=b""))


@lru_cache(maxsize=4)
def _lexicon(words: bytes) -> Lexicon:
    """The words of a run, made once in each child."""
    lexicon: Lexicon = pickle.loads(zlib.decompress(words))  # noqa: S301 - from our own parent
    return lexicon
