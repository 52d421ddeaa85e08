"""Where the data that ships with sheetops lies."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from sheetops.errors import SheetopsError


@lru_cache(maxsize=1)
def schema_folder() -> Path:
    """The folder of the schemas.

    A wheel carries them inside the package; a checkout, and an editable install of it, beside the package.

    Raises:
        SheetopsError: the installation has neither.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "schemas", package.parent / "schemas"):
        if (folder / "rules.yaml").is_file():
            return folder
    raise SheetopsError(
        "Bản cài đặt sheetops thiếu thư mục schemas. Đề nghị cài đặt lại sheetops.",
        "This installation of sheetops lacks its schemas. Install sheetops again.",
    )
