"""Build both samples, in their order: inputs, results with what the Office decides, and what March hands to April.

    python samples/build.py

Needs this package and what its tests need.
"""

from __future__ import annotations

import sys
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent
sys.path.insert(0, str(SAMPLES))

from building.chain import build_chain  # noqa: E402 - what builds the samples lies beside this

if __name__ == "__main__":
    build_chain(SAMPLES)
