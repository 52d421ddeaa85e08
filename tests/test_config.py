"""`sheetops.yaml` → Workspace: all valid ways to write it, and what is said of each mistake."""

import pickle
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sheetops.config import (
    Folders,
    Letter,
    Period,
    Policy,
    Settings,
    Workspace,
    bare_workspace,
    find_workspace,
    load_workspace,
    replace_cutoff,
)
from sheetops.config.new_workspace import make_workspace
from sheetops.errors import ConfigError, WorkspaceError
from sheetops.yamlfile import BadValue

SCHEMAS = Path(__file__).parents[1] / "schemas"

LEAST = """\
version: 1
kind: task_tracking
office: {name: UBND xã Nậm Chày}
period: 2026-04
cutoff: 2026-04-17
units:
  - {code: KT, name: Phòng Kinh tế, sector: kinh-te}
sectors:
  - {code: kinh-te, name: Kinh tế}
"""

FULL = """\
version: 1
kind: task_tracking
office: {name: "UBND xã Lùng Phình", short: "xã Lùng Phình", place: "Lùng Phình", code: 02848}
period: "2026-04"
cutoff: 2026-04-17
submission_deadline: 2026-04-16T17:00
assignment: {document: "312/UBND-VP ngày 02/4/2026"}
units:
  - {code: KT, name: "Phòng Kinh tế", aliases: ["PKT", "P. Kinh tế"], sector: kinh-te}
  - {code: TYT, name: "Trạm Y tế", submits: false}
sectors:
  - {code: kinh-te, name: "Kinh tế", aliases: [KT-HT]}
leaders:
  - {name: "Họ và tên", title: "Phó Chủ tịch", sectors: [kinh-te]}
policy: {before_is_exclusive: false, roll_to_working_day: true, behind_plan: yes, due_soon_days: 5}
letter:
  number: 313/UBND-VP
  signer: [TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG]
  recipients: [Các phòng]
  wording: {opening: Căn cứ}
folders: {inbox: nop/thang-4, register: giao, previous: cu, output: ra}
"""


def load(folder: Path, text: str) -> Workspace:
    (folder / "sheetops.yaml").write_text(text, encoding="utf-8")
    return load_workspace(folder)


def said(folder: Path, text: str, lang: str = "vi") -> list[str]:
    """The mistakes as the terminal shows them, without the heading."""
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    return [line.strip() for line in caught.value.message(lang).splitlines()[1:]]


def changed(old: str, new: str, text: str = LEAST) -> str:
    assert old in text
    return text.replace(old, new)


