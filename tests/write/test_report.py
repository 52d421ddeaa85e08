"""The report: what stands in it, that it asks nothing of anybody, and that anybody can use it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from browser import opened
from lung_phinh import APRIL

import sheetops
from sheetops.catalogue import found
from sheetops.write.report import report_bytes

Evaluate = Callable[..., Any]
STYLE = Path(sheetops.__file__).parent / "write" / "report" / "templates" / "style.css"
SCORED = APRIL.parent / "vinh-thong-cchc-2026" / "thang-5"
HOSTILE = [
    "<script>window.pwned = 1</script>",
    '"><img src=x onerror="window.pwned=1">',
    "</title></style><svg onload=window.pwned=1>",
    '=HYPERLINK("http://x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "{{ 7*7 }} {% raw %}",
    "\u202egnort\u202c \u200f\u2067x\u2069",
    "👩‍👩‍👧 🇻🇳",
    "javascript:window.pwned=1",
    "dòng 1\n  dòng 2 &amp; &lt;",
]


class Page(HTMLParser):
    """The elements of a page, and the texts of its cells."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.inside = ""
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "bdi":
            self.texts.append("")
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "bdi":
            self.texts[-1] += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both kinds' reports, of the samples."""
    folder = tmp_path_factory.mktemp("reports")
    made = {}
    for name, sample in (("tasks", APRIL), ("scores", SCORED)):
        made[name] = folder / f"{name}.html"
        made[name].write_bytes(report_bytes(sheetops.consolidate(sample), "tong-hop.xlsx"))
    return made


def test_every_task_and_every_tally_stands_in_it(evaluate: Evaluate, sixty_tasks: Any) -> None:
    evaluation = evaluate(sixty_tasks)
    page = Page(report_bytes(evaluation, "tong-hop.xlsx"))
    assert set(evaluation.tasks["title"]) <= set(page.texts)
    rows = [attributes for attributes in page.all("tr") if "data-status" in attributes]
    assert [row["data-status"] for row in rows] == list(evaluation.tasks["status"])
    whole = evaluation.tallies[evaluation.tallies["origin"].isna() & evaluation.tallies["sector"].isna()].iloc[0]
    plain = report_bytes(evaluation, "tong-hop.xlsx").decode()
    assert f"<dt>Tổng số</dt><dd>{whole['total']}</dd>" in plain
    assert f"<dt>Quá hạn</dt><dd>{whole['overdue']}</dd>" in plain
    assert plain.count('role="img" aria-label="') >= len(evaluation.workspace.sectors)


def test_like_findings_are_one_row_in_the_words_of_the_catalogue(evaluate: Evaluate) -> None:
    place = {"path": "nop/a.xlsx", "sheet": "S", "unit": "KT"}
    two = [found("D308", **place, row=row, cell=f"F{row}") for row in (7, 8)]
    evaluation = evaluate([{"title": "Họp", "status": "completed"}], findings=two)
    page = report_bytes(evaluation, "tong-hop.xlsx").decode()
    assert page.count("<bdi>D308</bdi>") == 1
    assert "F7, F8" in page


def test_the_same_result_gives_the_same_page(evaluate: Evaluate, sixty_tasks: Any) -> None:
    assert report_bytes(evaluate(sixty_tasks), "a.xlsx") == report_bytes(evaluate(sixty_tasks), "a.xlsx")


def test_a_month_without_tasks_has_a_report_too(evaluate: Evaluate) -> None:
    assert "Chưa có nhiệm vụ nào" in report_bytes(evaluate([]), "tong-hop.xlsx").decode()


def test_hostile_text_is_inert_and_intact(evaluate: Evaluate, tmp_path: Path) -> None:
    long = "Ầ" * 32_767
    rows = [{"title": title, "status": "overdue", "leader": title, "result": title} for title in [*HOSTILE, long]]
    data = report_bytes(evaluate(rows), "tong-hop.xlsx")
    page = Page(data)
    assert {*HOSTILE, long} <= set(page.texts)
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    (tmp_path / "a.html").write_bytes(data)
    seen = opened(tmp_path / "a.html", width=390)
    assert seen.told["pwned"] == ""
    assert seen.told["rows"] == len(rows)
    assert seen.told["scroll"] <= seen.told["client"]


def test_what_markup_cannot_hold_is_shown_as_the_workbook_shows_it(evaluate: Evaluate) -> None:
    page = Page(report_bytes(evaluate([{"title": "a\x00b\x1bc\ud800d", "status": "overdue"}]), "tong-hop.xlsx"))
    assert "a\ufffdb\ufffdc\ufffdd" in page.texts


