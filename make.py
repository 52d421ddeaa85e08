"""Set up and run the project's jobs from a checkout, with nothing but Python and pip:  python make.py JOB.

sample   consolidate the sample workspace and show the result
test     run the tests
check    what a change must pass: lint, format, types, stale pages, tests
build    build the wheel into dist/
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(SCRIPTS / ("python.exe" if os.name == "nt" else "python"))
SAMPLE = Path("samples") / "lung-phinh-2026-04"


def run(*command: str) -> None:
    """Run a command in the checkout; stop with its exit code where it fails."""
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        raise SystemExit(code)


def set_up(extras: str) -> None:
    """Install the package and its extras into the checkout's own environment, at the pinned versions."""
    if not Path(PYTHON).exists():
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        venv.create(ENVIRONMENT, with_pip=True)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", "constraints.txt", "-e", extras)


def sample() -> None:
    """The main job, on the sample; exit code 1 (errors in the data) is a result like another."""
    set_up(".")
    command = [PYTHON, "-m", "sheetops", "consolidate", str(SAMPLE), "--letter", "--html"]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code not in (0, 1):
        raise SystemExit(code)


def test(*arguments: str) -> None:
    """All tests, on every processor."""
    set_up(".[test]")
    run(PYTHON, "-m", "pytest", "-q", "-n", "auto", *arguments)


def lint() -> None:
    """Lint, format, types, stale pages."""
    set_up(".[test,dev]")
    run(PYTHON, "-m", "ruff", "check", ".")
    run(PYTHON, "-m", "ruff", "format", "--check", ".")
    run(PYTHON, "-m", "mypy")
    run(PYTHON, "docs/generate.py", "--check")


def check() -> None:
    """Everything a change must pass."""
    lint()
    test()


def build() -> None:
    """The wheel, into dist/."""
    set_up(".[test,dev]")
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    run(PYTHON, "-m", "build", "--wheel")


JOBS = {"sample": sample, "test": test, "lint": lint, "check": check, "build": build}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in JOBS:  # noqa: PLR2004
        raise SystemExit(__doc__)
    JOBS[sys.argv[1]](*sys.argv[2:])
