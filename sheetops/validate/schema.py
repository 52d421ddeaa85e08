"""A kind → the pandera schema that its typed frame must satisfy."""

from __future__ import annotations

import pandera.pandas as pa

from sheetops.kind import FieldSpec, Kind
from sheetops.validate.rules import RULE

_DTYPES = {"date": "datetime64[s]", "deadline": "datetime64[s]", "number": "float64", "percent": "float64"}


def _columns_of(field: FieldSpec) -> dict[str, pa.Column]:
    checks = []
    if field.minimum is not None or field.maximum is not None:
        low = float("-inf") if field.minimum is None else field.minimum
        high = float("inf") if field.maximum is None else field.maximum
        checks.append(pa.Check.in_range(low, high, name="D305", error="D305"))
    return {
        field.name: pa.Column(_DTYPES.get(field.type), checks, nullable=True),
        f"{field.name}_verdict": pa.Column(checks=pa.Check.equal_to("", name="verdict", error="verdict")),
    }


def schema_of(kind: Kind) -> pa.DataFrameSchema:
    """The schema of a kind's typed frame.

    A failure case's check is D305, `verdict` (the failure case is then the code) or `rule` (the column then names
    the check); its index is the row.
    """
    columns: dict[str, pa.Column] = {}
    for field in kind.fields:
        columns |= _columns_of(field)
    for at, _ in enumerate(kind.checks):
        columns[f"{RULE}{at}"] = pa.Column(checks=pa.Check.equal_to(False, name="rule", error="rule"))
    return pa.DataFrameSchema(columns, name=kind.kind)
