"""Documents as people cite them, and which of them are the same."""

from __future__ import annotations

from datetime import date

import pytest

from sheetops.score import EvidenceFile, Mark, documents
from sheetops.words.citations import citations


@pytest.mark.parametrize(
    ("text", "number", "kind", "issuer", "day"),
    [
        ("Kế hoạch số 02/KH-UBND, ngày 02/01/2026", "02/KH-UBND", "KH", "UBND", date(2026, 1, 2)),
        ("12/KH-UBND", "12/KH-UBND", "KH", "UBND", None),
        ("QĐ 2648/QĐ-UBND ngày 05 tháng 4 năm 2026", "2648/QĐ-UBND", "QĐ", "UBND", date(2026, 4, 5)),
        ("NQ 5/2026/NQ-HĐND (ngày 3.2.2026)", "5/2026/NQ-HĐND", "NQ", "HĐND", date(2026, 2, 3)),
        ("7/TB – UBND ngày 31/02/2026", "7/TB-UBND", "TB", "UBND", None),
    ],
)
def test_a_citation(text: str, number: str, kind: str, issuer: str, day: date | None) -> None:
    [one] = citations(text)
    assert (one.number, one.type, one.issuer, one.day) == (number, kind, issuer, day)


@pytest.mark.parametrize("text", ["", "đạt 21/38 hồ sơ", "ngày 02/4/2026", "100%"])
def test_what_cites_nothing(text: str) -> None:
    assert citations(text) == ()


def test_a_document_of_several_indicators_names_the_others() -> None:
    cited = {"1.1": "12/KH-UBND ngày 05/01/2026; 3/BC-UBND", "1.2": "12/KH-UBND", "2.1": "12/KH-UBND ngày 06/01/2026"}
    frame = documents({code: (Mark(code, "KT", 1.0, evidence=text),) for code, text in cited.items()}, ())
    assert list(frame["code"] + " " + frame["number"]) == [
        "1.1 12/KH-UBND",
        "1.1 3/BC-UBND",
        "1.2 12/KH-UBND",
        "2.1 12/KH-UBND",
    ]
    assert list(frame["twin"]) == [("1.2",), (), ("1.1", "2.1"), ("1.2",)]


def test_a_file_is_known_by_number_and_symbol() -> None:
    file = EvidenceFile("minh-chung/012-KH-UBND.pdf", 3, "ab")
    frame = documents({"1.1": (Mark("1.1", "KT", 1.0, evidence="12/KH-UBND và 2/KH-UBND"),)}, [file])
    assert list(frame["file"].isna()) == [False, True]
    assert frame.loc[0, "sha256"] == "ab"