class TestWhatIsRead:
    def test_every_key(self, tmp_path: Path) -> None:
        found = load(tmp_path, FULL)
        assert (found.kind, found.office.code, found.period.text, found.cutoff) == (
            "task_tracking",
            "02848",
            "2026-04",
            date(2026, 4, 17),
        )
        assert found.submission_deadline == datetime(2026, 4, 16, 17, 0)
        assert [(u.code, u.aliases, u.sector, u.submits) for u in found.units] == [
            ("KT", ("PKT", "P. Kinh tế"), "kinh-te", True),
            ("TYT", (), None, False),
        ]
        assert [(s.code, s.name, s.aliases) for s in found.sectors] == [("kinh-te", "Kinh tế", ("KT-HT",))]
        assert [(p.name, p.title, p.sectors) for p in found.leaders] == [("Họ và tên", "Phó Chủ tịch", ("kinh-te",))]
        assert found.policy == Policy(
            before_is_exclusive=False, roll_to_working_day=True, behind_plan=True, due_soon_days=5
        )
        assert found.letter == Letter(
            number="313/UBND-VP",
            signer=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
            recipients=("Các phòng",),
            wording={"opening": "Căn cứ"},
        )
        root = tmp_path.resolve()
        assert (found.root, found.config_path) == (root, root / "sheetops.yaml")
        assert found.inbox == root / "nop" / "thang-4"
        assert (found.register, found.previous, found.output) == (root / "giao", root / "cu", root / "ra")

    def test_the_required_keys_are_enough(self, tmp_path: Path) -> None:
        found = load(tmp_path, LEAST)
        assert (found.office.short, found.office.place, found.office.code) == ("xã Nậm Chày", "Nậm Chày", "")
        assert found.submission_deadline is None
        assert found.assignment.document == ""
        assert (found.assignment_symbol, found.assignment_series, found.assignment_date) == ("", "", None)
        assert found.leaders == ()
        assert (found.policy, found.letter, found.folders) == (Policy(), Letter(), Folders())
        assert [p.name for p in (found.inbox, found.register, found.previous, found.output)] == [
            "nop",
            "dang-ky",
            "ky-truoc",
            "ket-qua",
        ]

    def test_the_default_policy(self) -> None:
        policy = Policy()
        assert (policy.before_is_exclusive, policy.roll_to_working_day, policy.behind_plan, policy.due_soon_days) == (
            True,
            False,
            False,
            3,
        )

    def test_empty_optional_keys_mean_their_defaults(self, tmp_path: Path) -> None:
        empty = "submission_deadline:\nassignment:\nleaders: []\npolicy: {}\nletter: ~\nfolders: {inbox: }\n"
        assert load(tmp_path, LEAST + empty) == load(tmp_path, LEAST)

    @pytest.mark.parametrize(
        ("name", "short", "place"),
        [
            ("UBND xã Lùng Phình", "xã Lùng Phình", "Lùng Phình"),
            ("Ủy ban nhân dân phường Sa Pa", "phường Sa Pa", "Sa Pa"),
            ("Uỷ Ban Nhân Dân  đặc khu Cô Tô", "đặc khu Cô Tô", "Cô Tô"),
            ("ubnd Xã Ea H'Leo", "Xã Ea H'Leo", "Ea H'Leo"),
            ("xã Xã Đàn", "xã Xã Đàn", "Xã Đàn"),
            ("Ban Quản lý dự án", "Ban Quản lý dự án", "Ban Quản lý dự án"),
            ("UBND", "UBND", "UBND"),
        ],
    )
    def test_the_offices_other_names_follow_from_its_name(
        self, tmp_path: Path, name: str, short: str, place: str
    ) -> None:
        office = load(tmp_path, changed("{name: UBND xã Nậm Chày}", f'{{name: "{name}"}}')).office
        assert (office.short, office.place) == (short, place)

    def test_a_given_short_name_gives_the_place(self, tmp_path: Path) -> None:
        text = changed("{name: UBND xã Nậm Chày}", "{name: Văn phòng, short: phường Cam Đường}")
        with pytest.raises(ConfigError, match="không có khóa") as caught:
            load(tmp_path, changed("Văn phòng,", "HĐND và UBND, Văn phòng,", text))
        assert caught.value.mistakes[0].line == 3
        assert load(tmp_path, text).office.place == "Cam Đường"

    @pytest.mark.parametrize(
        "written", ["2026-04-17", "2026-4-17", "17/4/2026", "17/04/2026", "17-4-2026", "17.4.2026", "'2026-04-17'"]
    )
    def test_a_cutoff_is_written_year_first_or_day_first(self, tmp_path: Path, written: str) -> None:
        assert load(tmp_path, changed("cutoff: 2026-04-17", f"cutoff: {written}")).cutoff == date(2026, 4, 17)

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("2026-04-16T17:00", datetime(2026, 4, 16, 17)),
            ("2026-04-16 17:00", datetime(2026, 4, 16, 17)),
            ("2026-04-16 17:00:30", datetime(2026, 4, 16, 17, 0, 30)),
            ("16/4/2026 17h30", datetime(2026, 4, 16, 17, 30)),
            ("16/4/2026 17h", datetime(2026, 4, 16, 17)),
            ("2026-04-16", datetime(2026, 4, 16, 23, 59, 59)),
        ],
    )
    def test_a_submission_deadline_without_a_time_is_the_end_of_the_day(
        self, tmp_path: Path, written: str, meant: datetime
    ) -> None:
        assert load(tmp_path, f"{LEAST}submission_deadline: {written}\n").submission_deadline == meant

    @pytest.mark.parametrize(
        ("document", "symbol", "series", "day"),
        [
            ("312/UBND-VP ngày 02/4/2026", "312/UBND-VP", "UBND-VP", date(2026, 4, 2)),
            ("Thông báo số 15/TB - UBND, ngày 2 tháng 4 năm 2026", "15/TB-UBND", "TB-UBND", date(2026, 4, 2)),
            ("Số: 07a /QĐ–UBND (31.12.2025)", "07a/QĐ-UBND", "QĐ-UBND", date(2025, 12, 31)),
            ("12/2026/QĐ-UBND", "12/2026/QĐ-UBND", "QĐ-UBND", None),
            ("4/KH-HĐND&UBND ngày 1/4/2026", "4/KH-HĐND&UBND", "KH-HĐND&UBND", date(2026, 4, 1)),
            ("kết luận giao ban ngày 06/4/2026", "", "", date(2026, 4, 6)),
            ("kết luận giao ban tháng 4/2026", "", "", None),
        ],
    )
    def test_the_assignment_letter(
        self, tmp_path: Path, document: str, symbol: str, series: str, day: date | None
    ) -> None:
        found = load(tmp_path, f'{LEAST}assignment: {{document: "{document}"}}\n')
        assert (found.assignment_symbol, found.assignment_series, found.assignment_date) == (symbol, series, day)

    @pytest.mark.parametrize(
        "written", ['["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]', '{title: "TL. CHỦ TỊCH", role: CHÁNH VĂN PHÒNG}']
    )
    def test_a_letters_signer_is_written_freely(self, tmp_path: Path, written: str) -> None:
        lines = ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
        assert load(tmp_path, f"{LEAST}letter:\n  signer: {written}\n").letter.signer == lines
        as_block = f"{LEAST}letter:\n  signer: |\n    TL. CHỦ TỊCH\n    CHÁNH VĂN PHÒNG\n"
        assert load(tmp_path, as_block).letter.signer == lines

    def test_texts_are_stored_clean(self, tmp_path: Path) -> None:
        text = changed("name: Phòng Kinh tế", 'name: "Pho\u0300ng\u00a0 Kinh tê\u0301\u200b"')
        assert load(tmp_path, text).units[0].name == "Phòng Kinh tế"

    def test_a_par_index_needs_no_sectors(self, tmp_path: Path) -> None:
        text = changed("task_tracking", "par_index")
        text = changed(", sector: kinh-te", "", text[: text.index("sectors:")])
        assert load(tmp_path, text).sectors == ()

    def test_a_schema_of_ones_own(self, tmp_path: Path) -> None:
        (tmp_path / "mau").mkdir()
        (tmp_path / "mau" / "kien-nghi.yaml").touch()
        assert load(tmp_path, LEAST).kind_path is None
        found = load(tmp_path, changed("task_tracking", "mau/kien-nghi.yaml"))
        assert found.kind_path == tmp_path.resolve() / "mau" / "kien-nghi.yaml"
        assert found.kind == "mau/kien-nghi.yaml"
        assert load(tmp_path, changed("task_tracking", "mau\\kien-nghi.yaml")).kind_path == found.kind_path

    def test_units_and_sectors_by_their_codes(self, tmp_path: Path) -> None:
        found = load(tmp_path, FULL)
        assert (unit := found.unit("TYT"))
        assert unit.name == "Trạm Y tế"
        assert (sector := found.sector("kinh-te"))
        assert sector.name == "Kinh tế"
        assert found.unit("tyt") is None
        assert found.sector("unknown") is None

    def test_a_unit_may_repeat_its_own_name(self, tmp_path: Path) -> None:
        text = changed("name: Phòng Kinh tế", "name: Phòng Kinh tế, aliases: [KT, phong kinh te, PKT, P.K.T]")
        assert load(tmp_path, text).units[0].aliases == ("KT", "phong kinh te", "PKT", "P.K.T")

    def test_a_unit_and_a_sector_may_share_a_name(self, tmp_path: Path) -> None:
        assert load(tmp_path, changed("name: Phòng Kinh tế", "name: Kinh tế")).units[0].name == "Kinh tế"

    def test_notepads_utf_16(self, tmp_path: Path) -> None:
        (tmp_path / "sheetops.yaml").write_text(LEAST, encoding="utf-16")
        assert load_workspace(tmp_path).office.place == "Nậm Chày"

    def test_it_is_frozen_and_travels_to_other_processes(self, tmp_path: Path) -> None:
        found = load(tmp_path, FULL)
        with pytest.raises(ValidationError):
            found.cutoff = date(2027, 1, 1)  # type: ignore[misc]  # that it cannot is the point
        assert pickle.loads(pickle.dumps(found)) == found


