"""The catalogue holds every rule of the design, in both languages, and renders whatever a finding carries."""

from __future__ import annotations

import re
import string
import subprocess
import sys
import unicodedata
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.catalogue import Rule, as_json, found, message, order_key, remedy, rule, rules, title
from sheetops.catalogue.rulebook import catalogue as whole
from sheetops.catalogue.wording import Wording
from sheetops.errors import SheetopsError
from sheetops.model import Finding
from sheetops.resources import schema_folder


def words(text: str) -> list[str]:
    return text.split()


FAMILIES = {"F": (101, 113), "S": (201, 210), "D": (301, 312), "R": (401, 423), "E": (501, 505), "P": (601, 620)}
CODES = [f"{letter}{number}" for letter, (first, last) in FAMILIES.items() for number in range(first, last + 1)]
# The severities, as the design's section 7 lists them; what is not listed is a warning.
ERRORS = words("F101 F102 F104 F109 S201 S202 D301 D302 D304 D305 D306 R403 E502 E503 P602 P603 P604 P605 P606 P612")
INFOS = words("F105 F110 S204 S208 R413 R417 E505 P611 P618")

ALWAYS = {"value", "field", "cell", "sheet", "row", "file", "title", "unit", "task_id", "indicator"}
LANGS = ("vi", "en")
EVERY = [(code, lang) for code in CODES for lang in LANGS]
# The keys of a finding in the JSON, as the design's section 5 lists them.
JSON_KEYS = words("code severity path sheet cell row field value task_id title unit indicator message remedy waived")


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def templates(entry: Rule) -> list[str]:
    return [entry.message.vi, entry.message.en, entry.remedy.vi, entry.remedy.en]


def full(code: str) -> Finding:
    """A finding that carries everything its rule may show."""
    params = {name: f"<{name}>" for name in rule(code).params}
    finding = found(
        code,
        path="nop/Phòng Kinh tế.xlsx",
        sheet="Theo dõi",
        cell="H12",
        row=12,
        field="due",
        value="31/4",
        task_id="NV-017",
        title="Rà soát hộ nghèo",
        unit="KT",
        indicator="7.10",
    )
    return replace(finding, params=params)


# --- the entries -----------------------------------------------------------------------------------------------------


def test_every_rule_of_the_design_is_there_in_order() -> None:
    assert list(rules()) == CODES


def test_the_file_holds_no_code_twice() -> None:
    written = re.findall(r"- code: (\w+)", (schema_folder() / "rules.yaml").read_text(encoding="utf-8"))
    assert sorted(written) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_severities_are_those_of_the_design(code: str) -> None:
    expected = "error" if code in ERRORS else "info" if code in INFOS else "warning"
    assert rule(code).severity == expected


def wordings(entry: Rule) -> list[Wording]:
    examples = [
        Wording(vi=getattr(entry.example.vi, side), en=getattr(entry.example.en, side)) for side in ("wrong", "right")
    ]
    return [entry.title, entry.message, entry.remedy, entry.why, *examples]


@pytest.mark.parametrize("code", CODES)
def test_every_wording_is_there_in_both_languages(code: str) -> None:
    for wording in wordings(rule(code)):
        assert wording.vi.strip()
        assert wording.en.strip()
        assert wording.vi == unicodedata.normalize("NFC", wording.vi)


@pytest.mark.parametrize("code", CODES)
def test_vietnamese_is_accented_and_english_is_not_vietnamese(code: str) -> None:
    entry = rule(code)
    for wording in (entry.title, entry.message, entry.remedy, entry.why):
        assert any(unicodedata.combining(ch) for ch in unicodedata.normalize("NFD", wording.vi))
        assert wording.vi != wording.en


@pytest.mark.parametrize("code", CODES)
def test_wrong_and_right_differ(code: str) -> None:
    for lang in LANGS:
        example = rule(code).example.pair(lang)
        assert example.wrong != example.right


@pytest.mark.parametrize("code", CODES)
def test_sentences_end_with_a_full_stop_and_titles_do_not(code: str) -> None:
    entry = rule(code)
    assert all(text.endswith(".") for text in [*templates(entry), entry.why.vi, entry.why.en])
    assert not entry.title.vi.endswith(".")
    assert not entry.title.en.endswith(".")


@pytest.mark.parametrize("code", CODES)
def test_a_message_is_one_sentence(code: str) -> None:
    assert not re.search(r"\.\s", rule(code).message.vi)
    assert not re.search(r"\.\s", rule(code).message.en)


