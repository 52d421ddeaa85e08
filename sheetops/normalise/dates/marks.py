"""Items → dated pieces, each with the words that stand with it ("before", "from", a time of day …)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from sheetops.normalise.dates.items import Document, Duration, Item, Offset, Piece, Position, Unknown, Weekday, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

Mode: TypeAlias = Literal["by", "before", "from"]
Citation: TypeAlias = Literal["", "document", "other"]
_MODES: dict[str, Mode] = {"before": "before", "from": "from", "until": "by"}
# Words that say something of the text as a whole.
_SAYINGS = {kind: kind for kind in ("recurring", "none", "open", "urgent", "by", "due", "done", "doubt", "cites")}
_SAYINGS |= {"sent": "done", "endless": "none"}
_TO_SOMEBODY = ("sends", "sent")


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece and what is said of it.

    Attributes:
        mode: "by" it, "before" it, or "from" it on.
        joint: what stands between it and the piece before it: list, and, clause, bracket, range, word; "" for
            nothing; "start" for the first.
        position: the part of it that is meant ("end").
        clock: a time of day stands with it, so "before" means that time.
        offset: what is meant is so long after it.
        weekday: the day of the week that stands with it.
        cited: it is the date of a document, or belongs to a plan that is cited.
    """

    piece: Piece
    mode: Mode = "by"
    joint: str = "start"
    position: str | None = None
    clock: bool = False
    offset: Offset | None = None
    weekday: int | None = None
    cited: Citation = ""


@dataclass(slots=True)
class Marked:
    """What a text says: its dated pieces, the kinds of words in it, and whether anything was left over."""

    marks: list[Mark] = field(default_factory=list)
    sayings: set[str] = field(default_factory=set)
    document: bool = False
    duration: bool = False
    unknown: bool = False
    dangling: bool = False


def marked(items: Iterable[Item]) -> Marked:
    """The dated pieces of a text, with what stands round each."""
    marker = _Marker()
    for item in items:
        marker.take(item)
    return marker.finish()


