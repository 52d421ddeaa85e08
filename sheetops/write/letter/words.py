"""The words of the letter: `schemas/letter.yaml`, and over them what the workspace says in `letter.wording`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sheetops.catalogue.wording import Data
from sheetops.errors import WorkspaceError
from sheetops.yamlfile import shipped


class LetterWords(Data):
    """`schemas/letter.yaml` as it stands."""

    version: Literal["1"]
    blank: str
    national: tuple[str, str]
    places: tuple[str, ...]
    number: str
    number_blank: str
    dated: str
    dated_no_place: str
    addressed: str
    recipients: str
    signer: tuple[str, ...]
    recipients_default: tuple[str, ...]
    filed: str
    end: str
    list_end: str
    wording: Mapping[str, str]


@lru_cache(maxsize=1)
def letter_words() -> LetterWords:
    """The words, read once."""
    return shipped("letter.yaml", LetterWords)


@dataclass(frozen=True, slots=True)
class Wording:
    """The passages of one letter by their keys; `always` is filled into all of them."""

    own: Mapping[str, str]
    always: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """A passage with its values.

        Raises:
            WorkspaceError: the workspace's own wording names a value that the passage does not have.
        """
        passage = self.own.get(key, letter_words().wording[key])
        try:
            return passage.format(**self.always, **values)
        except (KeyError, IndexError, ValueError) as error:
            names = ", ".join(f"{{{name}}}" for name in (*self.always, *values))
            raise WorkspaceError(
                f'sheetops.yaml, letter.wording.{key}: "{passage}" có chỗ trống không dùng được; chỉ dùng {names}',
                f'sheetops.yaml, letter.wording.{key}: "{passage}" has a placeholder that is not known; use {names}',
            ) from error


def wording(own: Mapping[str, str], always: Mapping[str, str]) -> Wording:
    """The passages of a workspace's letter.

    Raises:
        WorkspaceError: it says something otherwise that no letter says.
    """
    if unknown := sorted(set(own) - set(letter_words().wording)):
        known = ", ".join(letter_words().wording)
        raise WorkspaceError(
            f"sheetops.yaml, letter.wording: không có câu chữ tên {', '.join(unknown)}; chỉ có: {known}",
            f"sheetops.yaml, letter.wording: there is no passage {', '.join(unknown)}; there are: {known}",
        )
    return Wording(own, always)