@pytest.mark.parametrize("code", CODES)
def test_remedies_speak_the_words_of_an_office(code: str) -> None:
    entry = rule(code)
    jargon = r"\b(header|cell|file|sheet|parse|format|null|schema|column|row|import|export|click)\b"
    text = re.sub(
        r"sheetops\.yaml|quyet-dinh\.xlsx|\{\w+\}", "", f"{entry.message.vi} {entry.remedy.vi} {entry.why.vi}"
    )
    assert not re.search(jargon, text, re.IGNORECASE)


@pytest.mark.parametrize("code", CODES)
def test_templates_use_known_parameters_only(code: str) -> None:
    entry = rule(code)
    for template in templates(entry):
        assert placeholders(template) <= ALWAYS | set(entry.params)


@pytest.mark.parametrize("code", CODES)
def test_every_listed_parameter_is_shown_somewhere_and_hides_none_that_is_always_there(code: str) -> None:
    entry = rule(code)
    shown = set().union(*map(placeholders, templates(entry)))
    for name in entry.params:
        told = reasons() if name == "reason" else whole().words.get(name, {})
        shown |= set().union(*(placeholders(wording.vi) | placeholders(wording.en) for wording in told.values()))
    assert set(entry.params) <= shown
    assert not set(entry.params) & ALWAYS


@pytest.mark.parametrize("code", CODES)
def test_both_languages_tell_the_same_parameters(code: str) -> None:
    entry = rule(code)
    assert placeholders(entry.message.vi) == placeholders(entry.message.en)


@pytest.mark.parametrize("code", CODES)
def test_numbers_are_parameters(code: str) -> None:
    assert set(rule(code).numbers) <= {"value", *rule(code).params}


@pytest.mark.parametrize("code", CODES)
def test_optional_passages_hold_a_parameter_and_are_not_nested(code: str) -> None:
    for template in templates(rule(code)):
        passages = re.findall(r"\[[^\[\]]*\]", template)
        assert all(placeholders(passage) for passage in passages)
        assert not set("[]") & set(re.sub(r"\[[^\[\]]*\]", "", template))


@pytest.mark.parametrize("code", CODES)
def test_what_is_no_template_holds_no_placeholder(code: str) -> None:
    entry = rule(code)
    plain = [entry.title, entry.why, *wordings(entry)[-2:]]
    assert not any(set("{}[]") & set(wording.vi + wording.en) for wording in plain)


# --- rendering -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "lang"), EVERY)
def test_a_finding_with_everything_shows_everything(code: str, lang: str) -> None:
    for text in (message(full(code), lang), remedy(full(code), lang)):
        assert not set("{}[]…") & set(text)
        assert "  " not in text


@pytest.mark.parametrize(("code", "lang"), EVERY)
def test_a_finding_with_nothing_is_rendered_all_the_same(code: str, lang: str) -> None:
    bare = found(code)
    for text in (title(bare, lang), message(bare, lang), remedy(bare, lang)):
        assert text.strip()
        assert not set("{}[]") & set(text)
        assert "  " not in text
        assert not re.search(r"[ ,;:]\.$", text)


def test_a_missing_parameter_is_an_ellipsis() -> None:
    assert message(found("D302", field="due")) == "Cột “due” ghi “…”, là ngày không có trên lịch hoặc không đọc được."


def test_an_optional_passage_goes_with_its_parameter() -> None:
    with_one = found("D304", field="status", value="ok rồi", suggestions="Hoàn thành")
    without = found("D304", field="status", value="ok rồi", suggestions="")
    assert message(with_one, field_label="Trạng thái") == (
        "Cột “Trạng thái” ghi “ok rồi”, không có trong danh mục quy định; có thể là: Hoàn thành."
    )
    assert message(without, field_label="Trạng thái") == (
        "Cột “Trạng thái” ghi “ok rồi”, không có trong danh mục quy định."
    )


def test_labels_stand_for_field_and_unit() -> None:
    assert message(found("F106", unit="KT"), unit_name="Phòng Kinh tế") == (
        "Đến thời điểm tổng hợp, Phòng Kinh tế chưa gửi biểu báo cáo."
    )
    assert remedy(found("D301", field="title", cell="B7"), "en", field_label="Task") == (
        "The unit fills in “Task” in the cell B7."
    )


def test_a_file_is_named_without_its_folder() -> None:
    text = message(found("F102", path="nop/thang 4/VP.xlsx"), "en")
    assert "“VP.xlsx”" in text
    assert "nop" not in text