@dataclass(slots=True)
class _Marker:
    found: Marked = field(default_factory=Marked)
    mode: Mode = "by"
    used: bool = True  # whether `mode` has met its date
    outside: Mode = "by"  # the mode of the dates before the bracket
    joint: str = "start"
    comma: bool = False
    position: str | None = None
    clock: bool = False
    offset: Offset | None = None
    weekday: int | None = None
    cited: Citation = ""
    absorbing: bool = False  # behind "theo kế hoạch" stands whose plan it is, behind "gửi" to whom

    def take(self, item: Item) -> None:
        match item:
            case Piece():
                self.piece(item)
            case Word():
                self.word(item)
            case Position():
                self.position = item.kind
                self.say("word")
            case Weekday():
                self.weekday = item.number
            case Offset():
                self.offset = item
            case Document():
                self.found.document, self.cited, self.absorbing = True, "document", True
                self.say("word")
            case Duration():
                self.found.duration |= not self.absorbing
            case Unknown():
                self.found.unknown |= not (self.absorbing and item.spelt.isalpha())

    # ----- words

    def word(self, word: Word) -> None:
        if word.kind in _SAYINGS:
            self.found.sayings.add(_SAYINGS[word.kind])
        match word.kind:
            case "before" | "from" | "until":
                self.begin(word.kind)
            case "range" | "between":
                self.found.unknown |= word.kind == "between" and not self.found.marks
                self.mode = "by"
                self.join("range")
            case "by" | "due" | "done" | "doubt":
                self.mode = "by" if self.used else self.mode
                self.say("word")
            case "list":
                self.list(word)
            case "clause":
                self.mode = "by" if self.used else self.mode
                self.leave_citation()
                self.join("clause")
            case "open_bracket" | "close_bracket":
                self.bracket(word.kind == "open_bracket")
            case _:
                self.phrase(word)

    def phrase(self, word: Word) -> None:
        """A phrase that is no sign, and says nothing of how the next date is meant."""
        match word.kind:
            case "cites" if self.absorbing:
                self.say("word")  # part of a name: "gui So Tai chinh"
            case "open" | "cites":
                self.cited, self.absorbing = "other", word.kind == "open"
                self.say("word")
            case "onwards" | "endless":
                self.begin_with_last()
            case "clock":
                self.clock = True
            case "unclear":
                self.found.unknown = True
            case _:
                if word.kind in _TO_SOMEBODY:
                    self.mode, self.absorbing = "by" if self.used else self.mode, True
                self.say("word")

    def bracket(self, opens: bool) -> None:
        """What stands in brackets speaks for itself; behind them goes on what was said: "trước 10/4 (lần 1), 25/4"."""
        if self.used:
            self.mode, self.outside = ("by", self.mode) if opens else (self.outside, "by")
        self.leave_citation()
        self.join("bracket")

    def begin(self, kind: str) -> None:
        """A word that says how the next date is meant; it ends what was cited."""
        self.mode, self.used = _MODES[kind], False
        self.leave_citation()
        self.say("word")
        if kind == "until":
            self.join("range")

    def begin_with_last(self) -> None:
        """The date before was a start: "15/4 trở đi"."""
        if self.found.marks:
            self.found.marks[-1] = replace(self.found.marks[-1], mode="from")
        self.say("word")

    def list(self, word: Word) -> None:
        if word.spelt == ",":
            self.cited = ""
        self.comma = word.spelt == ","
        self.join("list" if self.comma or not word.spelt.isalpha() else "and")

    def leave_citation(self) -> None:
        self.cited, self.absorbing = "", False

    def join(self, joint: str) -> None:
        if self.joint in ("", "word"):
            self.joint = joint

    def say(self, joint: str) -> None:
        if self.joint == "":
            self.joint = joint
        self.comma = self.comma and joint == ""

    # ----- pieces

    def piece(self, piece: Piece) -> None:
        if not self.merges(piece):
            self.found.marks.append(self.mark(piece))
            if self.cited == "document":
                self.cited = "other"  # only the first date behind a document's number is its own
        self.used, self.joint, self.comma = True, "", False
        self.absorbing = self.absorbing and self.cited != ""
        self.position, self.clock, self.offset, self.weekday = None, False, None, None

    def mark(self, piece: Piece) -> Mark:
        return Mark(piece, self.mode, self.joint, self.position, self.clock, self.offset, self.weekday, self.cited)

    def merges(self, piece: Piece) -> bool:
        """Whether it is the year of the piece before it: "tháng 4 năm 2026", "15/4, năm 2026"."""
        near = self.joint in ("", "bracket") or (self.joint == "list" and self.comma)
        if piece.unit != "year" or not self.found.marks or self.position or not near:
            return False
        last = self.found.marks[-1]
        if last.piece.year is not None or last.piece.unit == "year":
            return False
        if last.piece.number is None and not last.piece.month_of_quarter and not self.joint:
            self.found.unknown = True  # a form that was not filled in ("tháng … năm"), or May without its accents
        self.found.marks[-1] = replace(last, piece=replace(last.piece, year=piece.number, year_shift=piece.shift))
        return True

    # ----- the end

    def finish(self) -> Marked:
        """What stands behind the last date belongs to it; a word that waits for a date in vain is a fault."""
        marks = self.found.marks
        if marks and (self.clock or self.weekday):
            last = marks[-1]
            marks[-1] = replace(last, clock=last.clock or self.clock, weekday=last.weekday or self.weekday)
            self.used |= self.clock  # "ngày 30/4, trước 17h"
        waiting = not self.used or self.position or self.offset or (self.weekday and not marks)
        self.found.dangling = bool(waiting) and not self.absorbing and "recurring" not in self.found.sayings
        return self.found
