"""The plan of the building: who may import whom, and what waits until it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

import sheetops

PACKAGE = Path(sheetops.__file__).parent
STAGES = {"discover", "read", "recognise", "normalise", "validate", "reconcile", "evaluate", "score", "write"}
KNOW_STAGES = {"pipeline", "journey", "earlier", "harvest", "reception", "scoring"}
# From the ground up; a module may use what stands below it or beside it.  `evaluation` and `__init__` name what is
# above them only when asked.
FLOORS = [
    {"errors", "model", "resources", "text", "text_marks", "legacy", "yamlfile", "engine", "stamp"},
    {"catalogue"},
    {"kind", "config"},
    {"words", "evaluation", "scored", "explanation", "reckoning", "decisions", "assignments", "letter_check"},
    STAGES,
    KNOW_STAGES,
    {"cli", "__main__", "__init__"},
]
FLOOR = {name: level for level, names in enumerate(FLOORS) for name in names}
LAZY = {("evaluation", "write"), ("scored", "write"), ("reckoning", "write")}


def part(path: Path) -> str:
    """The part of the package that a file belongs to: its stage, or its own name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@lru_cache
def imported(path: Path) -> frozenset[str]:
    """The parts of the package that a file imports, also inside functions, but not for type checking only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    names: list[str] = []
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "sheetops":
            deeper = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "sheetops" else []
            names += deeper or [node.module]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names if alias.name.startswith("sheetops.")]
    return frozenset(name.split(".")[1] for name in names if "." in name)


FILES = sorted(PACKAGE.rglob("*.py"))


def test_every_part_has_its_floor() -> None:
    assert {part(path) for path in FILES} == set(FLOOR)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_downwards(path: Path) -> None:
    own = part(path)
    upwards = {name for name in imported(path) if name in FLOOR and FLOOR[name] > FLOOR[own]}
    assert {name for name in upwards if (own, name) not in LAZY} == set()


@pytest.mark.parametrize(
    "path", [p for p in FILES if part(p) in STAGES], ids=lambda p: p.relative_to(PACKAGE).as_posix()
)
def test_stages_do_not_know_each_other(path: Path) -> None:
    assert (imported(path) & STAGES) - {part(path)} == set()


def test_only_the_pipeline_and_its_like_know_stages() -> None:
    users = {part(path) for path in FILES if imported(path) & STAGES} - STAGES - {"evaluation", "scored", "reckoning"}
    assert users <= KNOW_STAGES | {"cli"}


def test_only_the_command_line_prints() -> None:
    printing = {
        part(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing <= {"cli"}


HEAVY = {"pandas", "numpy", "pandera", "openpyxl", "xlsxwriter", "python_calamine", "rapidfuzz", "docx", "lxml"}


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return {name.split(".")[0] for name in run.stdout.split()}


@pytest.mark.parametrize(
    "statement",
    [
        "import sheetops",
        "from sheetops import load_workspace, load_kind; load_kind('task_tracking')",
        "import sheetops.catalogue as c; c.rules()",
        "from sheetops.assignments import read_assignments; read_assignments('Phần I')",
        "import sheetops.cli.consolidate, sheetops.pipeline",  # they wait while the files are read
    ],
)
def test_heavy_libraries_wait_until_they_are_needed(statement: str) -> None:
    assert loaded_by(statement) & HEAVY == set()


def test_nothing_reads_the_clock_but_the_command_line() -> None:
    """Invariant 4: the same inputs give the same outputs at any time."""
    words = ("date.today(", "datetime.now(", "datetime.today(", "time.time(", "random.", "uuid4(", "locale.")
    reading = {part(p) for p in FILES if any(word in p.read_text(encoding="utf-8") for word in words)}
    assert reading <= {"cli"}