MANY_MISTAKES = """\
version: 1
kind: task_tracking
office: {name: UBND xã Nậm Chày, cod: 1}
period: 2026-04
cutoff: 2026-03-31
unit: []
units:
  - {code: KT, name: Phòng Kinh tế, aliases: [PKT], sectr: kinh-te}
  - code: VP
    aliases: [Văn phòng, pkt]
    sector: van-phong
sectors:
  - {code: kinh-te, name: Kinh tế}
leaders:
  - {name: A, sectors: [kinh-te, quoc-phong]}
policy: {due_soon_days: ba, behind_plan: chưa}
folders: {output: nop}
"""


class TestMistakes:
    def test_all_at_once_with_their_lines(self, tmp_path: Path) -> None:
        assert said(tmp_path, MANY_MISTAKES) == [
            'dòng 3: không có khóa "cod"; có phải "code"? Chỉ dùng được: name, short, place, code',
            'dòng 5: ngày chốt số liệu "cutoff" 2026-03-31 trước ngày đầu kỳ 2026-04; phải từ 2026-04-01 trở đi',
            'dòng 6: không có khóa "unit"; có phải "units"? Chỉ dùng được: ' + ", ".join(Settings.model_fields),
            'dòng 8: không có khóa "sectr"; có phải "sector"? Chỉ dùng được: code, name, aliases, sector, submits',
            'dòng 9: thiếu "name" trong "units"; hãy viết name: "Phòng Kinh tế"',
            'dòng 10: "pkt" đã dùng cho "KT" (dòng 8); mỗi mã, tên, tên gọi khác chỉ thuộc một nơi, hãy bỏ hoặc đổi',
            'dòng 11: lĩnh vực "van-phong" chưa khai trong "sectors"; chỉ dùng được: kinh-te',
            'dòng 15: lĩnh vực "quoc-phong" chưa khai trong "sectors"; chỉ dùng được: kinh-te',
            'dòng 16: "behind_plan" ("chưa") phải là true (có) hoặc false (không)',
            'dòng 16: "due_soon_days" ("ba") phải là một số nguyên; ví dụ: 3',
            'dòng 17: "inbox" và "output" không được là cùng một thư mục hoặc nằm trong nhau ("nop")',
        ]

    def test_in_english_too(self, tmp_path: Path) -> None:
        found = said(tmp_path, MANY_MISTAKES, "en")
        assert len(found) == len(said(tmp_path, MANY_MISTAKES))
        assert found[0] == 'line 3: unknown key "cod"; did you mean "code"? Allowed: name, short, place, code'
        assert found[5] == ('line 10: "pkt" already belongs to "KT" (line 8); each has one owner, remove or change it')
        assert found[6] == 'line 11: sector "van-phong" is not among "sectors"; allowed: kinh-te'

    def test_an_empty_configuration_names_every_required_key(self, tmp_path: Path) -> None:
        assert said(tmp_path, "{}") == [
            'thiếu "version"; hãy viết version: 1',
            'thiếu "kind"; hãy viết kind: task_tracking',
            'thiếu "office"; hãy viết office: {name: "UBND xã Lùng Phình"}',
            'thiếu "period"; hãy viết period: 2026-04',
            'thiếu "cutoff"; hãy viết cutoff: 2026-04-17',
            'thiếu "units"; hãy viết units: [{code: KT, name: "Phòng Kinh tế"}]',
            'thiếu "sectors"; hãy viết sectors: [{code: kinh-te, name: "Kinh tế"}]',
        ]

    @pytest.mark.parametrize(
        ("old", "new", "found"),
        [
            ("version: 1", "version: 2", 'dòng 1: "version" ("2") không dùng được; chỉ dùng 1'),
            ("task_tracking", "rieng.yaml", 'dòng 2: không tìm thấy tệp lược đồ "rieng.yaml"; đường dẫn tính từ '),
            ("task_tracking", "", 'dòng 2: thiếu "kind"; hãy viết kind: task_tracking'),
            ("{name: UBND xã Nậm Chày}", "{short: x}", 'dòng 3: thiếu "name" trong "office"; hãy viết name: "UBND xã'),
            ("{name: UBND xã Nậm Chày}", "UBND xã", 'dòng 3: "office" ("UBND xã") phải gồm các cặp "khóa: giá trị"'),
            ("{name: UBND xã Nậm Chày}", "{name: [x]}", 'dòng 3: "name" phải là một dòng chữ'),
            ("{name: UBND xã Nậm Chày}", "{name: X, short: [x]}", 'dòng 3: "short" phải là một dòng chữ'),
            ("2026-04\n", "2026-13\n", 'dòng 4: "period" ("2026-13") không phải một kỳ; hãy viết năm-tháng (2026-04)'),
            ("2026-04\n", "tháng 4\n", 'dòng 4: "period" ("tháng 4") không phải một kỳ'),
            ("2026-04-17", "2026-04-31", 'dòng 5: "cutoff" ("2026-04-31") không phải một ngày có trong lịch; hãy viết'),
            ("2026-04-17", "20260417", 'dòng 5: "cutoff" ("20260417") không phải một ngày'),
            ("2026-04-17", "4/17/2026", 'dòng 5: "cutoff" ("4/17/2026") không phải một ngày'),
            ("2026-04-17", "2026-03-31", "dòng 5: ngày chốt số liệu"),
            ("code: KT,", "", 'dòng 7: thiếu "code" trong "units"; hãy viết code: KT'),
            ("code: KT,", 'code: "",', 'dòng 7: "code" ("") không được để trống; ví dụ: KT'),
            ("code: KT,", "code: Unknown,", 'dòng 7: "code" ("Unknown") là mã dành riêng; hãy chọn mã khác'),
            ("sector: kinh-te", "sector: kinh-tê", 'dòng 7: lĩnh vực "kinh-tê" chưa khai trong "sectors"; có phải "ki'),
            ("sector: kinh-te", "sector: KINH TẾ", 'dòng 7: lĩnh vực "KINH TẾ" chưa khai trong "sectors"; có phải "ki'),
            ("sector: kinh-te", "submits: có", 'dòng 7: "submits" ("có") phải là true (có) hoặc false (không)'),
            ("sector: kinh-te", "aliases: PKT", 'dòng 7: "aliases" ("PKT") phải là danh sách: [a, b]'),
            ("sector: kinh-te}", "sector: kinh-te}\n  - x", 'dòng 8: mục 2 của "units" ("x") phải gồm các cặp'),
            ("sectors:\n  - {code: kinh-te, name: Kinh tế}\n", "", 'thiếu "sectors"; hãy viết sectors: [{code: '),
            ("  - {code: kinh-te, name: Kinh tế}\n", "", 'dòng 8: thiếu "sectors"; hãy viết sectors: [{code: '),
            ("- {code: kinh-te, name: Kinh tế}\n", "[]\n", 'dòng 8: thiếu "sectors"; hãy viết sectors: [{code: '),
            ("  - {code: KT, name: Phòng Kinh tế, sector: kinh-te}", "  []", 'dòng 6: "units" phải có ít nhất 1 mục'),
            ("period: 2026-04", "period: 2026-04\nperiod: 2026-05", 'dòng 5: khóa "period" viết hai lần (lần đầu ở dò'),
        ],
    )
    def test_each_in_the_required_keys(self, tmp_path: Path, old: str, new: str, found: str) -> None:
        [only] = said(tmp_path, changed(old, new))
        assert only.startswith(found)

    @pytest.mark.parametrize(
        ("added", "found"),
        [
            ("submission_deadline: 17h", 'dòng 10: "submission_deadline" ("17h") không phải một ngày'),
            ("submission_deadline: 2026-04-16T25:00", 'dòng 10: "submission_deadline" ("2026-04-16T25:00") không phải'),
            ("submission_deadline: 2026-04-16T17:00Z", "không kèm múi giờ; ví dụ: 2026-04-16T17:00"),
            ("submission_deadline: 2026-04-16T17:00+07:00", "không kèm múi giờ; ví dụ: 2026-04-16T17:00"),
            ("assignment: 312/UBND-VP", 'dòng 10: "assignment" ("312/UBND-VP") phải gồm các cặp "khóa: giá trị"; ví '),
            ("assignment:\n  document: 1/UBND-VP ngày 31/4/2026", 'dòng 11: "document" ("1/UBND-VP ngày 31/4/2026") '),
            ("leaders:\n  - {name: A, sectors: [qp]}", 'dòng 11: lĩnh vực "qp" chưa khai trong "sectors"; chỉ dùng'),
            ("leaders:\n  - {title: A}", 'dòng 11: thiếu "name" trong "leaders"; hãy viết name: …'),
            ("policy:\n  due_soon_days: -1", 'dòng 11: "due_soon_days" ("-1") phải từ 0 trở lên; ví dụ: 3'),
            (
                "policy:\n  before_is_exclusiv: true",
                'dòng 11: không có khóa "before_is_exclusiv"; có phải "before_is_e',
            ),
            ("letter: {wording: x}", 'dòng 10: "wording" ("x") phải gồm các cặp'),
            ("letter: {sender: x}", 'dòng 10: không có khóa "sender"; '),
            ("folders: {inbox: /nop}", 'dòng 10: "inbox" ("/nop") phải là tên một thư mục nằm trong thư mục làm việc'),
            ("folders: {inbox: 'C:\\nop'}", 'dòng 10: "inbox" ("C:\\nop") phải là tên một thư mục'),
            ("folders: {inbox: 'C:nop'}", 'dòng 10: "inbox" ("C:nop") phải là tên một thư mục'),
            ("folders: {inbox: '\\\\may-chu\\nop'}", 'dòng 10: "inbox" ("\\\\may-chu\\nop") phải là tên một thư mục'),
            ("folders: {inbox: ../nop}", 'dòng 10: "inbox" ("../nop") phải là tên một thư mục'),
            ("folders: {inbox: 'a\\..\\..\\b'}", 'dòng 10: "inbox" ("a\\..\\..\\b") phải là tên một thư mục'),
            ("folders: {inbox: .}", 'dòng 10: "inbox" (".") phải là tên một thư mục'),
            ("folders:\n  inbox: x\n  output: ./X/", 'dòng 12: "inbox" và "output" không được là cùng một thư mục'),
            ("folders:\n  output: nop/ket-qua", 'dòng 11: "inbox" và "output" không được là cùng một thư mục hoặc nằm'),
            (
                "folders:\n  registry: x",
                'dòng 11: không có khóa "registry"; có phải "register"? Chỉ dùng được: inbox, ',
            ),
        ],
    )
    def test_each_in_the_optional_keys(self, tmp_path: Path, added: str, found: str) -> None:
        [only] = said(tmp_path, f"{LEAST}{added}\n")
        assert found in only

    def test_results_may_hold_the_previous_results(self, tmp_path: Path) -> None:
        assert load(tmp_path, f"{LEAST}folders: {{previous: ket-qua/cu}}\n").folders.previous == "ket-qua/cu"

    @pytest.mark.parametrize(
        ("unit", "doubled"),
        [
            ("{code: KT, name: Phòng Khác}", "KT"),
            ("{code: kt, name: Phòng Khác}", "kt"),
            ("{code: X, name: Phòng Kinh Tế}", "Phòng Kinh Tế"),
            ("{code: X, name: Phong kinh te}", "Phong kinh te"),
            ("{code: X, name: Phòng Khác, aliases: [A, P.KT]}", "P.KT"),
            ("{code: X, name: Phòng Khác, aliases: [P KT]}", "P KT"),
            ("{code: PKT, name: Phòng Khác}", "PKT"),
            ("{code: X, name: P–KT}", "P–KT"),
        ],
    )
    def test_one_name_for_two_units(self, tmp_path: Path, unit: str, doubled: str) -> None:
        text = changed("name: Phòng Kinh tế,", "name: Phòng Kinh tế, aliases: [PKT],")
        [only] = said(tmp_path, changed("sectors:", f"  - {unit}\nsectors:", text))
        assert only.startswith(f'dòng 8: "{doubled}" đã dùng cho "KT" (dòng 7)')

    def test_one_name_for_two_sectors(self, tmp_path: Path) -> None:
        [only] = said(tmp_path, f"{LEAST}  - {{code: xa-hoi, name: Xã hội, aliases: [kinh tê]}}\n")
        assert only.startswith('dòng 10: "kinh tê" đã dùng cho "kinh-te" (dòng 9)')

    def test_an_unknown_sector_where_none_is_declared(self, tmp_path: Path) -> None:
        text = changed("task_tracking", "par_index")
        [only] = said(tmp_path, text[: text.index("sectors:")])
        assert only.startswith('dòng 7: lĩnh vực "kinh-te" chưa khai trong "sectors"')

    def test_a_syntax_error(self, tmp_path: Path) -> None:
        [only] = said(tmp_path, changed("kind: task_tracking", "\tkind: task_tracking"))
        assert only.startswith("dòng 2: ")

    def test_a_placeholder_left_in_the_template(self, tmp_path: Path) -> None:
        assert any(line.startswith('dòng 5: "cutoff" ') for line in said(tmp_path, changed("2026-04-17", "{cutoff}")))


