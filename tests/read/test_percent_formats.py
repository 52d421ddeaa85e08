"""Which number formats show a percentage, and which cells of an .xlsx have one."""

from __future__ import annotations

import pytest

from sheetops.read.percent_formats import percent_styles, percentages, shows_percentage

STYLES = """<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/>
<numFmt numFmtId="165" formatCode="0&quot;%&quot;"/>
</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/>
<xf numFmtId="164"><alignment/></xf><xf numFmtId="165"/></cellXfs></styleSheet>"""


@pytest.mark.parametrize("code", ["0%", "0.00%", "0 %", "[Red]0%", "0%;-0%", '0.0% "khối lượng"'])
def test_a_format_that_shows_percentages(code: str) -> None:
    assert shows_percentage(code)


@pytest.mark.parametrize("code", ["General", "0.00", '0"%"', "0\\%", "dd/mm/yyyy", '0;"%"', "0_%"])
def test_a_sign_that_only_stands_there_changes_no_number(code: str) -> None:
    assert not shows_percentage(code)


def test_the_styles_that_show_percentages() -> None:
    assert percent_styles(STYLES.encode()) == {1, 2}
    assert percent_styles(STYLES.replace("cellXfs", "others").encode()) == set()


def test_the_cells_that_may_hold_such_a_number() -> None:
    cells = '<c r="A1" s="1"><v>1</v></c><c r="B1" s="11"><v>1</v></c><c r="C1" t="s" s="1"><v>0</v></c>'
    more = '<c s="2" r="D1" t="n"><v>.5</v></c><c r="E1" s="1"/><c r="F1"><v>1</v></c>'
    row = f'<row r="1">{cells}{more}</row>'.encode()
    assert percentages(row, frozenset({1, 2})) == {(1, 1), (1, 4)}
    assert percentages(row, frozenset()) == set()


def test_cells_that_do_not_say_their_place() -> None:
    row = b'<row r="2"><c s="1"><v>1</v></c><c><v>1</v></c><c s="1"><v>0.5</v></c><c s="1"/></row>'
    assert percentages(row, frozenset({1})) == {(2, 1), (2, 3)}