def test_dates_moments_and_periods_are_shown_as_the_language_writes_them() -> None:
    late = found("F107", path="nop/A.xlsx", modified="2026-04-17T08:15:33", deadline="2026-04-16T17:00")
    assert message(late) == (
        "Tệp “A.xlsx” cập nhật lần cuối lúc 08 giờ 15 ngày 17/4/2026, sau hạn nộp 17 giờ 00 ngày 16/4/2026."
    )
    assert "2026-04-17 08:15, after the submission deadline 2026-04-16 17:00" in message(late, "en")
    other = found("F108", path="nop/A.xlsx", stated="2026-01", period="2026-Q2")
    assert "kỳ tháng 01/2026, trong khi kỳ đang tổng hợp là quý II/2026" in message(other)


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2026-04-05", "05/4/2026"),
        ("2026-02-15", "15/02/2026"),
        ("2026-10-30", "30/10/2026"),
        ("2026-04-05 00:00:00", "05/4/2026"),
        ("15/4", "15/4"),
        ("2026-04-05 (chiều)", "2026-04-05 (chiều)"),
    ],
)
def test_days_are_written_as_in_administrative_documents(iso: str, written: str) -> None:
    assert f"hạn {written}," in message(found("R404", title="A", reported=iso, registered="2026-04-10"))


@pytest.mark.parametrize(
    ("raw", "vi", "en"), [("2.50", "2,5", "2.5"), ("3.0", "3", "3"), ("10", "10", "10"), ("2,5", "2,5", "2,5")]
)
def test_numbers_have_the_decimal_sign_of_the_language(raw: str, vi: str, en: str) -> None:
    beyond = found("P604", indicator="7.10", value="4", maximum=raw)
    assert message(beyond) == f"Chỉ số 7.10 chấm 4 điểm, ngoài khoảng từ 0 đến {vi}."
    assert message(beyond, "en") == f"The indicator 7.10 is scored 4, outside 0 to {en}."


def test_an_indicator_code_is_no_number() -> None:
    assert "7.10" in message(found("P610", value="7.1", suggestion="7.10"))


def test_line_breaks_become_spaces() -> None:
    assert "“Rà soát hộ nghèo”" in message(found("R402", title="Rà soát\n hộ  nghèo"))


@given(st.text(alphabet="ab {}[]%\\“”0\n", max_size=60))
def test_values_may_hold_any_character(value: str) -> None:
    shown = " ".join(value.split()) or "…"
    assert message(found("D309", value=value)) == f"Kết quả ghi “{shown}” còn chung chung, chưa có số liệu cụ thể."


@given(st.text(min_size=1, max_size=400))
def test_long_values_are_shortened_in_messages_only(value: str) -> None:
    finding = found("D309", value=value)
    shown = message(finding).removeprefix("Kết quả ghi “").removesuffix("” còn chung chung, chưa có số liệu cụ thể.")
    assert len(shown) <= 80
    assert as_json(finding, "vi", None, None)["value"] == value


# --- reasons and other words -----------------------------------------------------------------------------------------


def reasons() -> dict[str, Wording]:
    return whole().reasons


E501_REASONS = words(
    "overdue not_yet_due late on_time after_cutoff completed_but_worded_open worded_done_but_progress "
    "full_progress_but_worded_open unreadable_deadline unreadable_completion no_deadline"
)


@pytest.mark.parametrize(("reason", "lang"), list(product(E501_REASONS, LANGS)))
def test_each_reason_of_e501_is_told_with_its_dates(reason: str, lang: str) -> None:
    text = message(
        found(
            "E501",
            title="Rà soát",
            reported="Hoàn thành",
            evaluated="Quá hạn",
            reason=reason,
            due="2026-04-10",
            completed="2026-04-12",
            cutoff="2026-04-17",
            progress="80",
        ),
        lang,
    )
    assert reason not in text
    assert not set("{}[]…") & set(text)


def test_e501_reads_as_a_sentence() -> None:
    overdue = found(
        "E501",
        title="Rà soát hộ nghèo",
        reported="Chưa đến hạn",
        evaluated="Quá hạn",
        reason="overdue",
        due="2026-04-10",
        cutoff="2026-04-17",
    )
    assert message(overdue) == (
        "Nhiệm vụ “Rà soát hộ nghèo” báo cáo “Chưa đến hạn” nhưng được đánh giá là “Quá hạn”: "
        "hạn 10/4/2026 đã qua mà chưa hoàn thành, tính đến 17/4/2026."
    )


def test_a_reason_that_is_no_key_stands_as_it_is() -> None:
    assert message(found("F101", path="a.xlsx", reason="đĩa hỏng")) == "Không mở được tệp “a.xlsx”: đĩa hỏng."


