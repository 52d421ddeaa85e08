"""Build the samples: inputs, results with what the Office decides, and what each month hands to the next.

    python samples/build.py

Needs this package and what its tests need.
"""

from __future__ import annotations

import sys
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent
sys.path.insert(0, str(SAMPLES))

# what builds the samples lies beside this
from building.chain import build_chain  # noqa: E402
from building.scored import build_scored  # noqa: E402

if __name__ == "__main__":
    build_chain(SAMPLES)
    build_scored(SAMPLES)
