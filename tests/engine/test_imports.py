"""Imports that go on behind: one after the other, and waited for before anybody else imports."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SLOW = """
import time
started = True
time.sleep(0.3)
whole = True
"""


def test_what_is_imported_behind_is_whole_once_it_was_waited_for(tmp_path: Path) -> None:
    for name in ("slow_one", "slow_two"):
        (tmp_path / f"{name}.py").write_text(SLOW, encoding="utf-8")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from sheetops.engine import finish_imports, import_behind\n"
        "import_behind('slow_one'); import_behind('no_such_module'); import_behind('slow_two')\n"
        "finish_imports()\n"
        "print(*(sys.modules[name].whole for name in ('slow_one', 'slow_two')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.split() == ["True", "True"]
