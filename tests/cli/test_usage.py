"""Command lines that cannot be understood: one message with the remedy, and 2."""

from __future__ import annotations

import pytest

from cli.conftest import Cli

WRONG = [
    (("chek",), 'Không có lệnh "chek"; có phải là "check"?', 'There is no command "chek"; did you mean "check"?'),
    (("xyz",), 'Không có lệnh "xyz". Các lệnh: init, check,', 'There is no command "xyz". The commands are: init,'),
    (("--versio",), "Không có tùy chọn --versio; có phải là --version?", "There is no option --versio; did you mean"),
    (("rules", "--zzz"), "Không có tùy chọn --zzz.", "There is no option --zzz."),
    (("rules", "-x"), "Không có tùy chọn -x.", "There is no option -x."),
    (("check",), "Còn thiếu TỆP.", "FILE is missing."),
    (("consolidate",), "Còn thiếu THƯ_MỤC.", "DIR is missing."),
    (("check", "a.xlsx", "--cutoff"), "Tùy chọn --cutoff cần có giá trị đi kèm.", "The option --cutoff needs a value."),
    (("--version=1",), "Tùy chọn --version không nhận giá trị.", "The option --version takes no value."),
    (("explain", "D302", "D303"), "Thừa: D303.", "Too much: D303."),
    (("rules", "--json", "a.xlsx"), '--json "a.xlsx" không dùng được', '--json "a.xlsx" cannot be used'),
    (("consolidate", "a", "--output", "b.xls"), '--output "b.xls" không dùng được', '--output "b.xls" cannot be used'),
    (("check", "a", "--cutoff", "4/2026"), '--cutoff "4/2026" không phải một ngày', '"4/2026" is no date'),
]


@pytest.mark.parametrize(("arguments", "vietnamese", "english"), WRONG)
def test_a_wrong_command_line(cli: Cli, arguments: tuple[str, ...], vietnamese: str, english: str) -> None:
    for lang, start, said in (("vi", "Lỗi: ", vietnamese), ("en", "Error: ", english)):
        answer = cli("--lang", lang, *arguments)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith(start)
        assert said in answer.err
        assert "--help" in answer.err
        assert "Traceback" not in answer.err


def test_the_help_that_is_offered_is_the_command_s_own(cli: Cli) -> None:
    assert "sheetops check --help" in cli("check", "--zzz").err
    assert "sheetops --help" in cli("--zzz").err


def test_a_language_that_there_is_not(cli: Cli) -> None:
    for arguments in (("--lang", "fr", "rules"), ("rules", "--lang=fr")):
        answer = cli(*arguments)
        assert (answer.code, answer.out) == (2, "")
        assert 'Không có ngôn ngữ "fr"; hãy viết --lang vi hoặc --lang en.' in answer.err
