"""What stops a run.  Bad data never does: it becomes a finding.

Every exception that a caller may see shares the base `SheetopsError`; it carries the message in both
languages, because the library raises before anyone has chosen one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any


class SheetopsError(Exception):
    """A run could not be done.  `vi` and `en` say what is wrong and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as it is, whatever its kind was made of."""
        return _remade, (type(self), dict(self.__dict__))

    def message(self, lang: str = "vi") -> str:
        """The message in Vietnamese (`vi`) or English (`en`)."""
        return self.en if lang == "en" else self.vi


def _remade(kind: type[SheetopsError], state: dict[str, Any]) -> SheetopsError:
    error = kind.__new__(kind, state["vi"])
    error.__dict__.update(state)
    return error


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a YAML file: its 1-based line (0 for the file as a whole), what, and the remedy."""

    line: int
    vi: str
    en: str


class ConfigError(SheetopsError):
    """`sheetops.yaml` or a schema cannot be used; `mistakes` holds every one, in the order of the file."""

    def __init__(self, path: Path, mistakes: tuple[Mistake, ...]) -> None:
        self.path = path
        self.mistakes = mistakes
        super().__init__(self._text("vi"), self._text("en"))

    def _text(self, lang: str) -> str:
        head = (
            f"{self.path.name}: {len(self.mistakes)} mistake(s) to mend"
            if lang == "en"
            else f"{self.path.name}: có {len(self.mistakes)} lỗi cần sửa"
        )
        word = "line" if lang == "en" else "dòng"
        lines = [
            f"  {word} {m.line}: {m.en if lang == 'en' else m.vi}" if m.line else f"  {m.en if lang == 'en' else m.vi}"
            for m in self.mistakes
        ]
        return "\n".join([head, *lines])


class WorkspaceError(SheetopsError):
    """The workspace folder cannot be used: absent, no configuration, nothing submitted."""


class OutputBusyError(SheetopsError):
    """An output is open in another program, or its folder cannot be written to."""


class PartitionError(SheetopsError):
    """The sums of a result do not agree with its rows: a defect of sheetops, never of the data."""


class UnknownNameError(SheetopsError):
    """What was asked about is no part and no figure of the result."""
