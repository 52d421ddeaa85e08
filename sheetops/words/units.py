"""The names of the commune's units, as people write them in cells, headings, titles and file names.

A unit is found where the whole text is its name, an alias, or an abbreviation of one, whatever stands around it
that says nothing ("xã", "chủ trì", "đ/c Trưởng …").  Words that are left over make it another unit's name:
"Phòng Kinh tế huyện Bắc Hà" is nobody here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from sheetops.config import Unit, Workspace
from sheetops.text import bare_key, clean, word_key
from sheetops.words.abbreviations import abbreviable, abbreviates
from sheetops.words.sheet import sheet_words
from sheetops.words.struck import as_meant
from sheetops.words.unit_text import one_way, other_names, without_kind
from sheetops.words.vocabulary import Vocabulary

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_SEPARATOR = r"[,;\n&+]|(?<![đĐ])/|\s-\s|\bvà\b|\bva\b"
_DOCUMENT = re.compile(r"\d*\s*/\s*(?:\d{4}\s*/\s*)?[^\W\d_][\w&]*(?:-[\w&]+)+|\d+\s*/\s*[A-ZĐ]+\b")
_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"\b[A-ZĐ]{2,}\b")
_AND = frozenset({"va"})
_SHORT = 3
_FEWEST_SPACES = 2  # the words of "Văn phòng" may not be exchanged


def _bare_longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({bare for word in words if (bare := bare_key(word))}, key=lambda w: (-len(w), w)))


def _any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, with accents or without, and a colon behind it."""
    forms = sorted({form for word in words for form in (word, bare_key(word))}, key=len, reverse=True)
    return rf"\b(?:{'|'.join(re.escape(form) for form in forms)})\b\s*:?"


def _camel_apart(text: str) -> str:
    """A text with spaces before the capitals within its words: "PhongKinhTe_T4".

    Not within "QUảN": TCVN3 has no toned capitals, so that capitals and small letters stand in one word.
    """
    letters = zip(f" {text}", text, f"{text[1:]} ", strict=False)
    return "".join(
        f" {c}" if a.islower() and c.isupper() and (a.isascii() or b.islower()) else c for a, c, b in letters
    )


