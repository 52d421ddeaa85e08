from datetime import date
import pytest
from helpers import *
from sheetops.read import read_workbook
@pytest.mark.parametrize("ext", ["xlsx","xls","ods"])
def test_x(tmp_path, ext):
    p = make_workbook(tmp_path/f"a.{ext}", {"A": Sheet([["a","",3, 2.5],[date(2026,4,1), "x\ny"],[1],[2]], merges=["A1:B1"], hidden_rows=[3], hidden_columns=["C"]), "B": Sheet([["z"]], hidden=True)})
    r = read_workbook(p.read_bytes(), p.name)
    for g in r.grids: print(g)
    print(r.findings)
def test_ws(tmp_path, lexicon):
    import sheetops
    root = make_workspace(tmp_path, {"Phong Kinh te.xlsx": [HEADER, [1, "Họp", "15/4", "14/4", "HT"]]})
    ev = sheetops.consolidate(root)
    print(ev.to_dict()["tasks"])
