"""The words of dates and deadlines, loaded from `schemas/dates.yaml`, and the text they are looked for in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sheetops.resources import schema_folder
from sheetops.text import bare_key, key
from sheetops.yamlfile import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

_HOOK_FOR_TILDE = {"\u0303": "\u0309"}
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x2044: 0x2F, 0x2215: 0x2F, 0x2019: 0x27}


@dataclass(frozen=True, slots=True)
class DateText:
    """A text made ready for reading.

    Attributes:
        plain: lower case, without accents; punctuation is kept, line breaks are "; ".
        spelt: for each character of `plain`, the same with its accents (tones last, as in `text.key`).
        accented: whether there is any accent at all; without one, accents prove nothing.
    """

    plain: str
    spelt: tuple[str, ...]
    accented: bool

    def spelling(self, start: int, end: int) -> str:
        """The characters from `start` to `end` with their accents."""
        return "".join(self.spelt[start:end])


def date_text(text: str) -> DateText:
    """The text with Unicode form, width, dashes, case and tone placement folded away."""
    folded = key("; ".join(text.translate(_FULL_WIDTH).splitlines()))
    spelt: list[str] = []
    for ch in folded:
        if unicodedata.combining(ch) and spelt:
            spelt[-1] += ch
        else:
            spelt.append(ch)
    return DateText("".join(_bare(s) for s in spelt), tuple(spelt), any(len(s) > 1 or s == "đ" for s in spelt))


def _bare(spelt: str) -> str:
    return "d" if spelt[0] == "đ" else spelt[0]


def plain(phrase: str) -> str:
    """A phrase of the YAML as it stands in `DateText.plain`."""
    return date_text(phrase).plain


def alternation(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first."""
    words = sorted({plain(p) for p in phrases}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s*") for w in words) + ")"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A known phrase: its kind ("before", "filler" …), its plain form and its spelling."""

    kind: str
    plain: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateWords:
    """Everything in `schemas/dates.yaml`, looked up by name.

    Attributes:
        data: the file as it stands.
        phrases: the phrases of `words` and `positions` by their first word, the longest first.
        confusable: spellings that only the accent tells apart.
        blanks: bare keys of what means nothing.
        numbers, bare_numbers: numbers in words, with accents, and without where that leaves no doubt.
    """

    data: Mapping[str, Any]
    phrases: Mapping[str, tuple[Phrase, ...]]
    confusable: frozenset[str]
    blanks: frozenset[str]
    numbers: Mapping[str, int]
    bare_numbers: Mapping[str, int]

    def any_of(self, *path: str) -> str:
        """A regular expression for any word of a list, such as `any_of("units", "month")`."""
        found: Any = self.data
        for name in path:
            found = found[name]
        return alternation(found)

    def numbered(self, name: str) -> dict[int, str]:
        """A table of number → words as number → regular expression."""
        return {int(number): alternation(words) for number, words in self.data[name].items()}

    def number(self, text: DateText, start: int, end: int) -> int | None:
        """A number written in words; None where it is another word, or may be one."""
        spelling = text.spelling(start, end)
        if text.accented and (spelling in self.numbers or spelling in self.confusable):
            return self.numbers.get(spelling)
        return self.bare_numbers.get(text.plain[start:end])

    def agrees(self, text: DateText, start: int, words: tuple[str, ...]) -> bool:
        """Whether the text at `start` is spelt so; accents may be left out, but not be others: "tài" is no "tại"."""
        if not text.accented:
            return True
        found = text.spelling(start, start + sum(map(len, map(plain, words))) + len(words) - 1).split(" ")
        pairs = zip(found, words, strict=False)
        return all(f == w or (not {f, w} & self.confusable and _lacks_accents(f, w)) for f, w in pairs)

    def phrase_at(self, text: DateText, start: int) -> Phrase | None:
        """The longest known phrase that begins at `start` and ends where a word ends."""
        first = re.compile(r"[a-z0-9%]+").match(text.plain, start)
        for phrase in self.phrases.get(first.group(), ()) if first else ():
            end = start + len(phrase.plain)
            whole = text.plain.startswith(phrase.plain, start) and not text.plain[end : end + 1].isalnum()
            if whole and self.agrees(text, start, phrase.words):
                return phrase
        return None


def _phrases(words: Mapping[str, list[str]]) -> dict[str, tuple[Phrase, ...]]:
    by_first: dict[str, list[Phrase]] = {}
    for kind, phrases in words.items():
        for phrase in phrases:
            by_first.setdefault(plain(phrase).split(" ")[0], []).append(
                Phrase(kind, plain(phrase), tuple(key(phrase).split(" ")))
            )
    return {first: tuple(sorted(found, key=lambda p: -len(p.plain))) for first, found in by_first.items()}


def _numbers(data: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
    spelt = {key(word): int(number) for number, words in data["numbers"].items() for word in words}
    doubtful = {plain(word) for word in data["ambiguous_without_accents"]}
    return spelt, {plain(word): number for word, number in spelt.items() if plain(word) not in doubtful}


def _lacks_accents(found: str, word: str) -> bool:
    """Whether a word is spelt as another, but for accents that were left out, and hỏi for ngã."""
    marks, known = (
        Counter(_HOOK_FOR_TILDE.get(ch, ch) for ch in w if unicodedata.combining(ch)) for w in (found, word)
    )
    return marks <= known and not ("đ" in found and "đ" not in word)


@lru_cache(maxsize=1)
def inside_pattern() -> re.Pattern[str]:
    """What stands before a unit alone that means the one of the period: "trong tháng", "cuối quý"."""
    data = date_words().data
    words = (*data["inside"], *(word for words in data["positions"].values() for word in words))
    return re.compile(rf"(?<![a-z]){alternation(words)}[\s:]*$")


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """The words of `schemas/dates.yaml`, read once."""
    data: Mapping[str, Any] = load_yaml(schema_folder() / "dates.yaml").data
    numbers, bare_numbers = _numbers(data)
    positions = {f"position:{name}": words for name, words in data["positions"].items()}
    return DateWords(
        data=data,
        phrases=_phrases({**data["words"], **positions}),
        confusable=frozenset(key(word) for word in data["confusable"]),
        blanks=frozenset(bare_key(word) for word in data["blanks"]),
        numbers=numbers,
        bare_numbers=bare_numbers,
    )
