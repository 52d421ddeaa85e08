"""Encrypted workbooks, made of plain ones."""

from __future__ import annotations

import io
import struct
import zipfile
from hashlib import md5
from pathlib import Path

from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4

from sheetops.read.container import compound
from sheetops.read.xls import workbook_stream

OF_EXCEL = "VelvetSweatshop"  # the password that Excel tries before it asks
_BOF, _SHEET, _PASSWORD = 0x809, 0x85, 0x2F
_PLAIN = {_BOF, _PASSWORD, 0xE1, 0x138, 0x194, 0x195, 0x196}  # what is never encrypted ([MS-XLS] 2.2.10)
_BLOCK = 1024
_SALT = bytes(range(16))


def locked_package(path: Path, password: str) -> bytes:
    """An .xlsx or .xlsb encrypted as Excel does it since 2010; `path` is the plain one."""
    buffer = io.BytesIO()
    with path.open("rb") as file:
        OOXMLFile(file).encrypt(password, buffer)
    return buffer.getvalue()


def locked_xls(data: bytes, password: str) -> bytes:
    """An .xls encrypted as Excel 97 to 2003 does it by default; `data` is the plain one."""
    stream = workbook_stream(data)
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    head = _password_record(password)
    moved = stream[:first] + head + _with_places_moved(stream[first:], len(head))
    cipher = DocumentRC4.decrypt(password, _SALT, io.BytesIO(moved), blocksize=_BLOCK).read()
    return compound("Workbook", bytes(_mixed(moved, cipher)))


def _password_record(password: str) -> bytes:
    verifier = bytes(16)
    both = DocumentRC4.decrypt(password, _SALT, io.BytesIO(verifier + md5(verifier).digest())).read()
    return struct.pack("<HHHHH", _PASSWORD, 54, 1, 1, 1) + _SALT + both


def _with_places_moved(rest: bytes, by: int) -> bytes:
    """The stream whose sheets say where they begin, once something stands before them."""
    moved, at = bytearray(rest), 0
    while at + 4 <= len(moved):
        kind, length = struct.unpack_from("<HH", moved, at)
        if kind == _SHEET:
            moved[at + 4 : at + 8] = struct.pack("<I", struct.unpack_from("<I", moved, at + 4)[0] + by)
        at += 4 + length
    return bytes(moved)


def _mixed(plain: bytes, cipher: bytes) -> bytearray:
    """The encrypted stream: heads of records, some records, and the places of sheets stay as they are."""
    mixed, at = bytearray(plain), 0
    while at + 4 <= len(mixed):
        kind, length = struct.unpack_from("<HH", plain, at)
        if kind not in _PLAIN:
            begin = at + (8 if kind == _SHEET else 4)
            mixed[begin : at + 4 + length] = cipher[begin : at + 4 + length]
        at += 4 + length
    return mixed


def locked_ods(data: bytes) -> bytes:
    """An .ods whose manifest says that its content is encrypted."""
    return _changed(data, "META-INF/manifest.xml", b"</manifest:manifest>", b"<manifest:encryption-data/>%b")


def locked_zip(data: bytes) -> bytes:
    """An archive whose parts are marked as encrypted."""
    marked = bytearray(data)
    at = data.index(b"PK\x01\x02")
    marked[at + 8] |= 1
    return bytes(marked)


def _changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new.replace(b"%b", old)) if name == part else content)
    return buffer.getvalue()
