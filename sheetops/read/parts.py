"""What the parts of XML workbooks have in common."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def local(element: Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