def test_several_keys_are_told_one_after_the_other() -> None:
    assert message(found("R412", title="A", missing="unit, due")) == (
        "Nhiệm vụ “A” trong danh mục giao chưa rõ đơn vị chủ trì, thời hạn."
    )


def test_every_word_belongs_to_a_parameter_of_some_rule() -> None:
    listed = set().union(*(entry.params for entry in rules().values()))
    assert set(whole().words) <= listed


def test_reasons_use_parameters_of_their_rules_only() -> None:
    for reason in reasons().values():
        assert placeholders(reason.vi) == placeholders(reason.en)
        assert placeholders(reason.vi) <= ALWAYS | {*rule("E501").params, *rule("F101").params} - {"reason"}


# --- findings --------------------------------------------------------------------------------------------------------


def test_a_finding_has_the_severity_of_its_rule_unless_told_otherwise() -> None:
    assert found("E501").severity == "warning"
    assert found("E501", severity="error").severity == "error"


def test_a_code_may_be_written_in_lower_case() -> None:
    assert found("d302").code == "D302"
    assert rule(" d302 ") is rule("D302")


def test_an_unknown_code_is_refused_and_the_nearest_are_named() -> None:
    with pytest.raises(SheetopsError) as caught:
        rule("D3O2")
    for text in (caught.value.message("vi"), caught.value.message("en")):
        assert "“D3O2”" in text
        assert "D302" in text
    assert caught.value.vi != caught.value.en


def test_an_unknown_code_that_is_near_to_none_is_refused_without_suggestions() -> None:
    with pytest.raises(SheetopsError, match=r"^Không có quy tắc nào mang mã “\{x\}”\. Xem"):
        rule("{x}")


@pytest.mark.parametrize("code", CODES)
def test_json_has_exactly_the_keys_of_the_design(code: str) -> None:
    told = as_json(full(code), "en", "Deadline", "Phòng Kinh tế")
    assert list(told) == JSON_KEYS
    assert told["unit"] == "KT"
    assert told["field"] == "due"
    assert told["message"] == message(full(code), "en", field_label="Deadline", unit_name="Phòng Kinh tế")


def test_what_is_absent_is_null_in_json() -> None:
    told = as_json(found("F106", unit="KT"), "vi", None, None)
    assert [key for key, value in told.items() if value is None] == words(
        "path sheet cell row field value task_id title indicator waived"
    )


# --- order -----------------------------------------------------------------------------------------------------------


def test_findings_are_ordered_by_place_then_code_then_field() -> None:
    in_order = [
        found("F106", unit="KT"),
        found("F101", path="nop/A.xlsx"),
        found("S202", path="nop/A.xlsx", sheet="T4", field="due"),
        found("D301", path="nop/A.xlsx", sheet="T4", row=9),
        found("D302", path="nop/A.xlsx", sheet="T4", cell="H9", row=9),
        found("D302", path="nop/A.xlsx", sheet="T4", cell="AA9"),
        found("D301", path="nop/A.xlsx", sheet="T4", cell="B10", row=10),
        found("D303", path="nop/A.xlsx", sheet="T4", cell="B10", row=10),
        found("D303", path="nop/A.xlsx", sheet="T4", cell="B10", row=10, field="due"),
        found("F101", path="nop/B.xlsx"),
    ]
    backwards = in_order[::-1]
    assert sorted(backwards, key=order_key) == in_order


maybe = st.sampled_from([None, "a", "b"])
anything = st.builds(
    Finding,
    code=st.sampled_from(["D301", "D302"]),
    severity=st.sampled_from(["error", "warning"]),
    path=maybe,
    sheet=maybe,
    cell=st.sampled_from([None, "B2", "AA2"]),
    row=st.sampled_from([None, 2]),
    field=maybe,
    value=maybe,
    unit=maybe,
    params=st.dictionaries(st.sampled_from(["x", "y"]), st.sampled_from(["1", "2"])),
)


@given(st.lists(anything, max_size=8).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_does_not_depend_on_where_findings_came_from(orders: tuple[list[Finding], list[Finding]]) -> None:
    one, other = (sorted(findings, key=order_key) for findings in orders)
    assert one == other


# --- start-up --------------------------------------------------------------------------------------------------------


def test_nothing_heavy_is_imported() -> None:
    code = (
        "import sys, sheetops.catalogue as c; c.rules(); "
        "sys.exit(any(m in sys.modules for m in ('pandas', 'pandera', 'openpyxl', 'xlsxwriter')))"
    )
    root = str(schema_folder().parent)
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
