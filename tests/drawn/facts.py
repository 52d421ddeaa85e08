"""What one row of a sheet says, cell by cell, before it is written: drawn as a story that mostly hangs together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from drawn.chance import Chance
from drawn.data import words
from drawn.dates import BLANK, Written, draw_completed, draw_due, impossible_due, no_due
from drawn.dress import worn
from drawn.layout import Layout
from drawn.rule import DONE, Facts
from drawn.world import World

STORIES = {
    "done": 26, "done_undated": 6, "done_late": 7, "done_no_due": 3, "overdue": 11, "begun": 14, "not_due": 9,
    "not_started": 6,
    "behind": 4, "open_no_due": 6, "not_completed": 3, "after_cutoff": 2, "bare_late": 2.5, "almost": 2.5, "share": 1.5,
    "against": 3, "impossible": 2, "unknown": 1.5, "silent": 4, "two_marks": 1, "wrong_word": 4,
}  # fmt: skip
_UNFINISHED = ("in_progress", "not_due", "not_started", "not_completed")
_UNCLEAR = ("unknown", "share")
_OPEN_WORDS = ("in_progress", "not_due", "not_started", "behind", "not_completed", "overdue")


@dataclass(frozen=True)
class Word:
    """A status as it is reported; `code` is "late" for a bare "trễ hạn"."""

    cell: Any = None
    code: str | None = None
    codes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """Every value that a row may show, and what it means."""

    due: Written = BLANK
    completed: Written = BLANK
    word: Word = field(default_factory=Word)
    progress: Any = None
    share: float | None = None
    result: str | None = None
    result_counts: bool = False

    def facts(self) -> Facts:
        return Facts(
            self.due.day,
            self.completed.day,
            self.share,
            self.word.code,
            self.result_counts,
            self.due.unreadable,
            len(self.word.marks) > 1,
        )


class Storyteller:
    """Draws rows that suit a layout: what has no column is not told."""

    def __init__(self, chance: Chance, world: World, layout: Layout) -> None:
        self._chance, self._world, self._layout = chance, world, layout
        self._first, self._last = world.period.first, world.period.last

    def row(self, carried: bool) -> Row:
        stories = {s: n for s, n in STORIES.items() if not (self._layout.shares_status and s in _UNCLEAR)}
        story = self._chance.weighted(stories)
        row: Row = getattr(self, f"_{story}")(carried)
        row = self._with_result(row, story)
        return self._shown(row)

    # ------------------------------------------------------------------ what stands in the cells

    def _due(self, low: date, high: date) -> Written:
        day = self._chance.day(low, max(low, high))
        way = self._layout.due_way
        return draw_due(self._chance, day, self._world.period, way, self._layout.epoch_1904)

    def _past_due(self) -> Written:
        """Before the cut-off, for certain."""
        for _ in range(30):
            low = self._first - timedelta(20 if self._chance.happens(0.2) else 0)
            written = self._due(low, self._world.cutoff - timedelta(1))
            if written.day and written.day < self._world.cutoff:
                return written
        return Written(self._world.cutoff - timedelta(1), self._world.cutoff - timedelta(1), "true")

    def _future_due(self) -> Written:
        """On the cut-off day or later."""
        for _ in range(30):
            far = 200 if self._chance.happens(0.25) else 30
            written = self._due(self._world.cutoff, self._last + timedelta(far))
            if written.day and written.day >= self._world.cutoff:
                return written
        return Written(self._world.cutoff, self._world.cutoff, "true")

    def _done_on(self, low: date, high: date) -> Written:
        day = self._chance.day(min(low, high), high)
        way = self._layout.completed_way
        return draw_completed(self._chance, day, self._world.period, way, self._layout.epoch_1904)

    def _word(self, code: str | None) -> Word:
        if code is None or (self._layout.marks and code not in {c.code for c in self._layout.marks}):
            return Word()
        if self._layout.marks:
            return Word(None, code, marks=(code,))
        texts = words("statuses")["late"] if code == "late" else None
        text = self._chance.pick(texts) if texts else self._chance.worded(words("statuses")["words"][code])
        return Word(worn(text, self._chance) if len(text) > 1 else text, code)

    def _text_word(self, text: str, code: str | None, *codes: str) -> Word:
        """A word that only a status column can hold."""
        return Word() if self._layout.marks else Word(worn(text, self._chance), code, codes)

    # ------------------------------------------------------------------ the stories

    def _done(self, carried: bool) -> Row:
        due = self._due(self._first - timedelta(5), self._last + timedelta(10))
        limit = min(due.day or self._world.cutoff, self._world.cutoff)
        done = self._done_on(max(self._first - timedelta(5), limit - timedelta(15)), limit)
        word = self._word("completed") if self._chance.happens(0.92) else Word()
        return self._progress(Row(due, done, word), 100 if self._chance.happens(0.9) else None)

    def _done_undated(self, carried: bool) -> Row:
        due = self._due(self._first, self._last + timedelta(10))
        return self._progress(Row(due, word=self._word("completed")), 100 if self._chance.happens(0.6) else None)

    def _done_late(self, carried: bool) -> Row:
        for _ in range(10):
            due = self._past_due()
            if due.day and due.day < self._world.cutoff - timedelta(1):
                break
        done = self._done_on((due.day or self._first) + timedelta(1), self._world.cutoff)
        word = self._word(self._chance.pick(["completed_late", "completed_late", "completed"]))
        return Row(due, done, word)

    def _done_no_due(self, carried: bool) -> Row:
        done = self._done_on(self._first, self._world.cutoff)
        return Row(
            no_due(self._chance, self._world.period),
            done,
            self._word(self._chance.pick(["completed", "completed_late"])),
        )

    def _overdue(self, carried: bool) -> Row:
        row = Row(
            self._past_due(), word=self._word(self._chance.pick(["overdue", "overdue", "overdue", "in_progress"]))
        )
        return self._progress(row, self._chance.pick([0, 30, 60, 90]))

    def _begun(self, carried: bool) -> Row:
        return self._progress(
            Row(self._future_due(), word=self._word("in_progress")), self._chance.pick([20, 45, 50, 80])
        )

    def _not_due(self, carried: bool) -> Row:
        return self._progress(Row(self._future_due(), word=self._word("not_due")), self._chance.pick([None, 0, 10]))

    def _not_started(self, carried: bool) -> Row:
        return self._progress(Row(self._future_due(), word=self._word("not_started")), self._chance.pick([None, 0]))

    def _behind(self, carried: bool) -> Row:
        return self._progress(Row(self._future_due(), word=self._word("behind")), self._chance.pick([None, 20]))

    def _open_no_due(self, carried: bool) -> Row:
        word = self._word(self._chance.pick(["in_progress", "in_progress", "not_started", "not_due"]))
        return self._progress(Row(no_due(self._chance, self._world.period), word=word), self._chance.pick([None, 30]))

    def _not_completed(self, carried: bool) -> Row:
        due = self._chance.pick([self._past_due, self._future_due, lambda: no_due(self._chance, self._world.period)])()
        return Row(due, word=self._word("not_completed"))

    def _after_cutoff(self, carried: bool) -> Row:
        done = self._done_on(self._world.cutoff + timedelta(1), self._world.cutoff + timedelta(10))
        done = replace(done, codes=(*done.codes, "D310"))
        due = self._due(self._first, self._last + timedelta(10))
        return Row(due, done, self._word(self._chance.pick(["completed", "in_progress"])))

    def _bare_late(self, carried: bool) -> Row:
        due = self._past_due()
        if self._layout.marks:
            return Row(due, word=self._word("overdue"))
        day = due.day or self._first
        if self._chance.happens(0.5) and day < self._world.cutoff:
            return Row(due, self._done_on(day + timedelta(1), self._world.cutoff), self._word("late"))
        return Row(due, word=self._word("late"))

    def _almost(self, carried: bool) -> Row:
        due = self._chance.pick([self._past_due, self._future_due])()
        return Row(due, word=self._text_word(self._chance.pick(words("statuses")["almost"]), "in_progress"))

    def _share(self, carried: bool) -> Row:
        word = Word() if self._layout.marks else Word(self._chance.pick(words("statuses")["shares"]), "in_progress")
        return Row(self._chance.pick([self._past_due, self._future_due])(), word=word)

    def _against(self, carried: bool) -> Row:
        """Cells that contradict each other."""
        due = self._due(self._first, self._last)
        way = self._chance.pick(["date", "part", "all"])
        if way == "date":
            code = self._chance.pick(["in_progress", "in_progress", "not_started"])
            return Row(due, self._done_on(self._first, self._world.cutoff), self._word(code))
        if way == "part":
            return self._progress(Row(due, word=self._word("completed")), self._chance.pick([50, 80]))
        return self._progress(Row(due, word=self._word("in_progress")), 100)

    def _impossible(self, carried: bool) -> Row:
        due = impossible_due(self._chance, self._chance.day(self._first, self._last), self._world.period)
        if self._chance.happens(0.3):
            return Row(due, self._done_on(self._first, self._world.cutoff), self._word("completed"))
        return Row(due, word=self._word(self._chance.pick(["in_progress", "not_due", "overdue"])))

    def _unknown(self, carried: bool) -> Row:
        word = self._text_word(self._chance.pick(words("statuses")["unknown"]), None, "D304")
        return Row(self._chance.pick([self._past_due, self._future_due])(), word=word)

    def _silent(self, carried: bool) -> Row:
        return Row(self._due(self._first, self._last + timedelta(30)))

    def _two_marks(self, carried: bool) -> Row:
        """Done and not done at once."""
        codes = [column.code or "" for column in self._layout.marks]
        done, still = [code for code in codes if code in DONE], [code for code in codes if code in _UNFINISHED]
        if not done or not still:
            return self._begun(carried)
        marks = (self._chance.pick(done), self._chance.pick(still))
        return Row(self._due(self._first, self._last), word=Word(None, None, marks=marks))

    def _wrong_word(self, carried: bool) -> Row:
        """A word that the dates do not bear out."""
        due = self._chance.pick([self._past_due, self._future_due])()
        return Row(due, word=self._word(self._chance.pick(_OPEN_WORDS)))

    # ------------------------------------------------------------------ the rest of the row

    def _progress(self, row: Row, share: float | None) -> Row:
        if share is None or not self._layout.has("progress") or self._chance.happens(0.15):
            return row
        return replace(row, share=share, progress=self._progress_cell(share))

    def _progress_cell(self, share: float) -> Any:
        if self._layout.progress_way == "whole":
            return int(share)
        if self._layout.progress_way == "fraction":
            return 1 if share == 100 else share / 100
        tenth = f"{share / 100:g}".replace(".", ",")
        shown = [f"{share:g}%", f"{share:g} %", f"{share:g}", f"đạt {share:g}%"]
        shown += [f"{int(share) // 10}/10", tenth] if share % 10 == 0 and 0 < share < 100 else []
        return self._chance.pick(shown)

    def _with_result(self, row: Row, story: str) -> Row:
        blank = {"not_due": 0.8, "not_started": 0.8, "silent": 0.8}.get(story, 0.3)
        if not self._layout.has("result") or self._chance.happens(blank):
            return row
        if row.word.code in ("not_started", "not_due", "overdue") and self._chance.happens(0.4):
            return replace(row, result=self._result_text("nothing_done"))
        text = self._result_text("results").format(n=self._chance.between(2, 90))
        return replace(row, result=text, result_counts=True)

    def _result_text(self, pool: str) -> str:
        texts = words("people")[pool]
        if self._layout.shares_status or not (self._layout.has("status") or self._layout.marks):
            texts = [text for text in texts if text not in words("people")["like_statuses"]]
        return self._chance.pick(texts)

    def _shown(self, row: Row) -> Row:
        """Without what has no column."""
        if not self._layout.has("due"):
            row = replace(row, due=BLANK)
        if not self._layout.has("completed"):
            row = replace(row, completed=BLANK)
        if not self._layout.has("status") and not self._layout.marks:
            row = replace(row, word=Word())
        return row
