"""One number → one workspace: its settings, its files, and the truth."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from helpers import make_workbook, make_workspace

from drawn.book import draw_book
from drawn.chance import Chance
from drawn.drafts import Titles
from drawn.truth import Book, TrueFile
from drawn.world import Unit, World, draw_world


@dataclass(frozen=True)
class Drawing:
    seed: int
    world: World
    books: tuple[Book, ...]
    files: tuple[TrueFile, ...]

    @property
    def sheets(self) -> int:
        return sum(file.sheets for file in self.files)

    def write(self, root: Path) -> Path:
        """The workspace as a folder."""
        make_workspace(root, **self.world.settings())
        for book in self.books:
            path = root / "nop" / book.path
            path.parent.mkdir(exist_ok=True)
            make_workbook(path, book.sheets, **book.options)
        return root


def draw(seed: int) -> Drawing:
    """The workspace of this number; the same number draws the same workspace."""
    chance = Chance(seed)
    world = draw_world(chance)
    titles = Titles(chance, world.period.year)
    drawn = [draw_book(chance, world, units, titles, n) for n, units in enumerate(_shares(chance, world), 1)]
    return Drawing(seed, world, tuple(book for book, _ in drawn), tuple(file for _, file in drawn))


def _shares(chance: Chance, world: World) -> list[tuple[Unit, ...]]:
    """Which units report together in one file: mostly each by itself."""
    units = list(world.units)
    if not chance.happens(0.3):
        return [(unit,) for unit in units]
    together = tuple(chance.sample(units, chance.between(2, 4)))
    return [together, *((unit,) for unit in units if unit not in together)]
