"""Text for a terminal."""

from __future__ import annotations

# Characters that would act on a terminal instead of being shown: a cell of a submission may hold any of them.
_ACTING = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMLESS = dict.fromkeys(_ACTING, "\N{REPLACEMENT CHARACTER}")


def safe(text: str) -> str:
    """The text without what would act on a terminal; line breaks stay."""
    return text.translate(_HARMLESS)
