"""`sheetops.yaml` → Workspace: whose sheets, of which period, evaluated at which cut-off."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sheetops.config import checks as checks
from sheetops.config.period import Period
from sheetops.config.settings import Assignment, Folders, Leader, Letter, Office, Policy, Sector, Settings, Unit
from sheetops.errors import WorkspaceError
from sheetops.yamlfile import validated

__all__ = [
    "CONFIG_NAME",
    "DECISIONS_NAME",
    "EVIDENCE_NAME",
    "Assignment",
    "Folders",
    "Leader",
    "Letter",
    "Office",
    "Period",
    "Policy",
    "Sector",
    "Settings",
    "Unit",
    "Workspace",
    "bare_workspace",
    "find_workspace",
    "load_workspace",
    "replace_cutoff",
]

CONFIG_NAME = "sheetops.yaml"
DECISIONS_NAME = "quyet-dinh.xlsx"
EVIDENCE_NAME = "minh-chung"
_CHECKS = (
    checks.doubled_names,
    checks.unknown_sectors,
    checks.absent_sectors,
    checks.early_cutoff,
    checks.clashing_folders,
)


class Workspace(Settings):
    """A workspace: its settings and the folder they apply to; `config_path` is None where there is no file."""

    root: Path
    config_path: Path | None = None
    units: tuple[Unit, ...] = ()

    def unit(self, code: str) -> Unit | None:
        """The unit of a code; None where there is none."""
        return next((unit for unit in self.units if unit.code == code), None)

    def sector(self, code: str) -> Sector | None:
        """The sector of a code; None where there is none."""
        return next((sector for sector in self.sectors if sector.code == code), None)

    @property
    def inbox(self) -> Path:
        """Where submissions are dropped."""
        return self.root / self.folders.inbox

    @property
    def register(self) -> Path:
        """Where the register of assigned tasks lies."""
        return self.root / self.folders.register

    @property
    def previous(self) -> Path:
        """Where last period's consolidated workbook lies."""
        return self.root / self.folders.previous

    @property
    def output(self) -> Path:
        """Where the results go."""
        return self.root / self.folders.output

    @property
    def decisions(self) -> Path:
        """The workbook of the Office's decisions that are about no single task; made when first needed."""
        return self.root / DECISIONS_NAME

    @property
    def evidence(self) -> Path:
        """Where the documents lie that prove points, if anywhere; nothing in it is opened but to be hashed."""
        return self.root / EVIDENCE_NAME

    @property
    def kind_path(self) -> Path | None:
        """The schema file that `kind` names; None where it is the name of a kind."""
        return checks.schema_path(self.root, self.kind)

    @property
    def assignment_symbol(self) -> str:
        """Number and symbol of the assignment letter: 312/UBND-VP; empty where none is given."""
        return Assignment.parts_of(self.assignment.document)[0]

    @property
    def assignment_series(self) -> str:
        """The symbol alone, shared by the letters of one series: UBND-VP."""
        return Assignment.parts_of(self.assignment.document)[1]

    @property
    def assignment_date(self) -> date | None:
        """The date of the assignment letter; None where none is given."""
        return Assignment.day_of(self.assignment.document)


def load_workspace(folder: Path) -> Workspace:
    """The workspace of a folder, or of the path of a configuration file.

    Raises:
        WorkspaceError: there is no such folder, or no sheetops.yaml in it.
        ConfigError: the file has mistakes.
    """
    path = _config_path(folder.resolve())
    settings, _ = validated(path, Settings, *_CHECKS, partial(checks.absent_schema, path.parent))
    return Workspace(root=path.parent, config_path=path, **_by_key(settings))


def find_workspace(start: Path) -> Path | None:
    """The nearest folder with a sheetops.yaml, from a file or folder upwards."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / CONFIG_NAME).is_file()), None)


def input_folder_of(workspace: Workspace, path: Path) -> Path | None:
    """The input folder in which a path lies; None where it lies in none."""
    folders = (workspace.inbox, workspace.register, workspace.previous, workspace.evidence)
    return next((folder for folder in folders if path.resolve().is_relative_to(folder.resolve())), None)


def result_path(workspace: Workspace, output: Path | str | None = None) -> Path:
    """The workbook that a run writes: `tong-hop-<period>.xlsx` in the workspace's output folder.

    Args:
        output: another folder, or the path of the workbook itself (ending in .xlsx).
    """
    if output is not None and Path(output).suffix.lower() == ".xlsx":
        return Path(output)
    folder = workspace.output if output is None else Path(output)
    return folder / f"tong-hop-{workspace.period.text}.xlsx"


def replace_cutoff(workspace: Workspace, cutoff: date) -> Workspace:
    """The workspace evaluated at another cut-off.

    Raises:
        WorkspaceError: the cut-off lies before the period's first day.
    """
    if cutoff < workspace.period.first:
        raise WorkspaceError(*checks.before_period(cutoff, workspace.period))
    return workspace.model_copy(update={"cutoff": cutoff})


def bare_workspace(
    root: Path, period: Period, cutoff: date, kind: str = "task_tracking", office: str = ""
) -> Workspace:
    """A workspace for checking sheets where nothing is configured: no units, no sectors, default settings."""
    named = Office(name=office) if office else Office.model_construct(name="")
    return Workspace(version="1", kind=kind, office=named, period=period, cutoff=cutoff, root=root)


def _config_path(place: Path) -> Path:
    if place.is_file() and place.suffix.lower() in checks.YAML_SUFFIXES:
        return place
    if not place.is_dir():
        raise WorkspaceError(
            f'không tìm thấy thư mục làm việc "{place}"; kiểm tra lại đường dẫn, hoặc tạo mới: sheetops init "{place}"',
            f'there is no workspace folder "{place}"; check the path, or make one: sheetops init "{place}"',
        )
    if not (place / CONFIG_NAME).is_file():
        raise WorkspaceError(
            f'thư mục "{place}" chưa có tệp {CONFIG_NAME}; hãy tạo bằng lệnh: sheetops init "{place}"',
            f'the folder "{place}" has no {CONFIG_NAME}; make one: sheetops init "{place}"',
        )
    return place / CONFIG_NAME


def _by_key(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in Settings.model_fields}
