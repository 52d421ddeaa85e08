"""What a file of the inbox is by its name and its first bytes: `schemas/folder.yaml`.

Only what may be a spreadsheet is handed to the reader, which decides by the content.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import cached_property, lru_cache
from pathlib import PurePath

from pydantic import BaseModel, ConfigDict

from sheetops.text import bare_key, folded
from sheetops.yamlfile import shipped

SPREADSHEET = "spreadsheet"
OTHER, LOCK, SYSTEM, HIDDEN, TEMPORARY = "other", "lock", "system", "hidden", "temporary"
ARCHIVE = "archive"

_SAVING = re.compile(r"[0-9A-F]{8}")  # what Excel calls a file while it saves it into a shared folder
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_HEAD = len(_OLE)
_WORKBOOK_PARTS = frozenset({"xl/workbook.xml", "xl/workbook.bin"})
_MOST_ENTRIES = 20_000


class FolderWords(BaseModel):
    """What lies in an inbox besides spreadsheets (`schemas/folder.yaml`, whose comments say what each list is)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    spreadsheets: tuple[str, ...]
    others: dict[str, tuple[str, ...]]
    system_names: tuple[str, ...]
    system_folders: tuple[str, ...]
    locks: tuple[str, ...]
    resource_forks: tuple[str, ...]
    temporary_prefixes: tuple[str, ...]
    temporary: tuple[str, ...]
    copies: tuple[str, ...]

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Extension → kind."""
        others = {extension: kind for kind, extensions in self.others.items() for extension in extensions}
        return {**dict.fromkeys(self.temporary, TEMPORARY), **others, **dict.fromkeys(self.spreadsheets, SPREADSHEET)}

    @cached_property
    def copy_words(self) -> re.Pattern[str]:
        """How the name of a copy goes, without accents: with such a word, or a number in parentheses at its end."""
        words = "|".join(sorted((re.escape(bare_key(word)) for word in self.copies), key=len, reverse=True))
        return re.compile(rf"\b(?:{words})\b|\(\d{{1,2}}\)\s*$| - \d{{1,2}}$")


@lru_cache(maxsize=1)
def folder_words() -> FolderWords:
    """The words of `schemas/folder.yaml`."""
    return shipped("folder.yaml", FolderWords)


def kind_by_name(name: str) -> str | None:
    """The kind of a file by its name: spreadsheet, a kind of `others`, lock, system …; None where it tells nothing."""
    words, plain = folder_words(), folded(name).strip()
    if plain.startswith(words.locks):
        return LOCK
    if plain in words.system_names or plain.startswith(words.resource_forks):
        return SYSTEM
    kind = words.kinds.get(_extension(plain))
    if plain.startswith(".") and kind != "cloud":
        return HIDDEN
    if plain.startswith(words.temporary_prefixes) or _SAVING.fullmatch(name):
        return TEMPORARY
    return kind


def folder_kind(name: str) -> str | None:
    """Why a folder is not looked into, by its name: hidden, or a system's own; None for any other."""
    plain = folded(name).strip()
    if plain in folder_words().system_folders:
        return SYSTEM
    return HIDDEN if plain.startswith(".") else None


def _extension(plain: str) -> str:
    return PurePath(plain).suffix[1:].strip(" ~")


def may_be_spreadsheet(head: bytes) -> bool:
    """Whether a file of an unknown or of no extension ("Báo cáo T4.2026") may be a spreadsheet, by its first bytes."""
    return head.startswith((_OLE, _ZIP))


def is_workbook(data: bytes) -> bool:
    """Whether an archive is itself a workbook that lost its extension on the way: some browsers call it .zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return len(archive.filelist) <= _MOST_ENTRIES and not _WORKBOOK_PARTS.isdisjoint(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
