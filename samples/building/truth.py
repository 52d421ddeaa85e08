"""truth.json of a sample: how every task must be understood, and the findings that must stand."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from building.table import WITHDRAWN

if TYPE_CHECKING:
    from building.table import Sample, Task

ORDER = ("completed", "completed_late", "overdue", "behind", "in_progress", "not_due", "not_started", "not_completed")


def truth(sample: Sample) -> str:
    """The text of truth.json: files, tallies, tasks, and the findings that must stand."""
    sent = sample.submissions
    files = [{"file": s.file, "unit": s.unit, "style": s.style, "data_rows": len(s.tasks)} for s in sent]
    expected = [{"code": code, "title": t.title} for s in sent for t in s.tasks for code in t.expect]
    world = {"world": "lung-phinh", "profile": "sample", "files": files, "tallies": _tallies(sample.tasks)}
    whole = {**world, "tasks": [_entry(t) for t in sample.tasks], "expected": expected}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n"


def _tallies(tasks: list[Task]) -> list[dict[str, Any]]:
    found = []
    counted = [t for t in tasks if t.status != WITHDRAWN]
    for origin in ("carried_over", "in_period"):
        for sector in ("kinh-te", "vh-xh", "qp-an"):
            counts = Counter(t.status for t in counted if (t.origin, t.sector) == (origin, sector))
            statuses = {status: counts[status] for status in ORDER if counts[status]}
            block = {"origin": origin, "sector": sector, "total": counts.total(), "statuses": statuses}
            found += [block] if counts else []
    return found


def _entry(task: Task) -> dict[str, Any]:
    facts = {"title": task.title, "unit": task.unit, "sector": task.sector, "origin": task.origin}
    dates = {"due": task.due, "completed": task.completed}
    return {**facts, **dates, "reported_status": task.reported, "status": task.status}