class UnitNames:
    """The units of a workspace by their names."""

    def __init__(self, workspace: Workspace) -> None:
        office = (workspace.office.short, workspace.office.place, workspace.office.name)
        self._fillers = _bare_longest_first((*sheet_words().unit_fillers, *filter(None, office)))
        self._kinds = _bare_longest_first(sheet_words().unit_kinds)
        self._persons = tuple(f"{clean(word).casefold()} " for word in sheet_words().persons)
        self._outside = tuple(f"{word_key(word)} " for word in sheet_words().other_levels)
        supports = _any_of(sheet_words().supports)
        self._separator = re.compile(rf"{_SEPARATOR}|{supports}", re.IGNORECASE)
        self._supports = re.compile(rf"\W*{supports}", re.IGNORECASE)
        self._fields = frozenset(map(bare_key, sheet_words().unit_fields))
        names = {u.code: (u.name, u.code, *u.aliases) for u in workspace.units}
        self._vocabulary = Vocabulary(names)
        self._synonyms = Vocabulary({u.code: self._other_names(u) for u in workspace.units})
        self._kindless = Vocabulary({u.code: self._without_kind(u) for u in workspace.units})
        self._plain = Vocabulary({code: map(self._without_fillers, known) for code, known in names.items()})
        self._sorted = Vocabulary({code: map(self._in_order, known) for code, known in names.items()})
        self._long_names = self._by_letter({u.code: self._forms(u) for u in workspace.units})
        self._most_words = max((len(word_key(n).split()) for known in names.values() for n in known), default=0)
        self.find = lru_cache(maxsize=8192)(self._find)
        self.lead = lru_cache(maxsize=8192)(self._lead)
        self.nearest = self._vocabulary.nearest

    def _forms(self, unit: Unit) -> tuple[str, ...]:
        """The names that may be abbreviated: those of several words, also without what says nothing.

        None that is abbreviated already: "BC" is "báo cáo", and no "Ban CHQS".
        """
        names = (unit.name, *(alias for alias in unit.aliases if not _ACRONYM.search(alias)))
        return tuple(dict.fromkeys(form for n in names for form in (n, self._without_fillers(n)) if " " in form))

    def _other_names(self, unit: Unit) -> tuple[str, ...]:
        """The names under which such a unit is known anywhere."""
        known = {self._without_fillers(one_way(name)) for name in (unit.name, *unit.aliases)}
        return tuple(
            o for name, others in other_names().items() if self._without_fillers(name) in known for o in others
        )

    def _without_kind(self, unit: Unit) -> tuple[str, ...]:
        """The unit's names without the word for what it is."""
        forms = (unit.name, self._without_fillers(unit.name))
        return tuple(rest for form in forms if (rest := without_kind(form, self._kinds)))

    def _by_letter(self, forms: Mapping[str, tuple[str, ...]]) -> dict[str, list[tuple[str, str]]]:
        """(code, name) pairs by the letters with which an abbreviation of the name may begin."""
        pairs: dict[str, list[tuple[str, str]]] = {}
        for code, names in forms.items():
            for name in names:
                for letter in sorted({form[0] for form in abbreviable(name, self._kinds)}):
                    pairs.setdefault(letter, []).append((code, name))
        return pairs

    def _without_fillers(self, text: str) -> str:
        padded = f" {bare_key(text)} "
        for filler in self._fillers:
            while f" {filler} " in padded:
                padded = padded.replace(f" {filler} ", " ")
        return " ".join(word for word in padded.split() if word not in _AND)

    def _in_order(self, text: str) -> str:
        return " ".join(sorted(self._without_fillers(text).split()))

    def _find(self, text: str) -> str | None:
        """The unit that a text names and nothing else; a remark in parentheses does not count."""
        bare = _PARENTHESES.sub(" ", text)
        code = next(
            (code for form in dict.fromkeys((text, bare, one_way(bare))) if (code := self._of_form(form))), None
        )
        meant = None if code else as_meant(text)
        return self._find(meant) if meant else code

    def _of_form(self, text: str) -> str | None:
        if code := self._vocabulary.find(text):
            return code
        plain = self._without_fillers(text)
        if plain and (code := self._vocabulary.find(plain) or self._plain.find(plain)):
            return code
        in_order = self._in_order(text)
        ordered = self._sorted.find(in_order) if in_order.count(" ") >= _FEWEST_SPACES else None
        return ordered or self._abbreviated(text, plain) or self._synonyms.find(text) or self._synonyms.find(plain)

    def _lead(self, text: str) -> str | None:
        """The unit that a lead's cell names, where the word for what it is may be missing: "Kinh tế", "Y tế xã"."""
        if code := self.find(text):
            return code
        bare = one_way(_PARENTHESES.sub(" ", text))
        return self._kindless.find(bare) or self._kindless.find(self._without_fillers(bare))

    def _abbreviated(self, text: str, plain: str) -> str | None:
        """The one unit whose name a text abbreviates."""
        codes = {
            code
            for form in dict.fromkeys((text, plain))
            for code, name in self._long_names.get(bare_key(form)[:1], ())
            if abbreviates(form, name, self._kinds)
        }
        return next(iter(codes)) if len(codes) == 1 else None

    def in_cell(self, text: str) -> tuple[str | None, tuple[str, ...]]:
        """The unit that a lead cell names first, and the rest: codes of known units, other texts as written.

        None where what comes first is no known unit: a name is never guessed from a part of it.  Persons
        ("đ/c Phó Chủ tịch") are passed over.
        """
        if code := self.lead(text):
            return code, ()
        if self._supports.match(clean(text)):
            return None, ()  # it says who helps, and not who leads
        parts = [part for part in self._parts(clean(text)) if part[0] or not self._begins_as_person(part[1])]
        if not parts or parts[0][0] is None or self._goes_on(parts[1:]):
            return None, ()
        others = dict.fromkeys(code or written for code, written in parts[1:])
        return parts[0][0], tuple(other for other in others if other != parts[0][0])

    def _goes_on(self, parts: list[tuple[str | None, str]]) -> bool:
        """Whether what follows a unit's name at once makes it another one's: "Phòng Kinh tế - Hạ tầng"."""
        return bool(parts) and parts[0][0] is None and bare_key(parts[0][1]) in self._fields

    def _parts(self, text: str) -> list[tuple[str | None, str]]:
        """(code or None, text) of each part of a cell, each as long as it can be: names may hold separators."""
        cuts = [(0, 0), *(match.span() for match in self._separator.finditer(text)), (len(text), len(text))]
        parts: list[tuple[str | None, str]] = []
        at = 0
        while at < len(cuts) - 1:
            ends = range(len(cuts) - 1, at, -1)
            pieces = ((end, text[cuts[at][1] : cuts[end][0]].strip(" .-")) for end in ends)
            found = next(((end, piece, code) for end, piece in pieces if (code := self._of_part(piece))), None)
            end, piece, code = found or (at + 1, text[cuts[at][1] : cuts[at + 1][0]].strip(" .-"), None)
            parts += [(code, piece)] if piece else []
            at = end
        return parts

    def _of_part(self, text: str) -> str | None:
        """The unit of a part; of a person it is the one in parentheses: "đ/c Phó phòng (Phòng Kinh tế)"."""
        code = self.find(text)
        if code is None and self._begins_as_person(text):
            inside = (self.find(inner) for inner in _PARENTHESES.findall(text))
            code = next((found for found in inside if found), None)
        return code

    def _begins_as_person(self, text: str) -> bool:
        return f"{clean(text).casefold()} ".startswith(self._persons)

    def in_line(self, text: str) -> tuple[str, ...]:
        """The units that a line of a title or a file name speaks of, in its order.

        Symbols of documents and forms (312/UBND-VP, 02/TH) name nobody; abbreviations of up to three letters must be
        written in capitals or begin the line, for "cả năm" is no "CA".
        """
        if code := self.find(text):
            return (code,)
        words = _WORD.findall(_camel_apart(_DOCUMENT.sub(" ", clean(text).replace("_", " "))))
        codes: list[str] = []
        at = 0
        while at < len(words):
            size, code = self._longest_at(words, at)
            if code:
                codes.append(code)
            at += max(size, 1)
        return tuple(dict.fromkeys(codes))

    def _longest_at(self, words: list[str], at: int) -> tuple[int, str | None]:
        for size in range(min(self._most_words, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            code = self._vocabulary.find(phrase) or self._abbreviated(phrase, "") or self._synonyms.find(phrase)
            follows = f"{word_key(' '.join(words[at + size :][:2]))} "
            if code and self._sure(phrase, at):
                return size, None if follows.startswith(self._outside) else code
        return 0, None

    @staticmethod
    def _sure(phrase: str, at: int) -> bool:
        short = len(phrase.replace(" ", "")) <= _SHORT
        return not short or at == 0 or (phrase.isupper() and word_key(phrase) == bare_key(phrase))
