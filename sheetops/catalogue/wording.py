"""A text that users read, in both languages."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """What a schema file holds: frozen, and nothing that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(Data):
    """A word or text that users read, in Vietnamese and English."""

    vi: str
    en: str

    def text(self, lang: str = "vi") -> str:
        """The text in Vietnamese (`vi`) or English (`en`)."""
        return self.en if lang == "en" else self.vi
