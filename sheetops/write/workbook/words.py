"""The words of the workbook, from `schemas/workbook.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from sheetops.resources import schema_folder

if TYPE_CHECKING:
    from collections.abc import Mapping


DECISIONS = ("status", "extended", "document", "opinion")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_COMMON = "workbook"


@lru_cache(maxsize=4)
def _tree(schema: str = "") -> Mapping[str, Any]:
    """The words of every workbook; with a schema its own over them, key by key, its sheets in place of the others."""
    text = (schema_folder() / f"{schema or _COMMON}.yaml").read_text(encoding="utf-8")
    tree: Mapping[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one
    return _laid_over(_tree(), tree) if schema else tree


def _laid_over(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    both = {
        name: {**common[name], **group} for name, group in own.items() if isinstance(group, dict) and name in common
    }
    return {**common, **own, **both, "sheets": own["sheets"]}


@dataclass(frozen=True, slots=True)
class Words:
    """The words by their keys, `group.name`; `item` and `period` are filled into all of them.

    Attributes:
        item: the kind's word for what it tracks ("nhiệm vụ").
        period: the period in words ("tháng 4 năm 2026").
        schema: the file whose words are laid over the common ones.
    """

    item: str
    period: str
    schema: str = ""

    def __call__(self, key: str, **values: object) -> str:
        """The wording of a key with its values; KeyError where the schema lacks it."""
        group, _, name = key.partition(".")
        tree = _tree(self.schema)
        wording: str = tree[group][name] if name else tree[group]
        return wording.format(**self._own(), **values) if "{" in wording else wording

    def label(self, group: str, code: str | None) -> str:
        """The label of a code; the code itself where the group lacks it, nothing where there is none."""
        return "" if code is None else str(_tree(self.schema)[group].get(code, code))

    def codes(self, group: str) -> tuple[str, ...]:
        """The codes of a group, in the order of the schema."""
        return tuple(_tree(self.schema)[group])

    @property
    def sheets(self) -> dict[str, str]:
        """The sheets of the workbook in their order: key → name."""
        return dict(_tree(self.schema)["sheets"])

    def _own(self) -> dict[str, str]:
        item, period = self.item, self.period
        return {
            "item": item,
            "Item": item[:1].upper() + item[1:],
            "ITEM": item.upper(),
            "period": period,
            "PERIOD": period.upper(),
        }


def sheet_names(schema: str = "") -> dict[str, str]:
    """The sheets of a workbook in their order: key → name."""
    return dict(_tree(schema)["sheets"])
