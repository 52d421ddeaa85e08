"""A real browser that opens a page, and tells what it found: the DOM after scripts, sizes, the console."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# A window of a browser is never as narrow as a phone; a frame is.  The wrapper looks into it from outside, so that
# the page under test is the very file, with its policy in force.
_WRAPPER = """<!DOCTYPE html><meta charset="utf-8"><body>
<iframe id="page" style="border:0;width:{width}px;height:{height}px" src="{address}"></iframe>
<pre id="told"></pre><script>
onload = () => setTimeout(() => {{
  const page = document.getElementById("page").contentWindow, inside = page.document;
  const root = inside.scrollingElement;
  const rows = [...inside.querySelectorAll("#list-table tbody tr")];
  const inner = [...inside.querySelectorAll("input,select,button")];
  document.getElementById("told").textContent = JSON.stringify({{
    inner: page.innerWidth, scroll: root.scrollWidth, client: root.clientWidth,
    rows: rows.length, shown: rows.filter((row) => row.getClientRects().length).map((row) => row.innerText),
    count: (inside.getElementById("count") || {{}}).textContent || "",
    form: inside.querySelector("form") ? inside.querySelector("form").getClientRects().length : 0,
    unlabelled: inner.filter((one) => !one.labels?.length && !one.textContent.trim()).length,
    requests: page.performance.getEntriesByType("resource").map((one) => one.name),
    pwned: page.pwned === undefined ? "" : String(page.pwned),
  }});
}}, 200);
</script>"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the browser found."""

    told: dict[str, Any]
    console: list[str]


def opened(page: Path, *, width: int, height: int = 844, anchor: str = "", scripts: bool = True) -> Seen:
    """A page in a frame of a given size, at an anchor."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed: the report cannot be opened in a browser")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        wrapper = Path(folder) / "wrapper.html"
        sandbox = '" sandbox="allow-same-origin' if not scripts else ""
        address = html.escape(page.resolve().as_uri() + anchor) + sandbox
        wrapper.write_text(_WRAPPER.format(width=width, height=height, address=address), encoding="utf-8")
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--disable-web-security", "--allow-file-access-from-files", "--enable-logging=stderr", "--v=0"]
        command += ["--window-size=1400,1000", "--virtual-time-budget=8000", "--dump-dom", wrapper.as_uri()]
        run = subprocess.run(command, check=True, capture_output=True, timeout=120, encoding="utf-8")
    found = re.search(r'<pre id="told">(.+?)</pre>', run.stdout, re.DOTALL)
    assert found, run.stderr[-2000:]
    console = [line for line in run.stderr.splitlines() if ":CONSOLE" in line]
    return Seen(json.loads(html.unescape(found[1])), console)
