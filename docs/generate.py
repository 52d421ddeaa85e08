"""Writes the reference pages in docs/reference from the code and data that they describe.

python docs/generate.py            write the pages
python docs/generate.py --check    write nothing; name the pages that are stale, and exit with 1 if there are any
"""

import argparse
import inspect
import io
import os
import re
import sys
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from sheetops import catalogue
from sheetops.catalogue import Rule
from sheetops.cli.app import COMMANDS, GROUPS
from sheetops.cli.main import main as command_line
from sheetops.cli.places import specimen
from sheetops.cli.words import LANGUAGES, Words
from sheetops.config import CONFIG_NAME, Period, Settings
from sheetops.config.new_workspace import make_workspace
from sheetops.kind import Entry, Kind, load_kind
from sheetops.resources import schema_folder

REFERENCE = Path(__file__).resolve().parent / "reference"
WIDTH = "100"
OFFICE, OFFICE_CODE = "UBND xã Lùng Phình", "02848"  # the commune of the samples
VI, EN = (Words(lang) for lang in LANGUAGES)
TYPE_NAMES = {
    "str": "text",
    "bool": "true or false",
    "int": "whole number",
    "float": "number",
    "date": "date",
    "datetime": "date and time",
    "Period": "period",
}


def pages() -> dict[str, str]:
    """Every page: name → text."""
    return {
        "commands.md": commands_page(),
        "rules.md": rules_page(),
        "configuration.md": configuration_page(),
        "schemas.md": schemas_page(),
    }


# ----- pieces of Markdown


def page(name: str, *parts: str) -> str:
    """A page with its title in both languages."""
    head = [f"# {VI(f'pages.{name}')} · {EN(f'pages.{name}')}", f"*{VI('pages.generated')} {EN('pages.generated')}*"]
    return "\n\n".join([*head, *(part for part in parts if part)]) + "\n"


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table without its empty columns; nothing where there are no rows."""
    kept = [place for place in range(len(head)) if any(row[place] for row in rows)]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell(line[place]) for place in kept)} |" for line in lines) if rows else ""


def cell(text: str) -> str:
    """A text that does not end its cell."""
    return " ".join(text.split()).replace("|", "\\|")


def code(text: object) -> str:
    """A value as code."""
    return f"`{text}`" if str(text) else ""


# ----- commands


def commands_page() -> str:
    """Each command's own help, in both languages."""
    names = (path for name in COMMANDS for path in ([name], *([name, inner] for inner in GROUPS.get(name, ()))))
    invocations = [["--help"], *([*path, "--help"] for path in names)]
    return page("commands", *(part for arguments in invocations for part in command(arguments)))


def command(arguments: list[str]) -> list[str]:
    """The help of one command as the user sees it."""
    heading = "## sheetops" if len(arguments) == 1 else f"## sheetops {' '.join(arguments[:-1])}"
    return [heading, *(f"```text\n{help_of([*arguments, '--lang', lang])}\n```" for lang in LANGUAGES)]


def help_of(arguments: list[str]) -> str:
    """What a command line prints, at a fixed width."""
    before, os.environ["COLUMNS"] = os.environ.get("COLUMNS"), WIDTH
    try:
        with redirect_stdout(io.StringIO()) as printed:
            command_line(arguments)
    finally:
        os.environ.pop("COLUMNS")
        os.environ.update({} if before is None else {"COLUMNS": before})
    return printed.getvalue().rstrip()


# ----- rules


def rules_page() -> str:
    """The catalogue: an overview, then every rule."""
    known = list(catalogue.rules().values())
    head = [f"{VI(f'rules.{name}')} · {EN(f'rules.{name}')}" for name in ("code", "severity", "title")]
    working, planned = table(head, rule_rows(known, planned=False)), table(head, rule_rows(known, planned=True))
    later = f"**{VI('rules.planned')} · {EN('rules.planned')}**"
    return page("rules", working, later if planned else "", planned, *(rule(entry) for entry in known))


def rule_rows(known: list[Rule], *, planned: bool) -> list[list[str]]:
    """The overview of the rules that are raised, or of those that are planned."""
    shown = [r for r in known if r.planned == planned]
    return [[f"[{r.code}](#{r.code.lower()})", severity(r), f"{r.title.vi} · *{r.title.en}*"] for r in shown]


def severity(entry: Rule) -> str:
    """Its severity in both languages."""
    return f"{VI(f'severity.{entry.severity}')} · {EN(f'severity.{entry.severity}')}"


def rule(entry: Rule) -> str:
    """One rule: Vietnamese first, English beneath."""
    return "\n\n".join([f"## {entry.code}", *(rule_in(entry, words) for words in (VI, EN))])


def rule_in(entry: Rule, words: Words) -> str:
    """One rule in one language."""
    finding, example = specimen(entry), entry.example.pair(words.lang)
    lines = {
        "message": catalogue.message(finding, words.lang),
        "why": entry.why.text(words.lang),
        "remedy": catalogue.remedy(finding, words.lang),
        "wrong": example.wrong,
        "right": example.right,
    }
    heading = f"**{entry.title.text(words.lang)}** ({words(f'severity.{entry.severity}').lower()})"
    heading += f". {words('rules.planned')}." if entry.planned else ""
    return "\n".join([heading, "", *(f"- {words(f'explain.{name}')}: {text}" for name, text in lines.items())])


# ----- models