class TestWhereItIs:
    def test_no_folder(self, tmp_path: Path) -> None:
        with pytest.raises(WorkspaceError) as caught:
            load_workspace(tmp_path / "absent")
        assert "sheetops init" in caught.value.vi
        assert "sheetops init" in caught.value.en

    def test_no_configuration(self, tmp_path: Path) -> None:
        with pytest.raises(WorkspaceError, match=r"chưa có tệp sheetops\.yaml") as caught:
            load_workspace(tmp_path)
        assert "sheetops init" in caught.value.en

    def test_a_file_that_is_no_configuration(self, tmp_path: Path) -> None:
        (tmp_path / "nop.xlsx").touch()
        with pytest.raises(WorkspaceError):
            load_workspace(tmp_path / "nop.xlsx")

    def test_the_path_of_the_file_itself(self, tmp_path: Path) -> None:
        load(tmp_path, LEAST)
        (tmp_path / "sheetops.yaml").rename(tmp_path / "thang-4.yml")
        found = load_workspace(tmp_path / "thang-4.yml")
        assert (found.root, found.config_path) == (tmp_path.resolve(), tmp_path.resolve() / "thang-4.yml")

    def test_upwards_from_a_submission(self, tmp_path: Path) -> None:
        load(tmp_path, LEAST)
        (tmp_path / "nop" / "kt").mkdir(parents=True)
        submission = tmp_path / "nop" / "kt" / "bieu.xlsx"
        assert find_workspace(submission) == tmp_path.resolve()
        assert find_workspace(tmp_path) == tmp_path.resolve()
        assert find_workspace(tmp_path / "nop" / ".." / "nop" / "kt") == tmp_path.resolve()

    def test_nothing_upwards(self, tmp_path: Path) -> None:
        assert find_workspace(tmp_path) is None

    def test_another_cutoff(self, tmp_path: Path) -> None:
        found = load(tmp_path, LEAST)
        later = replace_cutoff(found, date(2026, 5, 5))
        assert (later.cutoff, found.cutoff) == (date(2026, 5, 5), date(2026, 4, 17))
        assert later.units == found.units

    def test_another_cutoff_before_the_period(self, tmp_path: Path) -> None:
        with pytest.raises(WorkspaceError, match="trước ngày đầu kỳ"):
            replace_cutoff(load(tmp_path, LEAST), date(2026, 3, 31))

    def test_without_a_file(self, tmp_path: Path) -> None:
        bare = bare_workspace(tmp_path, Period.parse("2026-04"), date(2026, 4, 17))
        assert (bare.root, bare.config_path, bare.kind) == (tmp_path, None, "task_tracking")
        assert (bare.units, bare.sectors, bare.office.name, bare.office.short) == ((), (), "", "")
        assert bare.policy == Policy()
        named = bare_workspace(tmp_path, Period.parse("2026"), date(2026, 4, 17), "par_index", "UBND xã Vĩnh Thông")
        assert (named.kind, named.office.place) == ("par_index", "Vĩnh Thông")

    def test_pandas_is_not_imported(self) -> None:
        code = "import sys, sheetops.config; sys.exit(any(m in sys.modules for m in ('pandas', 'openpyxl', 'pandera')))"
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class TestPeriod:
    @pytest.mark.parametrize(
        ("written", "text", "days", "labels"),
        [
            ("2026-04", "2026-04", "2026-04-01 2026-04-30", "tháng 4 năm 2026 < tháng 3 năm 2026"),
            ("2026-4", "2026-04", "2026-04-01 2026-04-30", "tháng 4 năm 2026 < tháng 3 năm 2026"),
            ("04/2026", "2026-04", "2026-04-01 2026-04-30", "tháng 4 năm 2026 < tháng 3 năm 2026"),
            (" 4/2026 ", "2026-04", "2026-04-01 2026-04-30", "tháng 4 năm 2026 < tháng 3 năm 2026"),
            ("2024-02", "2024-02", "2024-02-01 2024-02-29", "tháng 2 năm 2024 < tháng 1 năm 2024"),
            ("2026-01", "2026-01", "2026-01-01 2026-01-31", "tháng 1 năm 2026 < tháng 12 năm 2025"),
            ("12/2026", "2026-12", "2026-12-01 2026-12-31", "tháng 12 năm 2026 < tháng 11 năm 2026"),
            ("2026-Q2", "2026-Q2", "2026-04-01 2026-06-30", "quý II năm 2026 < quý I năm 2026"),
            ("2026-q1", "2026-Q1", "2026-01-01 2026-03-31", "quý I năm 2026 < quý IV năm 2025"),
            ("Q4/2026", "2026-Q4", "2026-10-01 2026-12-31", "quý IV năm 2026 < quý III năm 2026"),
            ("2026Q3", "2026-Q3", "2026-07-01 2026-09-30", "quý III năm 2026 < quý II năm 2026"),
            ("2026", "2026", "2026-01-01 2026-12-31", "năm 2026 < năm 2025"),
        ],
    )
    def test_each_form(self, written: str, text: str, days: str, labels: str) -> None:
        period = Period.parse(written)
        assert period.text == text
        assert f"{period.first} {period.last}" == days
        assert f"{period.label()} < {period.previous_label()}" == labels

    def test_english_labels(self) -> None:
        labels = [Period.parse(text).label("en") for text in ("2026-04", "2026-Q2", "2026")]
        assert labels == ["Apr 2026", "quarter II of 2026", "2026"]
        assert Period.parse("2026-01").previous_label("en") == "Dec 2025"

    @pytest.mark.parametrize(
        "text",
        ["", "2026-00", "2026-13", "13/2026", "2026-Q5", "2026-Q0", "26-04", "2026-04-17", "0026", "Q2", "20266"],
    )
    def test_no_period(self, text: str) -> None:
        with pytest.raises(BadValue):
            Period.parse(text)

    @given(st.integers(2000, 2099), st.sampled_from([1, 3, 12]), st.integers(0, 11))
    def test_periods_follow_one_another_without_a_gap(self, year: int, months: int, part: int) -> None:
        period = Period(year, part // months * months + 1, months)
        assert Period.parse(period.text) == period
        assert period.previous.last + timedelta(days=1) == period.first <= period.last
        assert period.previous.months == months


class TestTemplate:
    @pytest.fixture
    def filled(self, tmp_path_factory: pytest.TempPathFactory) -> str:
        root = tmp_path_factory.mktemp("new")
        made = make_workspace(
            root, period=Period(2026, 4, 1), cutoff=date(2026, 4, 17), office="UBND xã Lùng Phình", code="02848"
        )
        return (made.root / "sheetops.yaml").read_text(encoding="utf-8")

    def test_filled_in_it_loads(self, tmp_path: Path, filled: str) -> None:
        found = load(tmp_path, filled)
        assert (found.office.name, found.office.code) == ("UBND xã Lùng Phình", "02848")
        assert (found.period.text, found.cutoff) == ("2026-04", date(2026, 4, 17))
        assert [unit.code for unit in found.units] == ["VP", "KT", "VHXH", "HCC", "DVTH", "CA", "QS"]
        assert all(unit.sector and found.sector(unit.sector) for unit in found.units)
        assert [sector.code for sector in found.sectors] == ["kinh-te", "vh-xh", "qp-an"]

    def test_what_it_shows_as_defaults_are_the_defaults(self, tmp_path: Path, filled: str) -> None:
        found = load(tmp_path, filled)
        assert (found.policy, found.folders, found.letter) == (Policy(), Folders(), Letter())
        assert (found.submission_deadline, found.assignment.document, found.leaders) == (None, "", ())

    def test_its_commented_lines_can_be_used(self, tmp_path: Path, filled: str) -> None:
        used = "\n".join(line[1:] if line.startswith("#  ") else line for line in filled.split("\n"))
        found = load(tmp_path, used)
        assert found.leaders[0].sectors == ("kinh-te",)
        assert (found.letter.number, len(found.letter.signer), len(found.letter.recipients)) == ("313/UBND-VP", 3, 2)
