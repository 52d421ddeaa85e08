"""What a kind's schema says of itself must hold together: names that nothing bears, words that two things share.

Each mistake has its line and what could stand there instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, get_args

from sheetops.catalogue import rulebook
from sheetops.errors import Mistake
from sheetops.kind import Entry, FieldType, Kind
from sheetops.kind.rules import CELL_FACTS, STATUS_FACTS, Condition, Facts
from sheetops.text import word_key
from sheetops.yamlfile import Loaded, Loc, nearest

Named: TypeAlias = Iterable[tuple[Loc, str]]
_DATED: tuple[FieldType, ...] = ("date", "deadline")
_NUMERIC: tuple[FieldType, ...] = ("number", "percent")

# The names that mean something to the machinery, and the types that they may have.
MACHINE_FIELDS: Mapping[str, tuple[FieldType, ...]] = {
    "no": ("text",),
    "id": ("text",),
    "title": ("text",),
    "source": ("text",),
    "result": ("text",),
    "coordinating": ("text",),
    "leader": ("text",),
    "evidence": ("text",),
    "origin": ("vocabulary",),
    "sector": ("sector",),
    "unit": ("unit",),
    "assigned": _DATED,
    "due": _DATED,
    "completed": _DATED,
    "progress": ("percent",),
    "status": ("status",),
}
# What a field must be for what it is scored by.
_SCORING_TYPES: Mapping[str, tuple[FieldType, ...]] = {
    "code": ("text",),
    **dict.fromkeys(("maximum", "self_score", "appraised", "survey_score"), ("number",)),
    "survey_based": ("vocabulary",),
    **dict.fromkeys(("evidence", "explanation"), ("text",)),
    "scored_on": _DATED,
}
_ONLY_NAMED = ("sector", "unit", "status")


_TALLY_COLUMNS = ("total", "origin", "sector", "unit")


def kind_mistakes(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    """Every mistake in a schema that is well-formed by itself."""
    judged = (_scoring,) if kind.scoring else (_statuses, _tally_columns, _rules, _lists)
    for check in (_either, _fields, _headers, _vocabularies, *judged, _checks):
        yield from check(kind, loaded)


def _either(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    """The rows of a kind are evaluated or scored."""
    evaluated = loaded.at(("evaluation",)) is not None
    if evaluated == (kind.scoring is not None):
        yield Mistake(
            loaded.line(("scoring",) if kind.scoring else ("version",)),
            "lược đồ phải có đúng một trong hai mục: evaluation (đánh giá trạng thái) hoặc scoring (chấm điểm)",
            "a schema must have exactly one of: evaluation (statuses) or scoring (points)",
        )


def _scoring(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    """The fields that are scored are there, with types that can hold what they are for; there are no statuses."""
    spec = kind.scoring
    if spec is None:
        return
    roles = {name: field for name, field in spec.model_dump().items() if name in _SCORING_TYPES and field}
    yield from _all_known(loaded, [(("scoring", name), field) for name, field in roles.items()], kind.field_by_name)
    for name, field in roles.items():
        given, types = kind.field_by_name.get(field), _SCORING_TYPES[name]
        if given and given.type not in types:
            yield Mistake(
                loaded.line(("scoring", name)),
                f'trường "{field}" có kiểu "{given.type}"; ở đây cần kiểu: {", ".join(types)}',
                f'the field "{field}" is of type "{given.type}"; here it must be: {", ".join(types)}',
            )
    method = kind.field_by_name.get(spec.survey_based or "")
    codes = [entry.code for entry in kind.vocabularies.get((method and method.vocabulary) or "", ())]
    yield from _all_known(loaded, [(("scoring", "surveyed", at), c) for at, c in enumerate(spec.surveyed)], codes)
    for name in ("statuses", "letter"):
        if loaded.at((name,)) is not None:
            yield Mistake(
                loaded.line((name,)),
                f'"{name}" không dùng cùng "scoring"; hãy bỏ',
                f'"{name}" does not go with "scoring"; remove it',
            )


def _unknown(loaded: Loaded, where: Loc, name: str, known: Iterable[str]) -> Mistake:
    vi, en = nearest(name, known)
    return Mistake(loaded.line(where), f'không có "{name}" trong lược đồ; {vi}', f'there is no "{name}" here; {en}')


def _all_known(loaded: Loaded, named: Named, known: Iterable[str]) -> Iterator[Mistake]:
    allowed = tuple(known)
    return (_unknown(loaded, where, name, allowed) for where, name in named if name not in allowed)


def _twice(loaded: Loaded, named: Iterable[tuple[Loc, str, object]], folded: Callable[[str], str]) -> Iterator[Mistake]:
    """Names that two owners share, each with its owner; the second place is the mistake."""
    first: dict[str, tuple[Loc, object]] = {}
    for where, name, owner in named:
        place, known = first.setdefault(folded(name), (where, owner))
        if known != owner and folded(name):
            line = loaded.line(place)
            yield Mistake(
                loaded.line(where),
                f'"{name}" đã có ở dòng {line}; mỗi tên chỉ thuộc một nơi, hãy bỏ hoặc đổi',
                f'"{name}" stands in line {line} already; each has one owner, remove or change it',
            )


def _twice_in(loaded: Loaded, start: Loc, entries: Iterable[Entry]) -> Iterator[Mistake]:
    """Codes that stand twice in a list of entries, and words that two of them share."""
    listed = [*enumerate(entries)]
    yield from _twice(loaded, [((*start, at, "code"), entry.code, at) for at, entry in listed], str)
    words = [((*start, at, "words", w), word, at) for at, entry in listed for w, word in enumerate(entry.words)]
    yield from _twice(loaded, words, word_key)


def _fields(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    """The title is there; names stand once; what the machinery reads has a type that it can read."""
    yield from _twice(loaded, [(("fields", at, "name"), field.name, at) for at, field in enumerate(kind.fields)], str)
    if "title" not in kind.field_by_name:
        yield _unknown(loaded, ("fields",), "title", kind.field_by_name)
    for at, field in enumerate(kind.fields):
        types = MACHINE_FIELDS.get(field.name, tuple(t for t in get_args(FieldType) if t not in _ONLY_NAMED))
        if field.type not in types:
            where = ("fields", at, "type")
            yield Mistake(
                loaded.line(where),
                f'trường "{field.name}" không thể có kiểu "{field.type}"; chỉ dùng được: {", ".join(sorted(types))}',
                f'the field "{field.name}" cannot be of type "{field.type}"; allowed: {", ".join(sorted(types))}',
            )
        named = [(("fields", at, "vocabulary"), field.vocabulary or "")] if field.type == "vocabulary" else []
        yield from _all_known(loaded, named, kind.vocabularies)


def _headers(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    """A header means one field, or stands among the shared ones; these name fields that there are."""
    named: list[tuple[Loc, str, object]] = []
    for at, field in enumerate(kind.fields):
        named += [(("fields", at, "headers", h), text, field.name) for h, text in enumerate(field.headers)]
        named += [
            (("fields", at, "adjusted", h), text, (field.name, "adjusted")) for h, text in enumerate(field.adjusted)
        ]
    for at, shared in enumerate(kind.shared_headers):
        named += [(("shared_headers", at, "headers", h), text, at) for h, text in enumerate(shared.headers)]
    yield from _twice(loaded, named, word_key)
    for at, entry in enumerate(kind.shared_headers):
        places = ((("shared_headers", at, "fields", n), name) for n, name in enumerate(entry.fields))
        yield from _all_known(loaded, places, kind.field_by_name)


def _vocabularies(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    for name, entries in kind.vocabularies.items():
        yield from _twice_in(loaded, ("vocabularies", name), entries)


def _statuses(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    """Codes and words stand once; the words of an ambiguous status are not those of a plain one."""
    yield from _twice_in(loaded, ("statuses",), kind.statuses)
    words: list[tuple[Loc, str, object]] = []
    for at, status in enumerate(kind.statuses):
        words += [(("statuses", at, "words", w), word, "status") for w, word in enumerate(status.words)]
    for at, either in enumerate(kind.evaluation.either):
        words += [(("evaluation", "either", at, "words", w), word, at) for w, word in enumerate(either.words)]
    yield from _twice(loaded, words, word_key)


def _tally_columns(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    """Statuses and rates are columns of one tally, beside columns of its own."""
    statuses = [(("statuses", at, "code"), status.code) for at, status in enumerate(kind.statuses)]
    rates = [(("evaluation", "rates", at, "code"), rate.code) for at, rate in enumerate(kind.evaluation.rates)]
    taken = set(_TALLY_COLUMNS)
    for where, code in (*statuses, *rates):
        if code in taken and (where[0] == "evaluation" or code in _TALLY_COLUMNS):
            yield Mistake(
                loaded.line(where),
                f'mã "{code}" trùng với một cột khác của bảng tổng hợp; hãy đặt mã khác',
                f'the code "{code}" is another column of the tally already; choose another one',
            )
        taken.add(code)


def _rules(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    """The rules of evaluation name facts and words that there are; the last rule for the state always holds."""
    spec = kind.evaluation
    for at, state in enumerate(spec.states):
        yield from _facts(loaded, ("evaluation", "states", at), state.when, state.reason, CELL_FACTS)
        named = [(("evaluation", "states", at, "belied_by"), state.belied_by)] if state.belied_by else []
        yield from _all_known(loaded, named, kind.field_by_name)
    for at, status in enumerate(spec.statuses):
        yield from _facts(loaded, ("evaluation", "statuses", at), status.when, status.reason, STATUS_FACTS)
    if not spec.states or spec.states[-1].when:
        yield Mistake(
            loaded.line(("evaluation", "states")),
            'quy tắc cuối cùng của "states" phải không có "when", để nhiệm vụ nào cũng có trạng thái',
            'the last rule of "states" must have no "when", so that every task gets a state',
        )


def _facts(
    loaded: Loaded, start: Loc, when: Facts, reason: str | None, known: Mapping[str, tuple[str, ...]]
) -> Iterator[Mistake]:
    for name, words in when.items():
        where = (*start, "when", name)
        if name not in known:
            yield _unknown(loaded, where, name, known)
            continue
        listed = [words] if isinstance(words, str) else list(words)
        yield from _all_known(loaded, ((where, word) for word in listed), known[name])
    yield from _all_known(loaded, [((*start, "reason"), reason)] if reason else [], sorted(rulebook.reasons()))


def _lists(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    """Every status that is named anywhere is one of the kind's."""
    spec = kind.evaluation
    named: list[tuple[Loc, str]] = [(("evaluation", "undetermined"), spec.undetermined)]
    named += [(("partial_status",), kind.partial_status)] if kind.partial_status else []
    lists: dict[Loc, tuple[str, ...]] = {
        **{("evaluation", "statuses", at, "admissible"): rule.admissible for at, rule in enumerate(spec.statuses)},
        **{("evaluation", "rates", at, "numerator"): rate.numerator for at, rate in enumerate(spec.rates)},
        **{("evaluation", "rates", at, "denominator"): rate.denominator for at, rate in enumerate(spec.rates)},
        **{("evaluation", name): getattr(spec, name) for name in ("finished", "overdue", "urge")},
        ("letter", "order"): kind.letter.order if kind.letter else (),
    }
    named += [((*start, at), code) for start, codes in lists.items() for at, code in enumerate(codes)]
    for at, either in enumerate(spec.either):
        start = ("evaluation", "either", at)
        named += [((*start, "if_done"), either.if_done), ((*start, "if_open"), either.if_open)]
    return _all_known(loaded, named, kind.status_by_code)


