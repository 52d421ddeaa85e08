"""One YAML of cases per rule that this version raises, and one runner: what trips it, where, and what must not.

A case is a workspace. `rows` stand below `header` in one sheet of one file; `files` gives several files instead (name
→ rows, or `text:` for a file that is no workbook). `register` is a sheet of the register, `assignments` one more of
it, `previous` one that the Office kept of last period; each with `rows` and `header`. `earlier` is another month, whose
result lies in `ky-truoc`. `evidence` are names of files in the folder of evidence. `finds` are all findings of the
rule: what is given of each must be so. `absent` are other rules that must not be raised; of `tasks` and `indicators`
what is given must be so. `kind` is the kind of sheet. `settings` are further keys of `sheetops.yaml`. `font` types
every text of the sheet in a legacy font; with `font_lost` the bytes stand in an ordinary one. A cell {stored: …, font:
…} holds a text as it is given.
"""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import HEADER, SCORE_HEADER, Formula, Legacy, Sheet, make_workspace, make_xlsx, typed

import sheetops
from sheetops import catalogue
from sheetops.scored import Result

FOLDER = Path(__file__).parent
HEADERS = {"task_tracking": HEADER, "par_index": SCORE_HEADER}
PLACES = {
    "register": "dang-ky/giao viec.xlsx",
    "assignments": "dang-ky/phan cong.xlsx",
    "previous": "ky-truoc/thang 3.xlsx",
}
FILES = sorted(FOLDER.glob("[A-Z][0-9]*.yaml"))


def cases() -> list[Any]:
    loaded = [(path.stem, case) for path in FILES for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return [pytest.param(code, case, id=f"{code}: {case['case']}") for code, case in loaded]


def cell_of(value: Any, case: dict[str, Any]) -> Any:
    if isinstance(value, dict):
        return Formula(value["formula"]) if "formula" in value else Legacy(value["stored"], value["font"])
    if not isinstance(value, str) or "font" not in case:
        return value
    cell = typed(value, case["font"])
    return cell.text if case.get("font_lost") else cell


def sheet_of(case: dict[str, Any]) -> Sheet:
    rows = [*case.get("above", []), case.get("header", HEADERS[case.get("kind", "task_tracking")]), *case["rows"]]
    shown = [[cell_of(value, case) for value in row] for row in rows]
    hidden = {name: case.get(name, ()) for name in ("hidden_rows", "hidden_columns")}
    return Sheet(shown, hidden=case.get("hidden", False), far=case.get("far", {}), **hidden)


def content(file: Any, folder: Path) -> Any:
    if "text" in file:
        return file["text"].encode()
    if "encrypted" in file:
        return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    if "saved_as" in file:
        return make_xlsx(folder / "saved.xlsx", sheet_of(file)).read_bytes()
    return {case["sheet"]: sheet_of(case) for case in file["sheets"]} if "sheets" in file else sheet_of(file)


def consolidated(case: dict[str, Any], root: Path) -> Result:
    """The case's workspace, consolidated; files are changed one minute after another, in the order of the case."""
    files = case.get("files") or {"Phong Kinh te.xlsx": case}
    folder = root / "workspace"
    made = {name: content(file, root) for name, file in files.items()}
    kind = {"kind": case["kind"]} if "kind" in case else {}
    make_workspace(folder, made, **kind, **case.get("settings", {}))
    for at, (name, file) in enumerate(files.items()):
        when = datetime.fromisoformat(f"{file.get('modified', f'2026-04-16T08:{at:02d}:00')}+07:00").timestamp()
        os.utime(folder / "nop" / name, (when, when))
    for name, path in PLACES.items():
        if name in case:
            (folder / path).parent.mkdir(exist_ok=True)
            make_xlsx(folder / path, content(case[name], root))
    for name in case.get("evidence", ()):
        kept = folder / "minh-chung" / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(name.encode())
    if earlier := case.get("earlier"):
        month = make_workspace(
            root / "earlier",
            {"Phong Kinh te.xlsx": sheet_of(earlier)},
            period=earlier["period"],
            cutoff=f"{earlier['cutoff']}",
        )
        (folder / "ky-truoc").mkdir()
        sheetops.write_outputs(sheetops.consolidate(month), folder.parent / earlier["name"], no_returns=True)
        (folder.parent / earlier["name"]).rename(folder / "ky-truoc" / earlier["name"])
    return sheetops.consolidate(folder)


@pytest.mark.parametrize(("code", "case"), cases())
def test_a_case(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    evaluation = consolidated(case, tmp_path)
    found = [finding for finding in evaluation.to_dict()["findings"] if finding["code"] == code]
    wanted = case.get("finds", [])
    shown = [{name: finding[name] for name in want} for want, finding in zip(wanted, found, strict=False)]
    assert shown == wanted
    assert len(found) == len(wanted), found[len(wanted) :]
    assert not {finding.code for finding in evaluation.findings} & set(case.get("absent", ()))
    for wanted_row in case.get("indicators", []):
        rows = {row["code"]: row for row in evaluation.to_dict()["indicators"]}
        have = rows[wanted_row["code"]]
        assert {name: have[name] for name in wanted_row} == wanted_row
    for task in case.get("tasks", []):
        have = next(row for row in evaluation.to_dict()["tasks"] if row["title"] == task["title"])
        assert {name: have[name] for name in task} == task


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_rule_has_cases_that_trip_it_and_cases_that_do_not(path: Path) -> None:
    assert path.stem in catalogue.rules()
    tripped = [bool(case.get("finds")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    assert any(tripped)
    assert not all(tripped)


def raised() -> set[str]:
    """The codes that the package's own code, or the kind's checks, raise."""
    package = Path(sheetops.__file__).parent
    sources = "\n".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    return set(re.findall(r'"([FSDREP]\d{3})"', sources)) | {c.code for c in sheetops.load_kind("task_tracking").checks}


def test_every_rule_that_is_raised_has_cases() -> None:
    # tests/test_harvest.py, tests/test_decisions.py; tests/letter_check
    with_cases_elsewhere = {"R411", "R414", "R415", "E502", "E503"}
    assert raised() - {path.stem for path in FILES} == with_cases_elsewhere


def test_every_other_rule_is_said_to_be_planned() -> None:
    assert {code for code, rule in catalogue.rules().items() if rule.planned} == set(catalogue.rules()) - raised()
