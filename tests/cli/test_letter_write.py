"""The letter at the command line: by itself, and with the main job."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from cli.conftest import Cli


def test_the_letter_alone_leaves_the_workbook(workspace: Path, cli: Cli) -> None:
    done = cli("letter", "write", workspace)
    assert done.code == 0
    assert "cong-van-2026-04.docx" in done.out
    assert [path.name for path in (workspace / "ket-qua").iterdir()] == ["cong-van-2026-04.docx"]


def test_the_main_job_writes_it_too(workspace: Path, cli: Cli) -> None:
    assert "cong-van-2026-04.docx" in cli("consolidate", workspace, "--letter", "--no-returns").out
    assert (workspace / "ket-qua" / "cong-van-2026-04.docx").is_file()


def test_a_letter_that_is_not_ours_is_kept_and_said(workspace: Path, cli: Cli) -> None:
    own = workspace / "ket-qua" / "cong-van-2026-04.docx"
    own.parent.mkdir(exist_ok=True)
    document = Document()
    document.add_paragraph("Công văn do Văn phòng tự soạn.")
    document.save(str(own))
    before = own.read_bytes()
    done = cli("letter", "write", workspace)
    assert "được giữ nguyên" in done.out
    assert "cong-van-2026-04-2.docx" in done.out
    assert own.read_bytes() == before


def test_a_letter_in_word_is_one_message(workspace: Path, cli: Cli) -> None:
    cli("letter", "write", workspace)
    (workspace / "ket-qua" / "~$cong-van-2026-04.docx").write_bytes(b"")
    done = cli("letter", "write", workspace)
    assert done.code == 2
    assert "đang mở" in done.err
