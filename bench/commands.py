"""Whole commands against the imports that they cannot do without, in turn, as ratios of one run.

    python bench/commands.py [RUNS]

Times are noisy, ratios of neighbouring runs less so: each pair is run one after the other, and the median of the
ratios is what counts.  The bounds are those the project holds itself to.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "lung-phinh-2026-04"


def seconds(*command: str) -> float:
    """Wall seconds of one whole process."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{command}: {done.stderr.decode(errors='replace')}")
    return time.perf_counter() - start


def ratio(name: str, command: list[str], against: list[str], bound: float, runs: int) -> bool:
    """Print the median ratio of two commands; whether it is within its bound."""
    seconds(*command), seconds(*against)
    pairs = [(seconds(*command), seconds(*against)) for _ in range(runs)]
    ratios = sorted(a / b for a, b in pairs)
    middle = statistics.median(ratios)
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    spread = f"{ratios[0]:.2f}…{ratios[-1]:.2f}"
    print(f"{name:42} {middle:5.2f} × (bound {bound}; {spread}; {ours * 1000:.0f} ms against {theirs * 1000:.0f} ms)")
    return middle <= bound


def main() -> int:
    """Both ratios; exit code 1 where one breaks its bound."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    python, sheetops = sys.executable, [sys.executable, "-m", "sheetops"]
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "sample"
        shutil.copytree(SAMPLE, workspace)
        good = [
            ratio("sheetops --help / import typer", [*sheetops, "--help"], [python, "-c", "import typer"], 4, runs),
            ratio(
                "seven-file sample / import pandas, pandera",
                [*sheetops, "consolidate", str(workspace)],
                [python, "-c", "import pandas, pandera.pandas, xlsxwriter"],
                2.5,
                runs,
            ),
        ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    raise SystemExit(main())
