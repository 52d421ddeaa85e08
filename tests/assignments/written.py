"""Assignments, drawn at random, and a text that an office could have written for them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from hypothesis import strategies as st

from sheetops.assignments import Assignment, Scope
from sheetops.assignments.codes import roman

NAMES = (
    "Công tác chỉ đạo điều hành CCHC",
    "Cải cách thể chế",
    "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
    "Tác động của CCHC đến kinh tế - xã hội",
    "Nâng cao hiệu quả quản trị và hành chính công",
    "Cải cách hành chính (CCHC)",
)
CONTENTS = (
    "thành lập, sáp nhập, giải thể thôn",
    "công tác cán bộ, hồ sơ; đánh giá hằng năm",
    "kiểm tra tại Phần việc thứ hai",
    "tuyên truyền trên cổng thông tin",
)
NOTES = ("Thực hiện dân chủ ở cơ sở", "Tiếp công dân, giải quyết khiếu nại", "Các hình thức tuyên truyền về CCHC")
PARTNERS = ("Phòng Kinh tế", "TT DVTH", "Văn phòng HĐND & UBND xã")

Written = tuple[str, list[Assignment]]
_LISTS = ("; ", ", ", ";", " ; ", ",", " và ", "; và ")
_WORDS = ("Mục ", "mục ", "chỉ số ", "Tiêu chí ", "TC ", "tiêu chí thành phần ", "MỤC ", "")


def numbered(stem: str, first: int, count: int) -> list[str]:
    return [f"{stem}.{number}" for number in range(first, first + count)]


@st.composite
def lists(draw: st.DrawFn, codes: list[str]) -> str:
    """Codes one after another, in one of the ways in which lists are written."""
    word, sep, again = draw(st.sampled_from(_WORDS)), draw(st.sampled_from(_LISTS)), draw(st.booleans())
    return sep.join(f"{word if at == 0 or again else ''}{code}" for at, code in enumerate(codes))


@st.composite
def limits(draw: st.DrawFn, code: str) -> tuple[str, Assignment]:
    """An item with what limits it, set off by a bracket."""
    own = Assignment(item=code)
    text, content = f"{draw(st.sampled_from(_WORDS))}{code}", draw(st.sampled_from(CONTENTS))
    opened, closed = draw(st.sampled_from(((" (", ")"), ("(", ")"), (" ( ", " )"), (" [", "]"))))
    kind = draw(st.sampled_from(("plain", "only", "except", "excluded", "listed", "helps", "note")))
    if kind == "only":
        said = draw(st.sampled_from(("nội dung: ", "nội dung ", "Nội dung: ", "về nội dung ", "gồm: ")))
        return f"{text}{opened}{said}{content}{closed}", replace(own, scope=Scope("only", content))
    if kind == "except":
        said = draw(st.sampled_from(("trừ nội dung: ", "trừ nội dung ", "Trừ: ", "ngoại trừ nội dung: ", "trừ ")))
        return f"{text}{opened}{said}{content}{closed}", replace(own, scope=Scope("except", content))
    children = numbered(code, draw(st.integers(1, 9)), draw(st.integers(1, 3)))
    if kind == "excluded":
        said = draw(st.sampled_from(("trừ ", "ngoại trừ ", "không bao gồm: ")))
        return f"{text}{opened}{said}{draw(lists(children))}{closed}", replace(own, excluded=tuple(children))
    if kind == "listed":
        said = draw(st.sampled_from(("gồm: ", "gồm ", "bao gồm ")))
        shown = f"{text}{opened}{said}{draw(lists(children))}{closed}"
        return shown, replace(own, listed_children=tuple(children))
    if kind == "helps":
        partner = draw(st.sampled_from(PARTNERS))
        said = draw(st.sampled_from(("phối hợp ", "phối hợp với ", "Phối hợp cùng ")))
        return f"{text}{opened}{said}{partner}{closed}", replace(own, role="coordinate", partner=partner)
    if kind == "note":
        note = draw(st.sampled_from(NOTES))
        return f"{text}{opened}{note}{closed}", replace(own, note=note)
    return text, own


@st.composite
def ranges(draw: st.DrawFn, stem: str) -> tuple[str, list[Assignment]]:
    codes = numbered(stem, draw(st.integers(1, 10)), draw(st.integers(2, 5)))
    word = draw(st.sampled_from(_WORDS))
    form = draw(
        st.sampled_from(("{w}{a} - {b}", "{w}{a}-{b}", "từ {w}{a} đến {w}{b}", "{w}{a} đến {b}", "{w}{a} – {b}"))
    )
    return form.format(w=word, a=codes[0], b=codes[-1]), [Assignment(item=code) for code in codes]


@st.composite
def groups(draw: st.DrawFn, number: int) -> tuple[list[str], list[Assignment]]:
    """Items of one part: each piece may stand alone."""
    pieces: list[str] = []
    given: list[Assignment] = []
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.integers(0, 3)) == 0:
            text, some = draw(ranges(str(number)))
        else:
            text, one = draw(limits(f"{number}.{draw(st.integers(1, 12))}"))
            some = [one]
        pieces.append(text)
        given += some
    return pieces, given


@st.composite
def part_entries(draw: st.DrawFn, number: int) -> tuple[str, list[Assignment]]:
    """A part as a whole, but for some of it, or its items only."""
    numeral, name = roman(number), draw(st.sampled_from(("", *NAMES)))
    head = f"{draw(st.sampled_from(('Phần', 'phần', 'PHẦN', 'Lĩnh vực', 'Phụ trách Phần')))} {numeral}"
    head += f"{draw(st.sampled_from((': ', '. ', ' - ', ' – ', ':')))}{name}" if name else ""
    own = Assignment(part=numeral, part_name=name)
    form = draw(st.sampled_from(("whole", "excluded", "except", "helps", "bracket", "brackets", "colon", "lines")))
    if form == "whole":
        return head, [own]
    if form == "excluded":
        codes = numbered(str(number), draw(st.integers(1, 9)), draw(st.integers(1, 3)))
        return f"{head} (trừ {draw(lists(codes))})", [replace(own, excluded=tuple(codes))]
    if form == "except":
        content = draw(st.sampled_from(CONTENTS))
        return f"{head} (trừ nội dung: {content})", [replace(own, scope=Scope("except", content))]
    if form == "helps":
        partner = draw(st.sampled_from(PARTNERS))
        return f"{head} (phối hợp với {partner})", [replace(own, role="coordinate", partner=partner)]
    pieces, given = draw(groups(number))
    given = [replace(one, part=numeral, part_name=name) for one in given]
    if form == "bracket":
        mark = draw(st.sampled_from(("", ".")))
        return f"{head}{mark if name else ''} ({draw(st.sampled_from(('; ', ', ', ' và '))).join(pieces)})", given
    if form == "brackets":
        return f"{head} " + " ".join(f"({piece})" for piece in pieces), given
    if form == "colon":
        return f"{head}: {'; '.join(pieces)}", given
    bullet = draw(st.sampled_from(("\n+ ", "\n  • ", "\n* ", "\n")))
    return f"{head}:{bullet}" + bullet.join(pieces), given


@st.composite
def texts(draw: st.DrawFn) -> Written:
    """A whole cell."""
    numbers = draw(st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))
    entries = [draw(part_entries(number)) for number in numbers]
    given = [one for _, some in entries for one in some]
    if draw(st.booleans()):
        loose, more = draw(groups(draw(st.integers(13, 20))))
        entries.insert(0, ("; ".join(loose), more))
        given = [*more, *given]
    between, before = draw(
        st.sampled_from(
            (("\n", "- "), ("; ", "- "), (" ", "- "), ("\n", ""), ("\n\n", "• "), ("\n", "+ "), (";\n", ""))
        )
    )
    end = draw(st.sampled_from(("", ".", ";")))
    text = between.join(f"{before}{entry}" for entry, _ in entries) + end
    return draw(typed(text, given))


@st.composite
def typed(draw: st.DrawFn, text: str, given: list[Assignment]) -> Written:
    """The same, as a keyboard may have typed it."""
    how = draw(st.sampled_from(("as it is", "NFD", "capitals", "spaces", "no-break spaces", "carriage returns")))
    if how == "NFD":
        text = unicodedata.normalize("NFD", text)
    if how == "capitals":
        text = text.upper()
    if how == "spaces":
        text = f"  {text.replace(' ', '  ')} "
    if how == "no-break spaces":
        text = text.replace(" ", "\u00a0")
    if how == "carriage returns":
        text = text.replace("\n", "\r\n")
    return text, given
