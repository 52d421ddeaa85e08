"""Tasks → the lines of a table: headings of up to three levels, and the tasks under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drawn.chance import Chance
from drawn.data import words
from drawn.drafts import Draft
from drawn.layout import Layout
from drawn.world import World

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True)
class Heading:
    """`number`: as numbered, "" for none; `off`: how far its stated count is from the truth; None: it states none."""

    level: int
    number: str
    text: str
    count: int
    off: int | None = None


@dataclass(frozen=True)
class TaskLine:
    """`place`: the numbers of its headings and its own place among them, from 1; `running`: its place in the table."""

    draft: Draft
    place: tuple[str, ...]
    within: int
    running: int


Line = Heading | TaskLine


def outline(chance: Chance, world: World, layout: Layout, drafts: Sequence[Draft], running: int = 0) -> list[Line]:
    """The lines in their order, tasks grouped under their headings; numbers go on from `running`."""
    lines = list(_Outliner(chance, world, layout).under(list(drafts), 0, ()))
    numbered: list[Line] = []
    for line in lines:
        running += isinstance(line, TaskLine)
        numbered.append(TaskLine(line.draft, line.place, line.within, running) if isinstance(line, TaskLine) else line)
    return numbered


class _Outliner:
    def __init__(self, chance: Chance, world: World, layout: Layout) -> None:
        self._chance, self._world, self._layout = chance, world, layout

    def under(self, drafts: list[Draft], level: int, place: tuple[str, ...]) -> list[Line]:
        if level == len(self._layout.sections):
            return [TaskLine(draft, place, at, 0) for at, draft in enumerate(drafts, 1)]
        key = self._layout.sections[level]
        lines: list[Line] = []
        for at, (value, members) in enumerate(_groups(drafts, key).items()):
            number = self._number(level, at)
            lines.append(self._heading(level, number, key, value, len(members)))
            lines += self.under(members, level + 1, (*place, number))
        return lines

    def _number(self, level: int, at: int) -> str:
        style = self._layout.levels[level]
        written = {"A": chr(65 + at), "I": _ROMAN[at], "1": str(at + 1), "a": chr(97 + at)}.get(style, style)
        if not written:
            return ""
        stop = {"a": ")", "-": ""}.get(style, ".")
        return written if self._layout.placing in ("pair", "rest") and self._chance.happens(0.7) else written + stop

    def _heading(self, level: int, number: str, key: str, value: str, count: int) -> Heading:
        text = self._text(key, value)
        if not self._layout.counted or self._chance.happens(0.2):
            return Heading(level, number, text, count)
        off = self._chance.weighted({0: 9, 1: 1, 3: 0.5})
        stated = self._chance.pick(words("headings")["count"])
        return Heading(level, number, stated.format(text=text, n=count + off, nn=f"{count + off:02d}"), count, off)

    def _text(self, key: str, value: str) -> str:
        entries, fill = words("headings"), self._world.words()
        if key == "neutral":
            return value
        if key == "unit":
            unit = self._world.unit(value)
            name = unit.name if self._chance.happens(0.7) else self._chance.pick(unit.said)
            return self._chance.pick([name, name.upper(), f"Đơn vị: {name}", f"Nhiệm vụ của {name}", name])
        if key == "sector":
            name = self._world.sector(value).name
            fill = {**fill, "name": name, "NAME": name.upper()}
            value = "sector"
        text = self._chance.pick(entries[value]).format(**fill)
        return text.upper() if self._chance.happens(0.2) else text


def _groups(drafts: list[Draft], key: str) -> dict[str, list[Draft]]:
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(draft.group if key == "neutral" else getattr(draft, key), []).append(draft)
    return groups
