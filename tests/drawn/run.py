"""Draw again, or draw many.

python tests/drawn/run.py 137 --keep DIR       workspace 137: what differs; its folder is kept
python tests/drawn/run.py --from 0 --to 5000   the rate over many, and the first failures
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from drawn.compare import Difference, differences
from drawn.draw import draw


def run(seed: int, keep: Path | None = None) -> tuple[int, int, list[str], list[Difference]]:
    """(seed, sheets, paths of the files, differences) of one workspace."""
    warnings.simplefilter("ignore")
    drawing = draw(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = drawing.write(keep or Path(folder))
        try:
            found = differences(drawing, root)
        except Exception:
            found = [Difference(f.path, "crash", traceback.format_exc(limit=-3)) for f in drawing.files]
    return seed, drawing.sheets, [f.path for f in drawing.files], found


def _report(first: int, last: int, jobs: int, shown: int) -> int:
    files = wrong = sheets = 0
    kinds: Counter[str] = Counter()
    with ProcessPoolExecutor(jobs) as pool:
        for seed, count, paths, found in pool.map(run, range(first, last), chunksize=4):
            bad = {difference.path for difference in found}
            sheets, files, wrong = sheets + count, files + len(paths), wrong + len(bad)
            kinds.update({d.about for d in found if d.path in bad})
            for difference in found[: max(0, shown)]:
                sys.stdout.write(f"{seed} {difference}\n")
            shown -= len(found)
    rate = 100 * (files - wrong) / max(files, 1)
    sys.stdout.write(f"\n{sheets} sheets in {files} files; {files - wrong} files all right: {rate:.2f} %\n")
    for kind, number in kinds.most_common():
        sys.stdout.write(f"{number:6} workspaces: {kind}\n")
    return int(wrong > 0)


def main() -> int:
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__.splitlines()[0])
    parser.add_argument("seed", type=int, nargs="?")
    parser.add_argument("--keep", type=Path, help="write the workspace into this folder")
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--to", dest="last", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--shown", type=int, default=60)
    given = parser.parse_args()
    if given.seed is None:
        return _report(given.first, given.last, given.jobs, given.shown)
    _, sheets, _, found = run(given.seed, given.keep)
    sys.stdout.write(
        "".join(f"{difference}\n" for difference in found) + f"{sheets} sheets, {len(found)} differences\n"
    )
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
