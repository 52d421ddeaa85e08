"""The files of a new workspace: a commented `sheetops.yaml`, and the folders that it names."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sheetops.config import CONFIG_NAME, Office, Workspace, bare_workspace, load_workspace, replace_cutoff
from sheetops.errors import SheetopsError, WorkspaceError
from sheetops.kind import Kind, load_kind
from sheetops.resources import schema_folder
from sheetops.text import clean

if TYPE_CHECKING:
    from datetime import date

    from sheetops.config import Period

_TEMPLATE = "workspace.yaml.txt"
_PLACE = re.compile(r"\{(name|short|place|code|period|cutoff|kind|item)\}")
# What only evaluated tasks need: passages between two marks, each on a line of its own, and a unit's sector.
_TASKS = re.compile(r"^\{tasks\}\n(?P<inner>.*?)^\{/tasks\}\n", re.MULTILINE | re.DOTALL)
_SECTOR = re.compile(r"^    sector: .*\n", re.MULTILINE)
TASKS, SCORES = "task_tracking", "par_index"
KINDS = (TASKS, SCORES)
_SCHEMAS = (".yaml", ".yml")
_UNNAMED = "UBND xã …"


def make_workspace(
    folder: Path | str,
    *,
    period: Period,
    cutoff: date | None = None,
    office: str = "",
    code: str = "",
    kind: Path | str = TASKS,
) -> Workspace:
    """Make a workspace, in a new folder or in one that exists.

    Args:
        cutoff: the cut-off; the period's last day where none is given.
        office: the office's full name; a placeholder stands in the file where none is given.
        code: the commune's administrative code.
        kind: the name of a kind, or a schema file of one's own, which is copied into the workspace.

    Raises:
        ConfigError: the schema has mistakes.
        WorkspaceError: there is no such kind, the folder has a sheetops.yaml already or cannot be written to, or the
            cut-off lies before the period.
    """
    root = Path(folder)
    cutoff = cutoff or period.last
    spec, schema = _kind(kind)
    replace_cutoff(bare_workspace(root, period, cutoff), cutoff)
    path = root / CONFIG_NAME
    try:
        root.mkdir(parents=True, exist_ok=True)
        named = schema.name if schema else spec.kind
        text = _filled(period, cutoff, Office(name=clean(office) or _UNNAMED, code=code), spec, named)
        _write_new(path, text)
        if schema and schema.resolve() != (root / schema.name).resolve():
            shutil.copyfile(schema, root / schema.name)
        workspace = _proven(path)
        for part in (workspace.inbox, workspace.register, workspace.previous, workspace.output):
            part.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refusal(path, error) from error
    return workspace


def _kind(kind: Path | str) -> tuple[Kind, Path | None]:
    """The kind, and its schema file where it is one of one's own.

    Raises:
        ConfigError: the schema has mistakes.
        WorkspaceError: there is no such kind.
    """
    path = Path(kind)
    if path.suffix.lower() in _SCHEMAS:
        if not path.is_file():
            raise WorkspaceError(f'không có tệp lược đồ "{path}"', f'there is no schema file "{path}"')
        return load_kind(path.resolve()), path
    if str(kind) not in KINDS:
        known = ", ".join(KINDS)
        raise WorkspaceError(
            f'không có loại biểu "{kind}"; chọn một trong: {known}, hoặc đường dẫn tới tệp lược đồ .yaml',
            f'there is no kind "{kind}"; choose one of {known}, or the path of a schema file (.yaml)',
        )
    return load_kind(str(kind)), None


def _filled(period: Period, cutoff: date, office: Office, kind: Kind, named: str) -> str:
    """The template with its values; in one pass, so that no value is searched for another's place."""
    given = {"name": office.name, "short": office.short, "place": office.place, "code": office.code, "kind": named}
    values = {name: _escaped(text) for name, text in given.items()}
    values |= {"period": period.text, "cutoff": cutoff.isoformat(), "item": kind.item.vi}
    template = (schema_folder() / _TEMPLATE).read_text(encoding="utf-8")
    template = _TASKS.sub("" if kind.scoring else lambda match: match["inner"], template)
    if kind.scoring:
        template = _SECTOR.sub("", template)
    return _PLACE.sub(lambda match: values[match[1]], template)


def _escaped(text: str) -> str:
    """A text as it stands between YAML's double quotes."""
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')


def _write_new(path: Path, text: str) -> None:
    # Lines end as this system's editors expect: people go on in the file.
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


def _proven(path: Path) -> Workspace:
    """The workspace as any run will read it; a file that cannot be read does not stay."""
    try:
        return load_workspace(path.parent)
    except SheetopsError:
        with suppress(OSError):
            path.unlink()
        raise


def _refusal(path: Path, error: OSError) -> WorkspaceError:
    folder = path.parent
    if path.exists():
        return WorkspaceError(
            f'thư mục "{folder}" đã có tệp {CONFIG_NAME}, không ghi đè; hãy sửa tệp đó hoặc chọn thư mục khác',
            f'the folder "{folder}" has a {CONFIG_NAME} already, which is not overwritten; edit it, or choose another',
        )
    return WorkspaceError(
        f'không tạo được thư mục làm việc "{folder}"; hãy kiểm tra đường dẫn và quyền ghi, hoặc chọn thư mục khác',
        f'the workspace "{folder}" cannot be made; check its path and permissions, or choose another '
        f"({error.strerror})",
    )
