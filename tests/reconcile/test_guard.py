"""When two titles are one task's."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.registers import SLOTS, TEMPLATES, plain
from sheetops.reconcile.guard import closeness, verdict

SAME = [
    ("Báo cáo kết quả quý II/2026", "báo cáo về kết quả quý 2 năm 2026"),
    ("Triển khai Kế hoạch 12/KH-UBND", "Triển khai Kế hoạch số 12 / KH – UBND"),
    ("Triển khai Nghị quyết 05-NQ/TU", "TRIỂN KHAI NGHỊ QUYẾT SỐ 05 - NQ / TU"),
    ("Họp thôn ngày 05/4/2026", "Họp thôn ngày 5 tháng 4 năm 2026"),
    ("Phần IV của Bộ chỉ số", "phần iv bộ chỉ số"),
    ("Thu 1.500 đồng mỗi hộ", "Thu 1500 đồng mỗi hộ"),
    ("Sơ kết T4/2026 về lúa", "Sơ kết tháng 4 năm 2026 về lúa"),
    ("Hòa giải ở cơ sở", "Hoà giải tại cơ sở"),
    ("Xử lý đơn thư công dân", "Xử lí các đơn thư của công dân"),
    ("Hỗ trợ giống bò", "Hổ trợ giống bò"),
    ("Báo cáo thực hiện chuyển đổi số", "Báo cáo thực hiên chuyển đổi số"),
    ("Triển khai tiêm phòng dại", "Trểin khai tiêm phòng dại"),
    ("Chuẩn bị đại hội thể thao", "Chuan bi dai hoi the thao"),
    ("Báo cáo thực hiện chuyển đổi số", "Bao cáo thực hiện chuyển đổi so"),
    ("Khám tuyển quân sự tháng 5", "Tháng 5, khám tuyển quân sự"),
    ("Làm đường thôn 1, tổ 2", "Làm đường tại thôn số 1, tổ 2"),
    ("Rà soát thủ tục hành chính quý II", "Rà soát TTHC quý II"),
    ("Đo đạc, cấp GCNQSDĐ", "Đo đạc, cấp giấy chứng nhận quyền sử dụng đất"),
    ("Lap ke hoach CDS", "Lập kế hoạch chuyển đổi số"),
]
PERHAPS = [
    ("Làm đường thôn", "Thi công đường giao thông thôn"),
    ("Xây dựng kế hoạch phòng chống thiên tai", "Ban hành kế hoạch phòng chống thiên tai và tìm kiếm cứu nạn"),
    ("Làm đường thôn 1, tổ 2", "Làm đường thôn 2, tổ 1"),
    ("Làm đường thôn 1, tổ 2", "Làm đường tổ 1, thôn 2"),
    ("Rà soát hồ sơ thuê đất", "Rà soát hồ sơ thuế đất"),
    ("Cấp giống bò cho hộ nghèo", "Cấp giống bơ cho hộ nghèo"),
    ("Kiểm tra chợ Bản Phố", "Kiểm tra chợ Bản Phò"),
    ("Sửa cổng Trường Lê Lợi", "Sửa cổng Trường Lê Lai"),
    ("Sửa nhà văn hóa thôn Nậm Thanh", "Sửa nhà văn hóa thôn Nậm Thinh"),
    ("SỬA NHÀ VĂN HÓA NẬM THANH", "SỬA NHÀ VĂN HÓA NẬM THINH"),
    ("Thống kê hộ có điện lưới", "Thống kê hộ chưa có điện lưới"),
    ("Bàn giao đất từ trạm y tế cho nhà trường", "Bàn giao đất từ nhà trường cho trạm y tế"),
    ("Tập huấn BHYT", "Tập huấn bảo hiểm xã hội"),
    ("Mời ông Lý Văn Thành họp", "Mời ông Lý Thành Văn họp"),
    ("Xử phạt hành chính ông Sùng A Chinh", "Xử phạt hành chinh ông Sùng A Chính"),
]
DIFFERENT = [
    ("Báo cáo năm 2025", "Báo cáo năm 2026"),
    ("Sơ kết quý I", "Sơ kết quý II"),
    ("Sơ kết quý 2", "Sơ kết tháng 2"),
    ("Triển khai 12/KH-UBND", "Triển khai 21/KH-UBND"),
    ("Triển khai 12/KH-UBND", "Triển khai 12/KH-HĐND"),
    ("Tiêm phòng đạt 90%", "Tiêm phòng đạt 90 hộ"),
    ("Huấn luyện đợt I", "Huấn luyện đợt III"),
    ("Báo cáo kết quả thực hiện công tác tiêm phòng dại", "Báo cáo kết quả thực hiện công tác chuyển đổi số"),
    ("Xây dựng kế hoạch phòng chống thiên tai", "Xây dựng kế hoạch tuyển quân"),
    ("Tập huấn BHYT", "Tập huấn cải cách hành chính"),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(*pair, how) for pairs, how in ((SAME, "same"), (PERHAPS, "perhaps"), (DIFFERENT, "different")) for pair in pairs],
)
def test_verdicts(one: str, other: str, expected: str) -> None:
    assert verdict(one, other) == expected
    assert verdict(other, one) == expected


def test_the_word_vi_is_no_numeral() -> None:
    assert verdict("Xử lý hành vi vi phạm", "Xử lý hành vi 6 phạm") == "different"
    assert verdict("Phần VI", "phần 6") == "same"


def test_closeness_counts_boilerplate_little() -> None:
    assert closeness("Báo cáo kết quả thực hiện tiêm phòng", "Báo cáo kết quả thực hiện tuyển quân") < 50
    assert closeness("Báo cáo tiêm phòng dại", "Kết quả tiêm phòng dại") > 80


@st.composite
def titles(draw: st.DrawFn) -> str:
    core, tail = draw(st.sampled_from(TEMPLATES))
    values = {slot: draw(st.sampled_from(draw(st.sampled_from(groups)))) for slot, groups in SLOTS.items()}
    return f"{core} {tail}".strip().format(**values)


@given(titles(), titles())
def test_the_order_of_two_titles_does_not_matter(one: str, other: str) -> None:
    assert verdict(one, other) == verdict(other, one)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_has_a_verdict(one: str, other: str) -> None:
    assert verdict(one, one) == "same"
    assert verdict(one, other) == verdict(other, one)


@given(
    titles(), st.sampled_from(["NFC", "NFD"]), st.sampled_from([str.upper, str.lower, str]), st.sampled_from("-–—‑−")
)
def test_what_no_reader_notices_does_not_matter(title: str, form: str, case: type[str], dash: str) -> None:
    written = unicodedata.normalize(form, case(title).replace("-", dash).replace(" ", "  "))
    assert verdict(title, f" {written}. ") == "same"


@given(titles(), titles(), st.sampled_from(["NFC", "NFD"]))
def test_the_form_of_unicode_changes_no_verdict(one: str, other: str, form: str) -> None:
    assert verdict(one, unicodedata.normalize(form, other).replace(" ", "\u00a0")) == verdict(one, other)


@given(titles())
def test_a_title_typed_without_accents_is_the_same(title: str) -> None:
    assert verdict(title, plain(title)) == "same"


@given(titles(), st.integers(0, 30), st.data())
def test_another_number_is_another_task(title: str, number: int, data: st.DataObject) -> None:
    places = [at for at, ch in enumerate(title) if ch.isdigit()]
    changed = f"{title} thôn {number}"
    if places:
        at = data.draw(st.sampled_from(places))
        changed = f"{title[:at]}{(int(title[at]) + data.draw(st.integers(1, 9))) % 10}{title[at + 1 :]}"
    if sorted(ch for ch in changed if ch.isdigit()) != sorted(ch for ch in title if ch.isdigit()):
        assert verdict(title, changed) == "different"
