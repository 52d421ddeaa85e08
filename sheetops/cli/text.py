"""Text for a terminal or a pipe."""

from __future__ import annotations

# Characters that would act on a terminal instead of being shown: a cell of a submission may hold any of them.
_ACTING = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMLESS = dict.fromkeys(_ACTING, "\N{REPLACEMENT CHARACTER}")


def safe(text: str) -> str:
    """The text without what would act on a terminal; line breaks stay."""
    return text.translate(_HARMLESS)


def encodable(text: str) -> str:
    """The text as UTF-8 can hold it; in a file's name, bytes that Python could not read come back if they are UTF-8."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
