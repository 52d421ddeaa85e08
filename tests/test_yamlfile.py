"""A YAML file → texts with lines → a model: what is read, and what is said of each mistake."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal, Self

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from sheetops.errors import ConfigError, Mistake
from sheetops.yamlfile import BadValue, Loaded, load_yaml, validated
from sheetops.yamlfile import text as yamltext


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example is read by both parsers, and reads the same."""
    if request.param == "pure":
        monkeypatch.setattr(yamltext, "_LOADER", yaml.BaseLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some.yaml"


def read(file: Path, content: str | bytes) -> Loaded:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_yaml(file)


def mistakes(file: Path, content: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(ConfigError) as caught:
        read(file, content)
    return [(mistake.line, mistake.vi) for mistake in caught.value.mistakes]


class TestReading:
    def test_scalars_stay_as_they_are_written(self, file: Path) -> None:
        text = (
            "code: 02741\nperiod: 2026-04\nquarter: 2026-Q2\nday: 2026-04-17\nno: no\nno2: 1_000\nt: 17:00\nx: 0x1F\n"
        )
        assert read(file, text).data == {
            "code": "02741",
            "period": "2026-04",
            "quarter": "2026-Q2",
            "day": "2026-04-17",
            "no": "no",
            "no2": "1_000",
            "t": "17:00",
            "x": "0x1F",
        }

    @pytest.mark.parametrize("blank", ["", "~", "null", "NULL", "   # a comment"])
    def test_an_empty_value_is_none(self, file: Path, blank: str) -> None:
        assert read(file, f"aliases: {blank}\n").data == {"aliases": None}

    @pytest.mark.parametrize("quoted", ['""', "''"])
    def test_an_empty_text_in_quotes_is_a_text(self, file: Path, quoted: str) -> None:
        assert read(file, f"note: {quoted}\n").data == {"note": ""}

    def test_null_in_quotes_is_a_text(self, file: Path) -> None:
        assert read(file, "note: 'null'\n").data == {"note": "null"}

    def test_lines_of_keys_and_items(self, file: Path) -> None:
        loaded = read(file, "# comment\nunits:\n  - code: A\n    aliases: [x,\n      y]\n  - {code: B}\n")
        assert loaded.lines == {
            ("units",): 2,
            ("units", 0): 3,
            ("units", 0, "code"): 3,
            ("units", 0, "aliases"): 4,
            ("units", 0, "aliases", 0): 4,
            ("units", 0, "aliases", 1): 5,
            ("units", 1): 6,
            ("units", 1, "code"): 6,
        }

    def test_the_line_of_what_is_absent_is_that_of_what_surrounds_it(self, file: Path) -> None:
        loaded = read(file, "a: 1\nunits:\n  - {code: A}\n")
        assert loaded.line(("units", 0, "name")) == 3
        assert loaded.line(("units", 7, "name")) == 2
        assert loaded.line(("nothing",)) == 0

    def test_values_by_their_path(self, file: Path) -> None:
        loaded = read(file, "units:\n  - {code: A, aliases: [x, y]}\n  - text\n")
        assert loaded.at(("units", 0, "code")) == "A"
        assert loaded.at(("units", 1, "code")) is None
        assert loaded.at(("units", "code")) is None
        assert loaded.items(("units",)) == [("units", 0), ("units", 1)]
        assert loaded.items(("units", 0, "code")) == []
        assert [text for _, text in loaded.texts(("units", 0, "aliases"))] == ["x", "y"]
        assert [text for _, text in loaded.texts(("units", 0, "code"))] == ["A"]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_what_notepad_saves(self, file: Path, encoding: str, newline: str) -> None:
        loaded = read(file, f"# Tệp{newline}name: Xã Ắ{newline}place: Ẵ{newline}".encode(encoding))
        assert loaded.data == {"name": "Xã Ắ", "place": "Ẵ"}
        assert loaded.line(("place",)) == 3

    def test_big_endian_utf_16(self, file: Path) -> None:
        assert read(file, b"\xfe\xff" + "name: Xã".encode("utf-16-be")).data == {"name": "Xã"}

    @pytest.mark.parametrize("odd", ["\x85", "\u2028", "\u2029"])
    def test_what_ends_a_line_in_no_editor_ends_none_here(self, file: Path, odd: str) -> None:
        loaded = read(file, f"name: Văn{odd}phòng\ncode: VP\n")
        assert loaded.data == {"name": "Văn phòng", "code": "VP"}
        assert loaded.line(("code",)) == 2

    def test_anchors_and_aliases(self, file: Path) -> None:
        loaded = read(file, "one: &a {x: 1}\ntwo: *a\n")
        assert loaded.data == {"one": {"x": "1"}, "two": {"x": "1"}}
        assert loaded.line(("two",)) == 2

    @given(
        st.recursive(
            st.none() | st.text(st.characters(categories=["L", "N", "P", "Zs"])),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcđ", min_size=1), inner, max_size=3),
            max_leaves=8,
        )
    )
    def test_what_yaml_writes_is_read_back(self, tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
        file = tmp_path_factory.mktemp("law") / "some.yaml"
        text = yaml.safe_dump({"value": value}, allow_unicode=True, width=10_000)
        assert read(file, text).data == {"value": value}


class TestWhatCannotBeRead:
    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError) as caught:
            load_yaml(tmp_path / "absent.yaml")
        assert caught.value.mistakes == (Mistake(0, "không tìm thấy tệp này", "there is no such file"),)
        assert "absent.yaml" in caught.value.message("en")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError) as caught:
            load_yaml(tmp_path)
        assert "không đọc được tệp" in caught.value.vi

    @pytest.mark.parametrize("content", ["", "\n\n", "# only a comment\n", "---\n", "~\n", "\ufeff"])
    def test_an_empty_file(self, file: Path, content: str) -> None:
        assert mistakes(file, content) == [(0, "tệp trống; hãy điền nội dung")]

    @pytest.mark.parametrize(("content", "line"), [("just a text\n", 1), ("# a\n- one\n- two\n", 2), ("[a, b]", 1)])
    def test_not_a_mapping(self, file: Path, content: str, line: int) -> None:
        assert mistakes(file, content) == [(line, 'tệp phải gồm các dòng "khóa: giá trị"')]

    @pytest.mark.parametrize(
        ("content", "line"),
        [
            (b"a: 1\nname: X\xe3\n", 2),
            ("a: 1\nname: Xã\n".encode("utf-16") + b"\x00", 3),
            ("name: X\n".encode("utf-16-le"), 1),
            (b"PK\x03\x04\x14\x00\x08\x08\xff\xfe", 1),
        ],
    )
    def test_another_encoding(self, file: Path, content: bytes, line: int) -> None:
        [(found, what)] = mistakes(file, content)
        assert found == line
        assert "UTF-8" in what

    def test_control_characters_on_every_line_that_has_one(self, file: Path) -> None:
        assert [line for line, _ in mistakes(file, "a: \x01\nb: 2\nc: x\x7f\nd: \x9f\n")] == [1, 3, 4]

    def test_tabs_on_every_line_that_has_one(self, file: Path) -> None:
        found = mistakes(file, "a:\n\tb: 1\n\tc: 2\nd: 3\n")
        assert [line for line, _ in found] == [2, 3]
        assert all("Tab" in what for _, what in found)

    @pytest.mark.parametrize(
        ("content", "line", "what"),
        [
            ("a: 1\nname: UBND: xã\n", 2, 'dấu ":" sai chỗ'),
            ("a:\n  b: 1\n   c: 2\n", 3, "thụt vào sai cột"),
            ("a:\n    b: 1\n  c: 2\n", 3, "không thẳng cột"),
            ("units:\n  - code: A\n   name: B\n", 3, "không thẳng cột"),
            ('a: 1\nb: "x" y\n', 2, "chữ thừa sau dấu nháy"),
            ("a: 1\nname xã\nc: 2\n", 2, 'thiếu ":" sau khóa'),
            ("a:\n  - b\n  -c: 1\n  - d\n", 3, "dòng"),
            ('a: 1\nb: "chưa đóng\nc: 2\n', 2, "chưa đóng"),
            ("a: 1\nb: [x, y\nc: 2\n", 2, "chưa đóng"),
            ("a: 1\nb: {x: 1\nc: 2\n", 2, "chưa đóng"),
            ("a: 1\nb: [x,\n", 2, "chưa đóng"),
            ("a: 1\nb: @x\n", 2, "dấu nháy"),
            ("a: 1\nb: %x\n", 2, "dấu nháy"),
            ("a: 1\nb: *x\n", 2, "dấu nháy"),
            ("a: 1\nb: !x y\n", 2, "dấu nháy"),
            ("a: 1\nb: !x!y z\n", 2, "dấu nháy"),
            ('a: 1\nb: "D:\\kế hoạch"\n', 2, "dấu nháy đơn"),
            ('a: 1\nb: "D:\\xã"\n', 2, "dấu nháy đơn"),
            ("a: 1\n---\nb: 2\n", 2, '"---"'),
            ("a: 1\n[b]: 2\n", 2, "tên khóa"),
            ("a: 1\n'': 2\n", 2, "tên khóa"),
            ("a: &x 1\nb: &x 2\n", 2, "YAML"),
        ],
    )
    def test_bad_syntax(self, file: Path, content: str, line: int, what: str) -> None:
        [(found, said)] = mistakes(file, content)
        assert found == line
        assert what in said

    def test_the_parsers_own_words_stand_in_the_english_text(self, file: Path) -> None:
        with pytest.raises(ConfigError) as caught:
            read(file, "a: b: c\n")
        assert "(mapping values are not allowed" in caught.value.en

    def test_a_key_twice_names_both_lines_and_the_first_one_stands(self, file: Path) -> None:
        found = mistakes(file, "a: 1\nb: {c: 1, c: 2}\na: {x: 1}\na: 3\n")
        assert found == [
            (2, 'khóa "c" viết hai lần (lần đầu ở dòng 2); hãy bỏ một'),
            (3, 'khóa "a" viết hai lần (lần đầu ở dòng 1); hãy bỏ một'),
            (4, 'khóa "a" viết hai lần (lần đầu ở dòng 1); hãy bỏ một'),
        ]

    @pytest.mark.parametrize(
        "content",
        [
            "a: &x [*x]\n",
            "a: &x {b: *x}\n",
            "a: " + "[" * 100_000,
            "a: " + "{b: " * 30_000 + "}" * 30_000,
            "\n".join(" " * depth + "a:" for depth in range(80)),
            "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)),
        ],
        ids=["itself in a list", "itself in a mapping", "deep list", "deep mapping", "deep blocks", "blow-up"],
    )
    def test_endless_nesting(self, file: Path, content: str) -> None:
        [(_, what)] = mistakes(file, content)
        assert "lồng nhau quá sâu" in what

    @given(st.binary(max_size=60) | st.text("ab:-[]{}\"'&*!|>%@`,#? \t\n\\~", max_size=40).map(str.encode))
    def test_nothing_else_is_ever_raised(self, tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
        file = tmp_path_factory.mktemp("law") / "some.yaml"
        try:
            loaded = read(file, content)
        except ConfigError:
            return
        assert all(0 < line <= content.count(b"\n") + content.count(b"\r") + 1 for line in loaded.lines.values())


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(min_length=1, examples=["KT"])
    counted: bool = True
    size: int = Field(default=3, ge=1, le=9, examples=[3])


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = "unnamed"
    day: date | None = Field(default=None, examples=["2026-04-17"])
    moment: datetime | None = None
    share: float = 0
    colour: Literal["red", "green"] = "red"
    shape: Annotated[str, Field(pattern=r"^[a-z]+$")] = "round"
    words: tuple[str, ...] = ()
    parts: tuple[Part, ...] = Field(default=(), min_length=0)
    pair: tuple[str, ...] | None = Field(default=None, min_length=2)
    named: dict[str, Part | None] = {}
    labels: Mapping[str, str] = {}
    either: str | tuple[str, ...] = ""
    is_: str | None = Field(default=None, alias="is")
    odd: int = 1
    extra: Part = Part(code="X")

    @field_validator("odd")
    @classmethod
    def _odd(cls, value: int) -> int:
        if value % 2 == 0:
            raise BadValue("phải là số lẻ", "must be odd")
        return value

    @model_validator(mode="after")
    def _no_secret(self) -> Self:
        if self.name == "secret":
            raise ValueError("it is secret")
        return self


def whole(file: Path, content: str) -> Whole:
    file.write_text(content, encoding="utf-8")
    return validated(file, Whole)[0]


def wrong(file: Path, content: str) -> list[str]:
    """The mistakes as the terminal shows them, without the heading."""
    with pytest.raises(ConfigError) as caught:
        whole(file, content)
    return [line.strip() for line in caught.value.vi.splitlines()[1:]]


class TestValidating:
    def test_texts_become_what_the_model_wants(self, file: Path) -> None:
        found = whole(
            file, "day: 2026-04-17\nmoment: 2026-04-16T17:00\nshare: 0.5\nodd: 7\nparts: [{code: 02, counted: no}]\n"
        )
        assert (found.day, found.moment, found.share, found.odd) == (
            date(2026, 4, 17),
            datetime(2026, 4, 16, 17),
            0.5,
            7,
        )
        assert found.parts == (Part(code="02", counted=False),)

    def test_an_empty_key_of_a_model_means_its_default(self, file: Path) -> None:
        found = whole(file, "name:\nwords: ~\nextra:\nis:\nodd: null\nparts:\n  - code: A\n    size:\n")
        assert found == Whole(parts=(Part(code="A"),))

    def test_an_empty_key_of_a_plain_mapping_stays(self, file: Path) -> None:
        assert whole(file, "named: {a: , code: , b: {code: B}}\n").named == {
            "a": None,
            "code": None,
            "b": Part(code="B"),
        }

    def test_the_lines_come_with_the_model(self, file: Path) -> None:
        file.write_text("name: x\nodd: 3\n", encoding="utf-8")
        assert validated(file, Whole)[1].line(("odd",)) == 2

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("colours: red", 'dòng 1: không có khóa "colours"; có phải "colour"? Chỉ dùng được: name, day, moment, '),
            ("zzz: 1", 'dòng 1: không có khóa "zzz"; chỉ dùng được: name, day, '),
            ("iss: x", 'có phải "is"?'),
            ("parts:\n  - {code: A}\n  - code: B\n    cod: C", 'dòng 4: không có khóa "cod"; có phải "code"? Chỉ dùng'),
            (
                "named:\n  a: {cod: C, code: B}",
                'dòng 2: không có khóa "cod"; có phải "code"? Chỉ dùng được: code, coun',
            ),
            ("labels: {}\nextra: {code: Văn hóa, xã hội}", 'dòng 2: không có khóa "xã hội"; chỉ dùng được: code, '),
            ("extra: {code: Văn hóa, xã hội}", "đặt cả giá trị đó trong dấu nháy"),
            ("parts:\n  - code: A\n  - size: 3", 'dòng 3: thiếu "code" trong "parts"; hãy viết code: KT'),
            ("extra:\n  size: 3", 'dòng 1: thiếu "code" trong "extra"; hãy viết code: KT'),
            ("extra:\n  size: 3\n  code:", 'dòng 3: thiếu "code" trong "extra"; hãy viết code: KT'),
            (
                "day: 2026-04-31",
                'dòng 1: "day" ("2026-04-31") không phải một ngày; hãy viết năm-tháng-ngày; ví dụ: 2026-0',
            ),
            ("moment: hôm qua", '"moment" ("hôm qua") không phải ngày giờ'),
            ("parts: [{code: A, counted: x}]", '"counted" ("x") phải là true (có) hoặc false (không)'),
            ("parts: [{code: A, size: ba}]", '"size" ("ba") phải là một số nguyên; ví dụ: 3'),
            ("parts: [{code: A, size: 0}]", '"size" ("0") phải từ 1 trở lên; ví dụ: 3'),
            ("parts: [{code: A, size: 10}]", '"size" ("10") không được quá 9'),
            ("parts: [{code: ''}]", '"code" ("") không được để trống; ví dụ: KT'),
            ("share: nửa", '"share" ("nửa") phải là một số'),
            ("colour: blue", '"colour" ("blue") không dùng được; chỉ dùng red, green'),
            ("shape: A1", '"shape" ("A1") viết không đúng mẫu ^[a-z]+$'),
            ("name: [x]", '"name" phải là một dòng chữ'),
            ("name: {ten}", '"name" phải là một dòng chữ'),
            ("words: a", '"words" ("a") phải là danh sách'),
            ("words:\n  - a\n  -\n", 'dòng 3: mục 2 của "words" đang để trống'),
            ("words:\n  - a\n  - [b]\n", 'dòng 3: mục 2 của "words" phải là một dòng chữ'),
            ("pair:\n  - a", '"pair" phải có ít nhất 2 mục'),
            ("labels: x", '"labels" ("x") phải gồm các cặp "khóa: giá trị"'),
            ("extra: x", '"extra" ("x") phải gồm các cặp "khóa: giá trị"'),
            ("parts:\n  - A", 'dòng 2: mục 1 của "parts" ("A") phải gồm các cặp'),
            ("labels:\n  a: [x]", 'dòng 2: "a" phải là một dòng chữ'),
            ("odd: 4", '"odd" ("4") phải là số lẻ'),
            ("name: secret", "nội dung tệp không hợp lệ: it is secret"),
        ],
    )
    def test_each_mistake_with_its_line_and_remedy(self, file: Path, content: str, said: str) -> None:
        [found] = wrong(file, content)
        assert said in found

    def test_a_value_that_may_be_of_two_kinds_and_is_neither(self, file: Path) -> None:
        found = wrong(file, "a: \neither: {x: 1}\n"[3:])
        assert [line.split(" phải là ")[0] for line in found] == ['dòng 2: "either"', 'dòng 2: "either"']

    def test_a_list_of_wrong_items_is_not_also_called_too_short(self, file: Path) -> None:
        found = wrong(file, "pair:\n  - [a]\n  - [b]\n")
        assert [line.split(" phải")[0] for line in found] == ['dòng 2: mục 1 của "pair"', 'dòng 3: mục 2 của "pair"']

    def test_all_at_once_in_the_order_of_the_file(self, file: Path) -> None:
        content = "colour: blue\nnme: x\nodd: 2\nparts:\n  - cod: A\nodd: 4\nday: mai\n"
        assert [line.split(" ")[:2] for line in wrong(file, content)] == [
            ["dòng", "1:"],
            ["dòng", "2:"],
            ["dòng", "3:"],
            ["dòng", "5:"],
            ["dòng", "5:"],
            ["dòng", "6:"],
            ["dòng", "7:"],
        ]

    def test_both_languages_say_the_same(self, file: Path) -> None:
        file.write_text("odd: 4\nday: x\n", encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            validated(file, Whole)
        assert caught.value.message("en") == (
            "some.yaml: 2 mistake(s) to mend\n"
            '  line 1: "odd" ("4") must be odd\n'
            '  line 2: "day" ("x") is no date; write year-month-day; for example: 2026-04-17'
        )
        assert caught.value.message("vi").startswith("some.yaml: có 2 lỗi cần sửa\n  dòng 1: ")

    def test_checks_across_the_file_run_beside_wrong_values(self, file: Path) -> None:
        def unlike(loaded: Loaded) -> list[Mistake]:
            same = loaded.at(("name",)) == loaded.at(("shape",))
            return [Mistake(loaded.line(("shape",)), "trùng tên", "same as the name")] if same else []

        file.write_text("odd: 4\nname: x\nshape: x\n", encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            validated(file, Whole, unlike)
        assert [mistake.line for mistake in caught.value.mistakes] == [1, 3]

    def test_a_check_alone_stops_the_file_too(self, file: Path) -> None:
        file.write_text("name: x\n", encoding="utf-8")
        with pytest.raises(ConfigError):
            validated(file, Whole, lambda _: [Mistake(1, "sai", "wrong")])