@pytest.mark.parametrize("name", ["tasks", "scores"])
def test_it_asks_nothing_of_anybody(files: dict[str, Path], name: str) -> None:
    page = Page(files[name].read_bytes())
    assert page.all("link", "img", "iframe", "object", "embed", "base") == []
    assert not [attributes for _, attributes in page.elements if "src" in attributes or "style" in attributes]
    targets = [attributes["href"] or "" for _, attributes in page.elements if "href" in attributes]
    assert targets
    assert all(target.startswith("#") for target in targets)
    anchors = {attributes.get("id") for _, attributes in page.elements}
    assert {target[1:] for target in targets if "=" not in target} <= anchors
    policy = next(m["content"] or "" for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert re.findall(r"url\((?!#)|@import", files[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ["tasks", "scores"])
def test_it_is_for_keyboards_and_screen_readers(files: dict[str, Path], name: str) -> None:
    page = Page(files[name].read_bytes())
    indices = [int(attributes["tabindex"] or 0) for _, attributes in page.elements if "tabindex" in attributes]
    assert indices
    assert max(indices) <= 0
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all(attributes["aria-labelledby"] in ids for attributes in page.all("section"))
    assert [attributes["aria-live"] for _, attributes in page.elements if "aria-live" in attributes] == ["polite"]
    assert ":focus-visible" in STYLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [360, 390, 1280])
@pytest.mark.parametrize("name", ["tasks", "scores"])
def test_no_screen_scrolls_sideways(files: dict[str, Path], name: str, width: int) -> None:
    seen = opened(files[name], width=width)
    assert seen.told["inner"] == width
    assert seen.told["scroll"] <= seen.told["client"]
    assert seen.told["unlabelled"] == 0
    assert seen.told["form"] == 1
    assert seen.told["requests"] == []
    assert seen.console == []


def test_the_browser_would_tell_of_trouble(tmp_path: Path) -> None:
    page = '<meta name="viewport" content="width=device-width"><input><div style="width:600px">a</div>'
    (tmp_path / "a.html").write_text(f"{page}<script>console.error('x'); window.pwned = 1</script>", encoding="utf-8")
    seen = opened(tmp_path / "a.html", width=360)
    assert seen.told["scroll"] > seen.told["client"]
    assert (seen.told["unlabelled"], seen.told["pwned"], len(seen.console)) == (1, "1", 1)


def test_the_address_holds_what_is_looked_for(files: dict[str, Path]) -> None:
    tasks = sheetops.consolidate(APRIL).tasks
    overdue = int((tasks["status"] == "overdue").sum())
    seen = opened(files["tasks"], width=1280, anchor="#status=overdue").told
    assert len(seen["shown"]) == overdue < seen["rows"] == len(tasks)
    assert f"{overdue}/{len(tasks)}" in seen["count"]
    both = tasks[(tasks["status"] == "completed") & (tasks["unit"] == "KT")]
    assert len(opened(files["tasks"], width=1280, anchor="#status=completed&unit=KT").told["shown"]) == len(both)


def test_words_are_found_without_their_accents(files: dict[str, Path]) -> None:
    seen = opened(files["tasks"], width=390, anchor="#q=chuyen+doi+so").told
    assert 0 < len(seen["shown"]) < seen["rows"]
    assert opened(files["tasks"], width=390, anchor="#q=khong-co-gi-nhu-the").told["shown"] == []


def test_without_scripts_the_tables_stand_and_the_filter_does_not(files: dict[str, Path]) -> None:
    seen = opened(files["tasks"], width=390, anchor="#status=overdue", scripts=False).told
    assert len(seen["shown"]) == seen["rows"] > 0
    assert seen["form"] == 0


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_text_stands_out_from_its_ground() -> None:
    """WCAG 2 AA (1.4.3): every ink on every ground that any rule names with it, and links on every light ground."""
    style = STYLE.read_text(encoding="utf-8")
    rules = re.findall(r"[{;]color:(#\w+);background:(#\w+)", style)
    grounds = set(re.findall(r"background:(#\w+)", style))
    pairs = set(rules) | {("#1f3864", ground) for ground in grounds - {"#1f3864"}}
    assert len(pairs) >= 10
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}
    assert contrast("#777", "#fff") < 4.5 < contrast("#767676", "#fff")
    assert len(re.findall(r"(?<![-\w])background:#", style)) == len(re.findall(r"[{;]color:#\w+;background:#", style))
