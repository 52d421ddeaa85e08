"""An evaluation from a few rows, a workbook written and read back, and its recalculation by LibreOffice.

book = written(evaluate([{"title": "Họp", "status": "completed"}]))
book["Tổng hợp"]
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from sheetops.config import Workspace
from sheetops.evaluate import history, movement, quality, roll_call, sentences, tally, urge
from sheetops.evaluation import Evaluation
from sheetops.kind import Kind, load_kind
from sheetops.model import Finding, RowCounts, SubmittedFile
from sheetops.write.workbook import workbook_bytes

UNITS = (
    {"code": "KT", "name": "Phòng Kinh tế", "sector": "kinh-te"},
    {"code": "VHXH", "name": "Phòng Văn hóa - Xã hội", "sector": "vh-xh"},
    {"code": "CA", "name": "Công an xã", "sector": "qp-an"},
)
SECTORS = (
    {"code": "kinh-te", "name": "Kinh tế"},
    {"code": "vh-xh", "name": "Văn hóa - Xã hội, Nội vụ, Hành chính Văn phòng"},
    {"code": "qp-an", "name": "Quốc phòng - An ninh"},
)
CUTOFF = date(2026, 4, 17)
SOURCE = "nop/Phong Kinh te.xlsx"
_DATES, _NUMBERS = ("date", "deadline"), ("percent", "number")

Rows = Sequence[Mapping[str, Any]]
Evaluate = Callable[..., Evaluation]


def _blank(name: str, kind: Kind) -> str:
    field = kind.field_by_name.get(name)
    if name == "days_overdue" or (field and field.type in _NUMBERS):
        return "float64"
    return "datetime64[s]" if field and field.type in _DATES else "str"


def task_frame(rows: Rows, kind: Kind) -> pd.DataFrame:
    """Tasks as an evaluation holds them; what a row does not say has a plain default."""
    fields = [field.name for field in kind.fields if field.name not in ("no", "status")]
    judged = ["reported_status", "status", "basis", "reason", "timeliness", "days_overdue"]
    columns = dict.fromkeys(
        [
            "id",
            *fields,
            "origin",
            "sector",
            "unit",
            "due_text",
            "reported_due_text",
            "status_text",
            *judged,
            "path",
            "sheet",
        ]
    )
    full = [
        {
            "id": f"NV-{place:03}",
            "origin": "in_period",
            "sector": "kinh-te",
            "unit": "KT",
            "basis": "reported",
            "path": SOURCE,
            "sheet": "Theo dõi",
            "row": place + 6,
            "cell": f"B{place + 6}",
            "extra": (),
            "reported_status": row["status"],
            **row,
        }
        for place, row in enumerate(rows, start=1)
    ]
    frame = pd.DataFrame(full, columns=[*columns, "row", "cell", "extra"])
    types = {name: _blank(name, kind) for name in columns}
    return frame.astype({**types, "row": "int64", "cell": "str", "extra": "object"})


def build(
    rows: Rows = (),
    *,
    root: Path = Path("khong-co"),
    kind: Kind | None = None,
    units: Sequence[Mapping[str, Any]] = UNITS,
    sectors: Sequence[Mapping[str, Any]] = SECTORS,
    findings: Sequence[Finding] = (),
    files: Sequence[SubmittedFile] | None = None,
    rejected: Rows = (),
    discrepancies: Rows = (),
    earlier: Sequence[tuple[str, int, Mapping[str, int]]] = (),
    **settings: Any,
) -> Evaluation:
    """An evaluation of these tasks, counted by the stages that count."""
    kind = kind or load_kind("task_tracking")
    config = {"version": "1", "kind": kind.kind, "office": {"name": "UBND xã Lùng Phình", "code": "02848"}}
    config |= {"period": "2026-04", "cutoff": CUTOFF, "units": list(units), "sectors": list(sectors), **settings}
    workspace = Workspace.model_validate({**config, "root": root})
    tasks = task_frame(rows, kind)
    submitted = tuple(_files(tasks) if files is None else files)
    tallies = tally(tasks, workspace, kind, "sector")
    return Evaluation(
        workspace=workspace,
        kind=kind,
        tasks=tasks,
        tallies=tallies,
        unit_tallies=tally(tasks, workspace, kind, "unit"),
        movement=movement(tasks, workspace, kind, "unit"),
        history=history(tallies, workspace.period.text, earlier, kind),
        sector_movement=movement(tasks, workspace, kind, "sector"),
        sentences=sentences(tallies, kind),
        urge=urge(tasks, workspace, kind),
        roll_call=roll_call(workspace, submitted),
        quality=quality(tasks, workspace, kind, findings),
        discrepancies=pd.DataFrame(
            list(discrepancies),
            columns=[
                *("code", "task", "field"),
                *(f"{side}{name}" for side in ("left", "right") for name in ("", "_path", "_sheet", "_cell")),
            ],
        ),
        files=submitted,
        ledger=_ledger(submitted),
        rejected=pd.DataFrame(list(rejected), columns=["path", "sheet", "row", "reason", "cells"]),
        findings=tuple(findings),
    )


def _files(tasks: pd.DataFrame) -> list[SubmittedFile]:
    files = []
    for path, rows in tasks.dropna(subset=["path"]).groupby("path"):
        units = tuple(dict.fromkeys(rows["unit"].dropna()))
        counts = RowCounts(total=len(rows) + 5, accepted=len(rows), rejected=1, structural=4)
        unit = units[0] if len(units) == 1 else None
        files.append(SubmittedFile(str(path), "ab" * 32, unit, units, "accepted", None, None, counts))
    return files


def _ledger(files: Sequence[SubmittedFile]) -> pd.DataFrame:
    rows = [
        (file.path, "Theo dõi", role, count)
        for file in files
        for role, count in (("accepted", file.rows.accepted), ("rejected", file.rows.rejected), ("header", 4))
    ]
    return pd.DataFrame(rows, columns=["path", "sheet", "role", "rows"])


def sixty() -> list[dict[str, Any]]:
    """Sixty tasks of several origins, sectors, units and statuses, some with long texts, some with none."""
    statuses = [
        "completed",
        "completed",
        "in_progress",
        "overdue",
        "completed_late",
        "not_due",
        "behind",
        "undetermined",
    ]
    paths = {"KT": SOURCE, "VHXH": "nop/VHXH tháng 4.xlsx", "CA": "nop/xã/Công an #1 (100%).ods"}
    long = "Phối hợp với các thôn rà soát, thống kê, tổng hợp số liệu và báo cáo Ủy ban nhân dân xã theo quy định; " * 4
    rows = []
    for place in range(60):
        status = statuses[place % 8] if place != 41 else "withdrawn"
        unit, sector = [("KT", "kinh-te"), ("VHXH", "vh-xh"), ("CA", "qp-an"), ("VHXH", None)][place // 3 % 4]
        late = status == "overdue"
        rows.append(
            {
                "title": f"Nhiệm vụ thứ {place + 1}: " + (long if place % 9 == 0 else "kiểm tra, báo cáo kết quả"),
                "origin": "carried_over" if place < 14 else "in_period",
                "sector": sector,
                "unit": unit,
                "source": "312/UBND-VP ngày 02/4/2026",
                "due": CUTOFF + timedelta(days=-5 * place if late else place) if place % 5 else None,
                "due_text": "thường xuyên" if place % 5 == 0 else "trong tháng",
                "completed": CUTOFF - timedelta(days=place) if status.startswith("completed") else None,
                "progress": float(place % 11 * 10),
                "status_text": "đang làm",
                "status": status,
                "reported_status": "in_progress" if place % 7 == 0 else status,
                "basis": "derived" if place % 7 == 0 else "reported",
                "reason": "overdue",
                "timeliness": "overdue" if late else None,
                "days_overdue": 5.0 * place if late else None,
                "result": long * 3 if place == 20 else "Đã họp 03 thôn",
                "evidence": "BC số 15/BC-UBND" if place % 2 else None,
                "leader": "Phó Chủ tịch" if unit == "KT" else None,
                "path": None if place == 50 else paths[unit],
                "extra": (("Mã tra cứu", f"T4-{place}"),) if unit == "CA" else (),
            }
        )
    return rows


@pytest.fixture(scope="session")
def evaluate() -> Evaluate:
    """Builds an evaluation from a few rows; see `build`."""
    return build


@pytest.fixture(scope="session")
def sixty_tasks() -> Rows:
    """The rows of an ordinary month."""
    return sixty()


@pytest.fixture(scope="session")
def written() -> Callable[..., Any]:
    """Writes an evaluation and opens the workbook, with its formulas or (`values=True`) with their stored values."""

    def open_again(evaluation: Evaluation, *, values: bool = False) -> Any:
        return load_workbook(BytesIO(workbook_bytes(evaluation)), data_only=values)

    return open_again


# LibreOffice keeps the stored values of a foreign workbook unless it is told to calculate always.
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
<value>0</value></prop></item>
</oor:items>
"""


@pytest.fixture(scope="session")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, bytes]], dict[str, Any]]:
    """Has LibreOffice calculate workbooks anew, all in one go: name → content, name → workbook of values."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: the formulas cannot be recalculated")

    def recalculate(contents: Mapping[str, bytes]) -> dict[str, Any]:
        folder = tmp_path_factory.mktemp("recalculated")
        profile, out = folder / "profile", folder / "out"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
        for name, content in contents.items():
            (folder / f"{name}.xlsx").write_bytes(content)
        sources = [str(folder / f"{name}.xlsx") for name in contents]
        command = [office, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to"]
        command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), *sources]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return {name: load_workbook(out / f"{name}.xlsx", data_only=True) for name in contents}

    return recalculate
