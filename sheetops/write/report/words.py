"""The words of the report that the workbooks do not have, from `schemas/report.yaml`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from sheetops.resources import schema_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.workbook.common import CommonLabels


@lru_cache(maxsize=1)
def _tree() -> Mapping[str, str]:
    tree: Mapping[str, str] = yaml.safe_load((schema_folder() / "report.yaml").read_text(encoding="utf-8"))
    return tree


def say(book: CommonLabels, key: str, **values: object) -> str:
    """The wording of a key with its values and the kind's word for what it tracks."""
    item = book.kind.item.vi
    return _tree()[key].format(item=item, Item=item[:1].upper() + item[1:], period=book.words.period, **values)
