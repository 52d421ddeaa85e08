"""What people call the parts and figures of a result: codes by the words of kind, workspace and `schemas/why.yaml`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from sheetops.catalogue.wording import Data, Wording
from sheetops.words.vocabulary import Vocabulary
from sheetops.yamlfile import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sheetops.kind import Kind

FIGURE = "figure"


class FigureWords(Data):
    """The words for one figure in both languages; the first of each is how it is shown."""

    vi: tuple[str, ...]
    en: tuple[str, ...]


class _Words(Data):
    version: Literal["1"]
    figures: dict[str, FigureWords]


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, FigureWords]:
    return shipped("why.yaml", _Words).figures


def figure_label(code: str, kind: Kind) -> Wording:
    """How a figure is shown: a status, rate or class of days as the kind calls it, any other as `why.yaml` does."""
    own = {ageing.code: ageing.label for ageing in kind.evaluation.ageing}
    own |= {rate.code: rate.label for rate in kind.evaluation.rates}
    own |= {status.code: status.label for status in kind.statuses}
    if code in own:
        return own[code]
    words = _shipped().get(code)
    return Wording(vi=words.vi[0], en=words.en[0]) if words else Wording(vi=code, en=code)


def figure_words(codes: Iterable[str], kind: Kind) -> Vocabulary:
    """The figures of a result by their codes and what people call them; the kind's own words come first."""
    own = {status.code: status.words for status in kind.statuses}
    entries = {}
    for code in codes:
        label, further = figure_label(code, kind), _shipped().get(code)
        others = (*further.vi, *further.en) if further and code not in own else ()
        entries[code] = (label.vi, label.en, code, *own.get(code, ()), *others)
    return Vocabulary(entries)
