"""Build the inputs of this sample (nop/, dang-ky/, truth.json) from the one table in tasks.yaml.

    python build.py

Needs PyYAML, openpyxl, xlwt and odfpy.  The same table gives the same files, byte for byte.  What the samples give,
ket-qua/ and ky-truoc/, is written by samples/build.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from building.workspace import build  # noqa: E402 - what builds the samples lies beside them

if __name__ == "__main__":
    build(HERE)
