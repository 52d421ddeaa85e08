"""Totals against their parts (E502).

A letter is reported only where no way of reading it makes the sum right: a false alarm costs more trust than a miss.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from sheetops.catalogue import found
from sheetops.kind import Kind
from sheetops.letter_check.model import Count, Group, Passage, Unchecked, all_counts
from sheetops.model import Finding

_CLEAR = frozenset(("colon", "all", "lines", "repeat"))  # what says that all parts follow
_MOST_PARTS = 16  # of a list that is read in several ways: no sentence has more, and the ways double with each
_MOST_READINGS = 300
_DELIMITED = frozenset(("bracket", "lines"))  # what shows where the list ends


@dataclass(frozen=True, slots=True)
class Sums:
    """What adding up gave: findings, how many totals were checked, what was not."""

    findings: tuple[Finding, ...]
    checked: int
    unchecked: tuple[Unchecked, ...]


def sums(passages: Sequence[Passage], kind: Kind, path: str | None = None) -> Sums:
    """Every total of the passages held against its parts."""
    adder = _Adder(kind, path)
    for passage in passages:
        for count in all_counts(passage.counts):
            for group in count.groups:
                adder.check(count, group, passage.subject if count in passage.counts else "")
    return Sums(tuple(adder.findings), adder.checked, tuple(adder.unchecked))


class _Adder:
    def __init__(self, kind: Kind, path: str | None) -> None:
        self._urgent = frozenset(kind.evaluation.urge)
        self._done = frozenset(status.code for status in kind.statuses if status.done)
        self._path = path
        self.findings: list[Finding] = []
        self.unchecked: list[Unchecked] = []
        self.checked = 0

    def check(self, total: Count, group: Group, subject: str) -> None:
        """One total and one list of parts."""
        parts = [part for part in group.parts if not part.item or not total.item or part.item == total.item]
        if total.axis == "loose" or not parts:
            return
        if len(parts) < len(group.parts) and not any(part.axis == "status" for part in parts):
            return
        if any(total.value in _readings(parts[:end], self._done) for end in _ends(total, parts)):
            self.checked += 1
            return
        runs = [list(run) for _, run in groupby((p for p in parts if p.axis != "loose"), key=lambda p: p.axis)]
        wrong = [run for run in runs if self._claims(total, group, run)]
        if any(_adds_up(total, run, self._done) for run in runs):
            self.checked += 1
        elif not wrong:
            if group.how == "implied" or all(part.axis == "loose" for part in parts):
                return
            self.unchecked.append(Unchecked(total.paragraph, total.sentence, "some_parts"))
        else:
            self.checked += 1
            self._report(total, wrong[0], subject)

    def _claims(self, total: Count, group: Group, run: Sequence[Count]) -> bool:
        """Whether a list says that it is all of the total."""
        if len(run) < 2:  # noqa: PLR2004 -- one part alone is an example
            return False
        clear = group.how in _CLEAR
        codes = {code for part in run for code in part.codes}
        if group.how in _DELIMITED and total.axis == run[0].axis == "status":
            return len(codes) > 1
        if total.axis == "status" or group.open_ended:
            return clear and run[0].axis == "status" and _of_one_sort((total, *run), self._done)
        if run[0].axis == "status":
            open_ones = codes - self._done - (self._urgent if group.how == "implied" else set())
            return clear or (bool(codes & self._done) and bool(open_ones))
        return clear or len(codes) > 1

    def _report(self, total: Count, parts: Sequence[Count], subject: str) -> None:
        self.findings.append(
            found(
                "E502",
                path=self._path,
                row=total.paragraph,
                value=total.sentence,
                stated=str(total.value),
                counted=str(sum(part.value for part in parts)),
                subject=subject or _called(total),
                parts=" + ".join(str(part.value) for part in parts),
            )
        )


def _ends(total: Count, parts: Sequence[Count]) -> Iterator[int]:
    """How many parts may be a total's: all, or those up to a semicolon behind commas, where another list may begin.

    What follows the parts of one status may be beside it rather than in it, whatever separates them.
    """
    yield len(parts)
    joints = {part.joint for part in parts[1:]}
    for end in range(2, len(parts)):
        if total.axis == "status" or (parts[end].joint == ";" and joints >= {",", ";"}):
            yield end


def _adds_up(total: Count, run: Sequence[Count], done: frozenset[str]) -> bool:
    return len(run) > 1 and total.value in _readings(run, done)


def _readings(parts: Sequence[Count], done: frozenset[str]) -> set[int]:
    """Every sum that a list may mean: with and without figures that may count something else, parts of parts folded."""
    sure = [part for part in parts if part.axis != "loose"]
    flat = [tuple(part for part in parts), tuple(sure)] if len(sure) < len(parts) else [tuple(parts)]
    if len(parts) > _MOST_PARTS:
        return {sum(part.value for part in one) for one in flat}
    wholes = [reading for one in flat for reading in islice(_spilled(one), _MOST_READINGS) if reading]
    folded = (one for whole in wholes[:_MOST_READINGS] for one in islice(_folded(whole, done), _MOST_READINGS))
    return {sum(part.value for part in one) for one in folded}


def _spilled(parts: tuple[Count, ...]) -> Iterator[tuple[Count, ...]]:
    """Where a part's own list has no clear end, its tail may be the list's next parts."""
    yield parts
    for at, part in enumerate(parts):
        for group in part.groups:
            if group.open_ended and len(group.parts) <= _MOST_PARTS:
                for cut in range(len(group.parts)):
                    for tail in _spilled(group.parts[cut:]):
                        yield (*parts[: at + 1], *tail, *parts[at + 1 :])


def _folded(parts: tuple[Count, ...], done: frozenset[str]) -> Iterator[tuple[Count, ...]]:
    """Without what may be parts of the part before: "20 hoàn thành, 15 đúng hạn, 05 trễ hạn, 24 đang làm"."""
    yield parts
    for at, whole in enumerate(parts):
        for end in range(at + 3, len(parts) + 1):
            run = parts[at + 1 : end]
            if sum(part.value for part in run) == whole.value and _of_one_sort((whole, *run), done):
                yield from _folded((*parts[: at + 1], *parts[end:]), done)


def _of_one_sort(parts: Sequence[Count], done: frozenset[str]) -> bool:
    """Whether all are of finished work, or all of unfinished."""
    sorts = [{code in done for code in part.codes} for part in parts]
    return any(all(wanted in sort for sort in sorts) for wanted in (True, False))


def _called(total: Count) -> str:
    """What a total is of, by the words before its number, else behind it."""
    if total.label and not total.direct:
        return total.label
    if total.codes and total.phrase == total.label:
        return " ".join(filter(None, (total.label, str(total.value), total.item)))
    phrase = total.phrase if total.phrase != total.label else ""
    return " ".join(filter(None, (str(total.value), total.item, phrase)))
