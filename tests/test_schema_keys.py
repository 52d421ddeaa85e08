"""No file of data says one thing twice: a reader of YAML takes the last, in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

SCHEMAS = sorted((Path(__file__).resolve().parent.parent / "schemas").glob("*.yaml"))


def repeated(node: Any) -> list[str]:
    """The keys that a mapping has twice, at any depth, with their lines."""
    if isinstance(node, yaml.SequenceNode):
        return [each for item in node.value for each in repeated(item)]
    if not isinstance(node, yaml.MappingNode):
        return []
    names = [name.value for name, _ in node.value]
    here = [f"line {name.start_mark.line + 1}: {name.value}" for name, _ in node.value if names.count(name.value) > 1]
    return here + [each for _, value in node.value for each in repeated(value)]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_no_key_stands_twice(path: Path) -> None:
    assert repeated(yaml.compose(path.read_text(encoding="utf-8"))) == []
