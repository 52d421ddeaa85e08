"""Filling a template: "{name}" is replaced; a passage in [brackets] is dropped where any of its names has no value."""

from __future__ import annotations

import re
from collections.abc import Callable

MISSING = "…"
_PASSAGE = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")


def fill(template: str, shown: Callable[[str], str]) -> str:
    """A template with its values; only the template is searched, so values may hold any character.

    Args:
        shown: name → what is shown for it; empty where there is nothing, which outside of passages is "…".
    """

    def passage(match: re.Match[str]) -> str:
        return match[1] if all(shown(name) for name in _NAME.findall(match[1])) else ""

    return _NAME.sub(lambda match: shown(match[1]) or MISSING, _PASSAGE.sub(passage, template))
