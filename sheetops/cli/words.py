"""The words of the command line, from `schemas/wording.yaml`, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from sheetops.resources import schema_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

VIETNAMESE, ENGLISH = "vi", "en"
LANGUAGES = (VIETNAMESE, ENGLISH)


@lru_cache(maxsize=1)
def wording() -> Mapping[str, Any]:
    """The file as it stands: groups in groups, at last a text per language."""
    text = (schema_folder() / "wording.yaml").read_text(encoding="utf-8")
    # Python's own reader would cost more than all else that a `--help` does.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tree: Mapping[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 -- both loaders are safe ones
    return tree


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language by their keys, `group.name`."""

    lang: str = VIETNAMESE

    def __call__(self, key: str, **values: object) -> str:
        """The wording of a key with its values.

        Raises:
            KeyError: there is no such wording.
        """
        entry = _entry(key)
        if entry is None:
            raise KeyError(key)
        text: str = entry[self.lang]
        return text.format_map(values) if values else text

    def first(self, *keys: str) -> str:
        """The wording of the first key that has one; empty where none has."""
        found = (entry for entry in map(_entry, keys) if entry is not None)
        return str(next(found, {self.lang: ""})[self.lang])


def _entry(key: str) -> Mapping[str, str] | None:
    node: Any = wording()
    for step in key.split("."):
        node = node.get(step) if isinstance(node, dict) else None
    return node if isinstance(node, dict) and VIETNAMESE in node else None
