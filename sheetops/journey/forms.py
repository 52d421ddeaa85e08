"""The blank forms of a new workspace whose kind is scored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sheetops.kind import load_kind
from sheetops.write.atomic import replace_all
from sheetops.write.forms import assignment_form, catalogue_form, form_words, scores_form

if TYPE_CHECKING:
    from sheetops.config import Workspace


def write_forms(workspace: Workspace) -> tuple[Path, ...]:
    """Write the catalogue and the table of assignments into the register's folder, and the units' sheet beside it.

    What is there already stays as it is.

    Returns:
        The paths of the three forms.

    Raises:
        OutputBusyError: one of them cannot be written.
    """
    kind, words = load_kind(workspace.kind_path or workspace.kind), form_words()
    forms = (
        (workspace.register / f"{words.catalogue.name}.xlsx", catalogue_form),
        (workspace.register / f"{words.assignment.name}.xlsx", assignment_form),
        (workspace.root / f"{words.scores.name}.xlsx", scores_form),
    )
    replace_all([(path, make(workspace, kind)) for path, make in forms if not path.exists()])
    return tuple(path for path, _ in forms)
