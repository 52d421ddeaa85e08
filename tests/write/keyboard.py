"""A real browser that is worked with keys alone, over the pipe of Chromium's own protocol."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_WAIT = 20.0
_KEYS = {"Tab": 9, "Enter": 13, " ": 32, "ArrowRight": 39, "ArrowDown": 40}
# The protocol's pipe is 3 and 4, whatever numbers the ends of ours have.
_LAUNCHER = """import fcntl, os, sys
ends = [fcntl.fcntl(int(one), fcntl.F_DUPFD, 10) for one in sys.argv[1:3]]
for number, end in enumerate(ends, 3):
    os.dup2(end, number)
os.execv(sys.argv[3], sys.argv[3:])
"""
# What has the focus: its tag, its words, whether an outline shows it, and whether it is seen at all.
_FOCUSED = """(() => {
  const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
  return JSON.stringify({
    tag: one.tagName.toLowerCase(), href: one.getAttribute("href") || "",
    text: (one.innerText || one.name || "").trim(),
    outlined: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  });
})()"""


class Keyboard:
    """A page that has the keyboard."""

    def __init__(self, to: int, out: int) -> None:
        self._to, self._from, self._left, self._number = to, out, b"", 0
        self._session: str | None = None

    def open(self, page: Path) -> None:
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.ask("Page.navigate", url=page.resolve().as_uri())
        while self.value("document.readyState") != "complete" or self.value("location.href") == "about:blank":
            time.sleep(0.05)

    def ask(self, method: str, **params: Any) -> Any:
        """Send a command and wait for its answer."""
        self._number += 1
        command = {"id": self._number, "method": method, "params": params}
        if self._session:
            command["sessionId"] = self._session
        os.write(self._to, json.dumps(command).encode() + b"\0")
        while True:
            answer = self._answer()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def value(self, script: str) -> Any:
        return self.ask("Runtime.evaluate", expression=script)["result"].get("value")

    def press(self, key: str, *, shift: bool = False) -> dict[str, Any]:
        """Press and release a key; what has the focus then."""
        code = {"key": key, "windowsVirtualKeyCode": _KEYS[key], "modifiers": 8 if shift else 0}
        text = {"Enter": "\r", " ": " "}.get(key)
        self.ask("Input.dispatchKeyEvent", type="keyDown", **code, **({"text": text} if text else {}))
        self.ask("Input.dispatchKeyEvent", type="keyUp", **code)
        found: dict[str, Any] = json.loads(self.value(_FOCUSED))
        return found

    def _answer(self) -> Any:
        while b"\0" not in self._left:
            assert select.select([self._from], [], [], _WAIT)[0], "the browser does not answer"
            self._left += os.read(self._from, 1 << 16)
        answer, _, self._left = self._left.partition(b"\0")
        return json.loads(answer)


@contextmanager
def keyboard(page: Path) -> Iterator[Keyboard]:
    """A page in a window of a desk, with nothing but keys."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None or os.name != "posix":
        pytest.skip("Chromium is not installed: the report cannot be walked through with keys")
    read_by_it, to_it = os.pipe()
    from_it, written_by_it = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
        command += [f"--user-data-dir={folder}/profile", "--window-size=1280,900", "about:blank"]
        launcher = [sys.executable, "-c", _LAUNCHER, str(read_by_it), str(written_by_it), *command]
        quiet = subprocess.DEVNULL
        run = subprocess.Popen(launcher, pass_fds=(read_by_it, written_by_it), stderr=quiet, stdout=quiet)
        os.close(read_by_it)
        os.close(written_by_it)
        try:
            walker = Keyboard(to_it, from_it)
            walker.open(page)
            yield walker
        finally:
            run.kill()
            run.wait(_WAIT)
            os.close(to_it)
            os.close(from_it)