def _checks(kind: Kind, loaded: Loaded) -> Iterator[Mistake]:
    for at, check in enumerate(kind.checks):
        start = ("checks", at)
        yield from _all_known(loaded, [((*start, "code"), check.code)], rulebook.rules())
        yield from _all_known(loaded, [((*start, "field"), check.field)], kind.field_by_name)
        for number, condition in enumerate(check.when):
            yield from _condition(kind, loaded, (*start, "when", number), condition)


def _condition(kind: Kind, loaded: Loaded, start: Loc, condition: Condition) -> Iterator[Mistake]:
    """A condition is of a field that there is, and asks what a field of its type can answer."""
    field = kind.field_by_name.get(condition.field)
    if field is None:
        yield _unknown(loaded, (*start, "field"), condition.field, kind.field_by_name)
        return
    days = [name for name, spec in kind.field_by_name.items() if spec.type in _DATED]
    for name, bound in (("before", condition.before), ("after", condition.after)):
        if bound is not None:
            yield from _all_known(loaded, [((*start, name), bound)], ("cutoff", "first", "last", *days))
    entries = [e.code for e in kind.vocabularies.get(field.vocabulary or "", ())]
    codes = list(kind.status_by_code) if field.type == "status" else entries
    named = [((*start, "in", n), code) for n, code in enumerate(condition.in_ or ())]
    yield from _all_known(loaded, named if codes else [], codes)
    wanted: dict[str, tuple[FieldType, ...]] = {"before": _DATED, "after": _DATED, "below": _NUMERIC, "above": _NUMERIC}
    for name, types in wanted.items():
        if getattr(condition, name) is not None and field.type not in types:
            yield Mistake(
                loaded.line((*start, name)),
                f'"{name}" không dùng được cho trường "{field.name}" kiểu "{field.type}"; cần kiểu: {", ".join(types)}',
                f'"{name}" cannot be asked of "{field.name}" of type "{field.type}"; it needs: {", ".join(types)}',
            )