def models_of(root: type[BaseModel]) -> list[type[BaseModel]]:
    """A model and all that its fields are made of, each once, from the outside in."""
    found: list[type[BaseModel]] = [root]
    for model in found:
        for field in model.model_fields.values():
            found += [part for part in parts_of(field.annotation) if part not in found]
    return found


def parts_of(annotation: Any) -> list[type[BaseModel]]:
    """The models in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return list(dict.fromkeys(model for part in get_args(annotation) for model in parts_of(part)))


def model(described: type[BaseModel]) -> str:
    """A model: what it is, and its keys."""
    text, attributes = docstring(described)
    rows = [
        [
            code(field.alias or name),
            type_name(field.annotation),
            default(field),
            example(field),
            attributes.get(name, ""),
        ]
        for name, field in described.model_fields.items()
    ]
    return f"### {described.__name__}\n\n{text}\n\n{table(['key', 'type', 'default', 'example', 'meaning'], rows)}"


def docstring(described: type[BaseModel]) -> tuple[str, dict[str, str]]:
    """The text of a docstring, and what it says under "Attributes", its base classes' too."""
    text, _, listed = inspect.cleandoc(described.__doc__ or "").partition("Attributes:")
    meanings: dict[str, str] = {}
    for base in described.__bases__:
        if issubclass(base, BaseModel) and base is not BaseModel:
            meanings |= docstring(base)[1]
    for match in re.finditer(r"^ {4}(\w[\w, ]*): (.*(?:\n {5,}.*)*)", listed, re.MULTILINE):
        meanings |= dict.fromkeys(re.split(r",\s*", match[1]), " ".join(match[2].split()))
    return " ".join(text.split()), meanings


def type_name(annotation: Any) -> str:
    """A type as a reader of YAML understands it."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " or ".join(code(value) for value in args)
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(type_name(part) for part in args if part is not NoneType))
    if origin is tuple:
        return f"list of {type_name(args[0])}"
    if args and origin is not None and hasattr(origin, "keys"):
        return f"mapping of names to {type_name(args[1])}"
    if args:  # Annotated
        return type_name(args[0])
    name = getattr(annotation, "__name__", str(annotation))
    return f"[{name}](#{name.lower()})" if parts_of(annotation) else TYPE_NAMES.get(name, name)


def default(field: FieldInfo) -> str:
    """What counts where a key is left out."""
    if field.is_required():
        return "required"
    value = field.get_default(call_default_factory=True, validated_data={})
    if value is None or value is PydanticUndefined or isinstance(value, BaseModel):
        return ""
    if isinstance(value, bool) or value == "":
        return code(str(value).lower() or '""')
    return code(list(value) if isinstance(value, tuple) else value)


def example(field: FieldInfo) -> str:
    """The first example of a key."""
    return code(field.examples[0]) if field.examples else ""


def configuration_page() -> str:
    """The keys of sheetops.yaml, and the file that `init` makes."""
    with TemporaryDirectory() as folder:
        make_workspace(folder, period=Period(2026, 4, 1), cutoff=date(2026, 4, 17), office=OFFICE, code=OFFICE_CODE)
        made = (Path(folder) / CONFIG_NAME).read_text(encoding="utf-8").rstrip()
    head = f"## {VI('pages.template')} · {EN('pages.template')}"
    return page("configuration", *(model(part) for part in models_of(Settings)), head, f"```yaml\n{made}\n```")


# ----- kinds


def schemas_page() -> str:
    """The keys of a kind's schema, then the kinds that ship."""
    kinds = [load_kind(path.stem) for path in sorted(schema_folder().glob("*.yaml")) if is_kind(path)]
    format_ = ["## Format", *(model(part) for part in models_of(Kind))]
    return page("schemas", *format_, *(part for kind in kinds for part in shipped(kind)))


def is_kind(path: Path) -> bool:
    """Whether a file of the schemas describes a kind of sheet."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return isinstance(content, dict) and {"kind", "fields", "statuses"} <= content.keys()


def shipped(kind: Kind) -> list[str]:
    """A kind's fields with their headers, and its statuses with the words that people type."""
    fields = [
        [code(f.name), f.label.vi, f.label.en, f.type, "yes" if f.required else "", f.column, " · ".join(f.headers)]
        for f in kind.fields
    ]
    shared = [[" · ".join(s.headers), ", ".join(map(code, s.fields)), s.decide] for s in kind.shared_headers]
    vocabularies = [f"#### {name}\n\n{entries(found)}" for name, found in sorted(kind.vocabularies.items())]
    return [
        f"## {kind.kind}: {kind.label.vi} · {kind.label.en}",
        "### Fields",
        table(["field", "nhãn", "label", "type", "required", "column", "headers"], fields),
        "### Headers that several fields share" if shared else "",
        table(["headers", "fields", "decided by"], shared),
        "### Statuses",
        entries(kind.statuses),
        "### Vocabularies" if vocabularies else "",
        *vocabularies,
    ]


def entries(found: tuple[Entry, ...]) -> str:
    """The entries of a vocabulary with their words."""
    rows = [[code(e.code), e.label.vi, e.label.en, " · ".join(e.words)] for e in found]
    return table(["code", "nhãn", "label", "words"], rows)


# ----- the command


def stale() -> list[str]:
    """The pages that are not what they should be, and those that nothing makes."""
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def write() -> None:
    """Write every page."""
    REFERENCE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a page is stale")
    if not parser.parse_args().check:
        write()
        return 0
    names = stale()
    if names:
        print(f"stale, run `python docs/generate.py`: {', '.join(names)}", file=sys.stderr)
    return int(bool(names))


if __name__ == "__main__":
    sys.exit(main())
