"""Encrypted files: those that ask for a password, and those that Excel opens without asking.

Excel encrypts a workbook whose structure is protected, or that is reserved for writing, with a password of its own,
and tries that one first: who sends such a file does not know that it is encrypted.
"""

from __future__ import annotations

import io
import re

from sheetops.read.compound import SIGNATURE
from sheetops.read.sniff import Content
from sheetops.read.xls import for_decryption, is_locked

_OF_EXCEL = "VelvetSweatshop"  # [MS-OFFCRYPTO] 2.4.2.3
_ROUNDS = re.compile(rb'\bspinCount="(\d+)"')
_MOST_ROUNDS = 1_000_000  # Excel makes 100,000; more only costs time


def is_encrypted(data: bytes, content: Content) -> bool:
    """Whether a file is encrypted; false where it is damaged.

    Args:
        content: what the file is, as `sniff` says.
    """
    return is_locked(data) if content == "xls" else content == "encrypted"


def opened(data: bytes, content: Content) -> bytes | None:
    """What an encrypted file holds; None where Excel would ask for its password.

    Args:
        content: what the file is, as `sniff` says.
    """
    if not data.startswith(SIGNATURE) or any(int(rounds) > _MOST_ROUNDS for rounds in _ROUNDS.findall(data)):
        return None
    import msoffcrypto  # few files are encrypted

    plain = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(for_decryption(data) if content == "xls" else data))
        file.load_key(password=_OF_EXCEL)
        file.decrypt(plain)
    except Exception:  # whatever a damaged file makes of it
        return None
    return plain.getvalue()
