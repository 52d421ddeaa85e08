"""The figures of a letter against those of a result (E503)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sheetops.catalogue import found
from sheetops.kind import Kind
from sheetops.letter_check.model import Count, Passage, TableLine, Unchecked, all_counts
from sheetops.letter_check.names import Group, Names
from sheetops.letter_check.words import letter_words
from sheetops.model import Finding
from sheetops.text import bare_key
from sheetops.words.origins import IN_PERIOD

_Tally = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """What the comparison gave: findings, how many figures were compared, what was not."""

    findings: tuple[Finding, ...]
    figures: int
    unchecked: tuple[Unchecked, ...]


def compared(
    passages: Sequence[Passage],
    document: Mapping[str, Any],
    kind: Kind,
    names: Names,
    path: str | None = None,
    tables: Iterable[Sequence[TableLine]] = (),
) -> Compared:
    """Every figure of a letter that counts what the result counts, held against it.

    Args:
        tables: the lines of its tables of figures.
        document: the result's JSON, with `tallies` and `unit_tallies`.
    """
    book = _Book(document, kind, names, path)
    for passage in passages:
        for count in passage.counts:
            book.compare(count, [count.before, *reversed(passage.headings)])
    for lines in tables:
        book.compare_table(lines)
    return Compared(tuple(book.findings), book.figures, tuple(book.unchecked))


class _Book:
    def __init__(self, document: Mapping[str, Any], kind: Kind, names: Names, path: str | None) -> None:
        self._kind, self._names, self._path = kind, names, path
        self._item = bare_key(kind.item.vi)
        self._done = [status.code for status in kind.statuses if status.done]
        self._tallies = {(t["origin"], t["sector"], None): t for t in document["tallies"]}
        self._tallies |= {(t["origin"], None, t["unit"]): t for t in document.get("unit_tallies", ()) if t["unit"]}
        self.findings: list[Finding] = []
        self.unchecked: list[Unchecked] = []
        self.figures = 0

    def compare(self, count: Count, texts: Sequence[str], *, part: bool = False) -> None:
        """One figure and its parts; `texts` say what it is about, the nearest first."""
        if letter_words().qualifies.search(count.phrase):
            self._leave(count, "qualified")
            return
        if count.axis == "loose" or not self._counts_tasks(count):
            if count.item:
                self._leave(count, "other_items")
            return
        group = self._names.group([*self._own(count), *texts])
        if part and not self._names.is_known(self._own(count)):
            group = replace(group, unknown=True)
        tally = self._tally(count, group)
        if tally is None:
            for each in all_counts((count,)):
                self._leave(each, "no_group")
            return
        self._figure(count, tally, group, ())
        for one in count.groups:
            for inner in one.parts:
                if inner.axis == "status":
                    self._status(inner, tally, group, one.parts)
                else:
                    self.compare(inner, texts, part=True)

    def compare_table(self, lines: Sequence[TableLine]) -> None:
        """A table's lines; one of which no total is the result's counts something else."""
        tallies = [self._tally(one.count, self._names.group(one.about)) for one in lines]
        agrees = any(tally and self._agrees(one.count, tally) for one, tally in zip(lines, tallies, strict=True))
        for one in lines:
            if agrees:
                self.compare(one.count, one.about, part=not one.is_sum)
            else:
                self._leave(one.count, "other_items")

    @staticmethod
    def _own(count: Count) -> Iterator[str]:
        yield from (text for text in (count.phrase, count.label) if text)

    def _counts_tasks(self, count: Count) -> bool:
        """Whether a count is of what the result counts, by its name or another that means the same."""
        alike = tuple(map(bare_key, letter_words().same_items))
        item = bare_key(count.item)
        return not item or item == self._item or (item in alike and self._item in alike)

    def _tally(self, count: Count, group: Group) -> _Tally | None:
        """The tally that is meant: where no word of its own says the origin, the one that agrees, if one does."""
        if group.unknown:
            return None
        split = any(part.axis == "origin" for one in count.groups for part in one.parts)
        origins = (group.origin,) if group.sure and not split else (None,) if split else (group.origin, None, IN_PERIOD)
        places = dict.fromkeys((origin, group.sector, group.unit) for origin in origins)
        known = [self._tallies[place] for place in places if place in self._tallies]
        agreeing = (tally for tally in known if self._agrees(count, tally))
        return next(agreeing, known[0] if known else None)

    def _agrees(self, count: Count, tally: _Tally) -> bool:
        if count.of is None and count.axis == "status":
            return count.value in self._values(count, tally, ())
        return bool(tally["total"] == (count.value if count.of is None else count.of))

    def _figure(self, count: Count, tally: _Tally, group: Group, beside: Sequence[Count]) -> None:
        if count.axis == "status":
            self._status(count, tally, group, beside)
            return
        self._hold(count.value, {tally["total"]}, count, self._subject(group, None))

    def _status(self, part: Count, tally: _Tally, group: Group, beside: Sequence[Count]) -> None:
        """A figure of one status, and its own parts."""
        if letter_words().qualifies.search(part.phrase):
            self._leave(part, "qualified")
            return
        values = self._values(part, tally, beside)
        if part.of is not None:
            self._hold(part.of, {tally["total"]}, part, self._subject(group, None))
        self._hold(part.value, values, part, self._subject(group, part.codes[0]))
        for one in part.groups:
            for inner in one.parts:
                if inner.axis == "status":
                    self._status(inner, tally, group, one.parts)
                elif inner.axis != "loose":
                    self._leave(inner, "no_group")

    def _values(self, part: Count, tally: _Tally, beside: Sequence[Count]) -> set[int]:
        """What the result may say of a figure: a wide word takes in what the letter does not tell apart."""
        statuses = tally["statuses"]
        others = {code for one in beside if one is not part for code in one.codes}
        same = [one for one in beside if one is not part and set(one.codes) == set(part.codes)]
        values = {statuses.get(code, 0) for code in part.codes}
        for code in part.codes:
            status = self._kind.status_by_code[code]
            if code == self._done[:1][0] or status.vague:
                kin = [s.code for s in self._kind.statuses if s.counted and s.done == status.done]
                values.add(sum(statuses.get(one, 0) for one in kin if one == code or one not in others))
                values.add(sum(statuses.get(one, 0) for one in kin))
        if same:  # one status told in two figures: their sum is the result's
            rest = sum(one.value for one in same)
            values |= {value - rest for value in values}
        return values

    def _hold(self, written: int, values: set[int], count: Count, subject: str) -> None:
        self.figures += 1
        if written not in values:
            self.findings.append(
                found(
                    "E503",
                    path=self._path,
                    sheet=str(count.table) if count.table else None,
                    row=count.paragraph,
                    value=count.sentence,
                    letter=str(written),
                    workbook=str(max(values)),
                    subject=subject,
                )
            )

    def _subject(self, group: Group, status: str | None) -> str:
        names = (
            self._names.sector_names.get(group.sector or ""),
            self._names.unit_names.get(group.unit or ""),
            self._kind.origin_label(group.origin) if group.origin else None,
            self._kind.status_label(status) if status else None,
        )
        return ", ".join(filter(None, names))

    def _leave(self, count: Count, reason: str) -> None:
        self.unchecked.append(
            Unchecked(count.paragraph, count.sentence, reason, f"{count.value} {count.item} {count.phrase}")
        )
