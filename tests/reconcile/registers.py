"""Registers and reports made up from a seed: tasks of a commune with near twins, reported in other wordings.

Nothing here is shared with the matching: neither its lists of words nor its idea of what a slip is.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

import pandas as pd

from sheetops.reconcile.words import matching_words

UNITS = ["KT", "VHXH", "VP", "CA", "QS", "DVTH", "HCC"]

# Slots of templates → groups of values; those of one group are near twins of one another.
SLOTS: dict[str, list[list[str]]] = {
    "thon": [
        ["Nậm Thanh", "Nậm Thinh", "Nậm Thành"],
        ["Bản Phố", "Bản Phò", "Bản Phổ"],
        ["Lùng Chín", "Lùng Chỉn"],
        ["Sín Chải", "Sín Chải A", "Sín Chải B"],
        ["Pờ Chồ 1", "Pờ Chồ 2", "Pờ Chồ 3"],
        ["Tả Van", "Tả Vản"],
        ["Khe Mạ", "Khe Má"],
        ["Hoàng Hạ", "Hoàng Hà"],
        ["Đồng Tâm", "Đồng Tiến", "Đông Tâm"],
        ["Cán Cấu", "Cán Câu"],
        ["Lử Chồ", "Lử Thẩn"],
        ["Ngải Phóng Chồ", "Ngải Thầu"],
        ["số 4", "số 14", "số 24"],
    ],
    "truong": [
        ["Tiểu học Lê Lợi", "Tiểu học Lê Lai", "THCS Lê Lợi"],
        ["Mầm non Hoa Ban", "Mầm non Hoa Bàng", "Mầm non Hoa Mai"],
        ["PTDTBT THCS số 1", "PTDTBT THCS số 2"],
        ["Tiểu học Nguyễn Trãi", "Tiểu học Nguyễn Trải", "THCS Nguyễn Trãi"],
        ["Tiểu học Kim Đồng", "Tiểu học Kim Động"],
    ],
    "nguoi": [
        ["Giàng Seo Páo", "Giàng Seo Pao", "Giàng Seo Phà"],
        ["Lý Văn Thành", "Lý Văn Thanh", "Lý Thành Văn"],
        ["Vàng Thị Mai", "Vàng Thị Mái"],
        ["Nguyễn Văn Thuận", "Nguyễn Văn Thuấn", "Nguyễn Văn Thuần"],
        ["Sùng A Chính", "Sùng A Chinh"],
    ],
    "cay": [
        ["ngô", "lúa", "lạc"],
        ["chuối", "chè", "quế"],
        ["lê", "lê VH6"],
        ["bơ", "bí"],
        ["sắn", "khoai"],
        ["dược liệu"],
    ],
    "con": [["bò", "trâu", "ngựa"], ["lợn", "dê"], ["gà", "vịt"], ["cá", "ong"]],
    "cong": [["giếng nước", "giống cây"], ["kênh mương", "nương rẫy"], ["cầu treo", "cầu tràn"], ["đập", "cống"]],
    "benh": [["dại", "tả"], ["lở mồm long móng", "tụ huyết trùng"], ["cúm gia cầm", "cúm mùa"]],
    "dat": [
        ["thuê đất", "thuế đất"],
        ["giao đất", "thu hồi đất"],
        ["chuyển nhượng đất", "chuyển mục đích sử dụng đất"],
    ],
    "doi": [
        ["hộ nghèo", "hộ cận nghèo"],
        ["người có công", "người cao tuổi", "người khuyết tật"],
        ["trẻ em", "phụ nữ", "thanh niên"],
        ["đảng viên", "đoàn viên", "hội viên"],
    ],
    "khong": [["đã có", "chưa có", "không có"], ["đủ", "chưa đủ"], ["đạt", "không đạt", "chưa đạt"]],
    "nam": [["2025", "2026", "2027"], ["2021", "2022", "2012"]],
    "doan": [["2021-2025", "2026-2030"], ["2025-2030", "2020-2025"]],
    "quy": [["I", "II", "III", "IV"]],
    "dot": [["I", "II", "III"], ["1", "2", "3"]],
    "thang": [["3", "4", "5"], ["10", "11", "12"], ["1", "2", "12"]],
    "ngay": [["15/4/2026", "16/4/2026", "15/4/2025"], ["20/5", "25/5", "20/6"], ["02/4", "04/2"]],
    "vb": [
        ["12/KH-UBND", "21/KH-UBND", "12/QĐ-UBND", "12/KH-HĐND"],
        ["312/UBND-VP", "321/UBND-VP", "313/UBND-VP"],
        ["05-NQ/TU", "06-NQ/TU"],
        ["45/2024/NĐ-CP", "54/2024/NĐ-CP", "45/2025/NĐ-CP"],
        ["1719/QĐ-TTg", "1791/QĐ-TTg"],
    ],
    "so": [["3", "5", "13"], ["12", "21", "22"], ["45", "54"], ["100", "110", "1.000"]],
    "pt": [["95%", "85%", "59%"], ["100%", "10%"]],
    "to": [["thôn 1, tổ 2", "thôn 2, tổ 1", "thôn 1, tổ 3"]],
}

# (what is to be done, a clause that may go first; "" where there is none)
TEMPLATES: list[tuple[str, str]] = [
    ("Rà soát, lập danh sách {doi} cần hỗ trợ sửa chữa nhà ở", "tại thôn {thon}"),
    ("Kiểm tra tiến độ trồng {cay} vụ xuân", "trên địa bàn thôn {thon}"),
    ("Tiêm phòng bệnh {benh} cho đàn {con} của các hộ", "trong tháng {thang}"),
    ("Báo cáo kết quả thực hiện Kế hoạch số {vb} của UBND xã", "quý {quy} năm {nam}"),
    ("Tổ chức hội nghị sơ kết công tác chuyển đổi số", "quý {quy}/{nam}"),
    ("Giải quyết đơn kiến nghị của ông {nguoi} về ranh giới đất ở", "tại thôn {thon}"),
    ("Thẩm định hồ sơ {dat} của bà {nguoi}", ""),
    ("Nghiệm thu công trình sửa chữa nhà lớp học Trường {truong}", "trước ngày {ngay}"),
    ("Chuẩn bị cơ sở vật chất cho Trường {truong} đón đoàn đánh giá ngoài", "năm học {doan}"),
    ("Tuyên truyền phòng, chống tảo hôn và hôn nhân cận huyết thống", "tại thôn {thon} đợt {dot}"),
    ("Hỗ trợ giống {con} cho {doi} theo Quyết định số {vb}", ""),
    ("Hỗ trợ giống {cay} cho {doi}", "đợt {dot} năm {nam}"),
    ("Nạo vét {cong} phục vụ sản xuất vụ mùa", "tại thôn {thon}"),
    ("Khảo sát hiện trạng {cong} bị hư hỏng do mưa lũ", "trước ngày {ngay}"),
    ("Thống kê hộ {khong} nhà tiêu hợp vệ sinh", "tại thôn {thon}"),
    ("Đánh giá tiêu chí nông thôn mới {khong} của thôn {thon}", "năm {nam}"),
    ("Cấp đổi {so} giấy chứng nhận quyền sử dụng đất", "trong tháng {thang}"),
    ("Vận động nhân dân làm {so} km đường bê tông nông thôn", "tại thôn {thon}"),
    ("Thu quỹ phòng chống thiên tai đạt {pt} kế hoạch giao", "trong quý {quy}"),
    ("Giải quyết hồ sơ trực tuyến toàn trình đạt {pt}", "trong tháng {thang}/{nam}"),
    ("Tham mưu ban hành văn bản triển khai Nghị quyết {vb}", ""),
    ("Góp ý dự thảo Nghị định thay thế Nghị định số {vb}", ""),
    ("Huấn luyện lực lượng dân quân cơ động đợt {dot}", "năm {nam}"),
    ("Khám sơ tuyển nghĩa vụ quân sự cho {so} thanh niên", "năm {nam}"),
    ("Tổ chức tuần tra bảo đảm an ninh trật tự dịp lễ", "tại thôn {thon}"),
    ("Lắp đặt camera an ninh tại {to}", ""),
    ("Bàn giao mặt bằng thi công tuyến đường tại {to}", "trước ngày {ngay}"),
    ("Quyết toán kinh phí chương trình mục tiêu quốc gia", "giai đoạn {doan}"),
    ("Xây dựng kế hoạch phát triển {cay} hàng hóa", "giai đoạn {doan}"),
    ("Mở lớp tập huấn kỹ thuật chăn nuôi {con} sinh sản", "tại thôn {thon}"),
    ("Mở lớp xóa mù chữ cho {doi}", "tại thôn {thon} năm {nam}"),
    ("Chi trả trợ cấp cho {doi}", "tháng {thang} năm {nam}"),
    ("Trao quà của nhà tài trợ cho {doi}", "tại Trường {truong}"),
    ("Niêm yết công khai thủ tục hành chính theo Quyết định {vb}", ""),
    ("Số hóa sổ hộ tịch các năm trước {nam}", ""),
    ("Bố trí cán bộ trực Bộ phận Một cửa", "tháng {thang}"),
    ("Xử lý phản ánh của ông {nguoi} về ô nhiễm môi trường chuồng trại nuôi {con}", ""),
    ("Thu gom rác thải và phun thuốc khử trùng chợ phiên", "ngày {ngay}"),
    ("Lập biên bản vi phạm hành chính đối với hộ ông {nguoi}", "ngày {ngay}"),
    ("Chuyển đổi diện tích trồng {cay} kém hiệu quả sang cây ăn quả", "năm {nam}"),
    ("Đối thoại với {doi} về chính sách vay vốn", "quý {quy}"),
    ("Kiện toàn Ban quản lý rừng cộng đồng thôn {thon}", ""),
    ("Bình xét gia đình văn hóa, khu dân cư tiêu biểu", "năm {nam}"),
    ("Tổ chức giải bóng đá thiếu nhi hè", "năm {nam}"),
    ("Sưu tầm, bảo tồn nghề thêu thổ cẩm truyền thống", "tại thôn {thon}"),
    ("Phê duyệt quy hoạch chi tiết điểm dân cư tập trung thôn {thon}", ""),
    ("Rút kinh nghiệm việc chậm giải ngân {so} triệu đồng vốn đầu tư công", "quý {quy}"),
    ("Điều tra số hộ {khong} điện lưới quốc gia", "tại thôn {thon}"),
    ("Tổng hợp ý kiến cử tri sau kỳ họp thứ {so} Hội đồng nhân dân xã", ""),
    ("Cập nhật cơ sở dữ liệu dân cư, làm sạch dữ liệu {doi}", "tháng {thang}"),
]
# Other words for the same task: people are to be asked.
REWORDED = [
    ("Xây dựng kế hoạch", "Ban hành đề án"), ("Rà soát, lập danh sách", "Tổng hợp"), ("Tổ chức", "Tiến hành"),
    ("Hỗ trợ giống", "Cấp phát giống"), ("Kiểm tra tiến độ", "Theo dõi tiến độ"), ("Mở lớp", "Khai giảng lớp"),
    ("Báo cáo kết quả thực hiện", "Tổng kết"), ("Giải quyết", "Xử lý"), ("Thống kê", "Lập bảng kê"),
    ("Tuyên truyền", "Phổ biến, quán triệt"), ("Nạo vét", "Khơi thông"), ("Chi trả", "Cấp phát"),
    ("Khảo sát", "Điều tra"), ("Vận động", "Huy động"), ("Tham mưu", "Chủ động tham mưu"),
    ("Thu gom", "Dọn dẹp, thu gom"),
]  # fmt: skip
SURNAMES = ["Giàng", "Lý", "Vàng", "Sùng", "Thào", "Hoàng", "Nguyễn", "Lù", "Cháng", "Ma", "Lò", "Tẩn"]
MIDDLE = ["Seo", "A", "Thị", "Văn", "Mí", "Láo"]
GIVEN = [
    "Páo",
    "Dế",
    "Chính",
    "Chứ",
    "Lìn",
    "Sử",
    "Hòa",
    "Thành",
    "Mai",
    "Phương",
    "Dung",
    "Lan",
    "Sáng",
    "Vư",
    "Tủa",
    "Khé",
    "Lử",
    "Sì",
    "Cở",
    "Pao",
]
LITTLE = ["các", "về", "của", "việc", "cho", "những"]


@dataclass(frozen=True)
class Task:
    """One task: a template with its slots filled."""

    template: int
    filled: tuple[tuple[str, int, int], ...]
    unit: str
    coordinating: tuple[str, ...] = ()
    source: str = ""
    due: pd.Timestamp = field(default_factory=lambda: pd.Timestamp("2026-04-30"))
    whose: str = ""

    def parts(self) -> tuple[str, str]:
        core, tail = TEMPLATES[self.template]
        values = {slot: SLOTS[slot][group][at] for slot, group, at in self.filled}
        return core.format(**values) + self.whose, tail.format(**values)

    @property
    def title(self) -> str:
        return " ".join(part for part in self.parts() if part)


def slots_of(template: int) -> list[str]:
    return re.findall(r"{(\w+)}", " ".join(TEMPLATES[template]))


def some_task(rng: random.Random) -> Task:
    template = rng.randrange(len(TEMPLATES))
    filled = []
    for slot in slots_of(template):
        group = rng.randrange(len(SLOTS[slot]))
        filled.append((slot, group, rng.randrange(len(SLOTS[slot][group]))))
    unit = rng.choice(UNITS)
    others = tuple(sorted(rng.sample([u for u in UNITS if u != unit], rng.choice([0, 0, 0, 1, 2]))))
    source = f"{rng.randrange(1, 400)}/{rng.choice(['UBND-VP', 'KH-UBND', 'TB-UBND'])}"
    return Task(
        template, tuple(filled), unit, others, source, pd.Timestamp("2026-04-01") + pd.Timedelta(days=rng.randrange(60))
    )


def twin_of(task: Task, rng: random.Random) -> Task:
    """The task but for one slot; now and then of another unit."""
    at = rng.randrange(len(task.filled))
    slot, group, value = task.filled[at]
    choices = [n for n in range(len(SLOTS[slot][group])) if n != value]
    if not choices:
        return some_task(rng)
    filled = (*task.filled[:at], (slot, group, rng.choice(choices)), *task.filled[at + 1 :])
    unit = task.unit if rng.random() < 0.8 else rng.choice(UNITS)
    other = some_task(rng)
    source, due = rng.choice([task.source, other.source]), rng.choice([task.due, other.due])
    return replace(
        task,
        filled=filled,
        unit=unit,
        source=source,
        due=due,
        coordinating=tuple(u for u in task.coordinating if u != unit),
    )


def tasks(count: int, rng: random.Random, *, households: bool = False) -> list[Task]:
    """Tasks of which no two have the same title: "đợt II" and "đợt 2" are one."""
    found: dict[str, Task] = {}
    latest: list[Task] = []
    while len(found) < count:
        twin = latest and rng.random() < 0.6
        task = twin_of(rng.choice(latest[-50:]), rng) if twin else some_task(rng)
        if households:  # more tasks than the templates have variants
            task = replace(task, whose=f" của nhóm hộ {rng.choice(SURNAMES)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}")
        title = spelt_out(task.title)
        if title not in found:
            found[title] = task
            latest.append(task)
    return latest


def spelt_out(title: str) -> str:
    return title.replace("đợt III", "đợt 3").replace("đợt II", "đợt 2").replace("đợt I", "đợt 1")


def again(task: Task, rng: random.Random) -> Task:
    """Another task of the same title: of another unit, or of the same one by another document, due later."""
    if rng.random() < 0.6:
        unit = rng.choice([u for u in UNITS if u != task.unit and u not in task.coordinating])
        return replace(task, unit=unit, coordinating=())
    later = task.due + pd.Timedelta(days=rng.choice([1, 7, 30]))
    return replace(task, source=f"{rng.randrange(400, 800)}/UBND-VP", due=later, coordinating=())


# ----- how people write a title again


def plain(text: str) -> str:
    """Without accents."""
    bare = "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))
    return bare.replace("đ", "d").replace("Đ", "D")


def old_tones(text: str, _: random.Random) -> str:
    pairs = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oạ": "ọa", "uý": "úy", "uỷ": "ủy", "uỳ": "ùy", "oè": "òe"}
    back = {new: old for old, new in pairs.items()}
    return re.sub("|".join([*pairs, *back]), lambda m: {**pairs, **back}[m.group()], text)


def other_case(text: str, rng: random.Random) -> str:
    return rng.choice([str.upper, str.lower, lambda t: t[0].lower() + t[1:]])(text)


def decomposed(text: str, _: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def punctuated(text: str, rng: random.Random) -> str:
    changes: list[Callable[[str], str]] = [
        lambda t: t.replace("-", rng.choice(["–", " - ", "‑"])),
        lambda t: t.replace(" ", "  ", 3),
        lambda t: t.replace(" ", "\u00a0", 2),
        lambda t: t + rng.choice([".", ";", " ./."]),
        lambda t: "- " + t,
        lambda t: t.replace("/", " / ") if "/UBND" in t else t,
        lambda t: re.sub(r"([^\W\d]), ", r"\1 ", t),
        lambda t: t.replace("quý II ", "quý 2 ").replace("quý I ", "quý 1 "),
    ]
    return rng.choice(changes)(text)


def little_words(text: str, rng: random.Random) -> str:
    """A function word more, or one less; none inside a name, or between a word and its number."""
    words = text.split(" ")
    there = [at for at, word in enumerate(words) if word in LITTLE]
    common = [
        w.isalpha() and w.islower() and w not in ("tháng", "năm", "quý", "đợt", "thôn", "ông", "bà") for w in words
    ]
    places = [at for at in range(1, len(words)) if common[at - 1] and common[at]]
    if there and (not places or rng.random() < 0.5):
        del words[rng.choice(there)]
    elif places:
        words.insert(rng.choice(places), rng.choice(LITTLE))
    return " ".join(words)


def common_words(text: str) -> list[int]:
    """Where words stand that are no names, of five letters or more."""
    words = text.split(" ")
    return [at for at, w in enumerate(words) if at and w.isalpha() and w.islower() and len(w) >= 5]


def slip(text: str, rng: random.Random) -> str:
    """One letter more, less, other, or two exchanged, in one long common word."""
    words, places = text.split(" "), common_words(text)
    if not places:
        return text
    at = rng.choice(places)
    word, where = words[at], rng.randrange(len(words[at]) - 1)
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    words[at] = rng.choice(
        [
            word[:where] + letter + word[where:],
            word[:where] + word[where + 1 :],
            word[:where] + letter + word[where + 1 :],
            word[:where] + word[where + 1] + word[where] + word[where + 2 :],
        ]
    )
    return " ".join(words)


def lost_accents(text: str, rng: random.Random) -> str:
    """One common word without accents."""
    words = text.split(" ")
    places = [at for at, w in enumerate(words) if at and w.islower() and w.isalpha() and plain(w) != w and len(w) >= 4]
    for at in rng.sample(places, min(1, len(places))):
        words[at] = plain(words[at])
    return " ".join(words)


def abbreviated(text: str, _: random.Random) -> str:
    """With the short form of each phrase that offices shorten."""
    for short, phrase in SHORTENED.items():
        text = text.replace(phrase, short)
    return text


def no_accents(text: str, _: random.Random) -> str:
    return plain(text)


SHORTENED = {short.upper(): long for short, long in matching_words().abbreviations.items()}
# In this order: after the last three the others would not find their words.
SURE = [abbreviated, old_tones, slip, lost_accents, little_words, punctuated, other_case, decomposed]


@dataclass(frozen=True)
class Report:
    """One reported row: its text, the task that it is about, whether the match should be sure, what was changed."""

    text: str
    task: Task
    sure: bool
    ways: tuple[str, ...]


def report_of(task: Task, rng: random.Random, *, unique_without_accents: bool) -> Report:
    """The task as a unit would write it."""
    core, tail = task.parts()
    ways: list[str] = []
    text, sure = task.title, True
    if rng.random() < 0.1:
        text, sure = reworded(text, rng)
        ways.append("reworded") if not sure else None
    elif tail and rng.random() < 0.12:
        text = f"{tail[0].upper()}{tail[1:]}, {core[0].lower()}{core[1:]}"
        ways.append("clause first")
    if rng.random() < 0.7:
        chosen = rng.sample(SURE, rng.choice([1, 1, 2, 3]))
        if unique_without_accents and rng.random() < 0.06:
            chosen = [no_accents]
        if slip in chosen and lost_accents in chosen:
            chosen.remove(slip)  # two mistakes in one word are more than a slip
        for change in sorted(chosen, key=[*SURE, no_accents].index):
            changed = change(text, rng)
            ways += [change.__name__] if changed != text else []
            text = changed
    return Report(text, task, sure, tuple(ways))


def reworded(text: str, rng: random.Random) -> tuple[str, bool]:
    """In other words, or with a remark that adds words."""
    for start, other in REWORDED:
        if text.startswith(start):
            return text.replace(start, other, 1), False
    if rng.random() < 0.5:
        return (
            f"{text} {rng.choice(['bảo đảm chất lượng', 'kịp thời, đúng quy định', 'theo chỉ đạo của cấp trên'])}",
            False,
        )
    return text, True


@dataclass(frozen=True)
class Case:
    """A register, the reports, and for each report's label the label of its task, or None."""

    assigned: pd.DataFrame
    reported: pd.DataFrame
    truth: dict[str, str | None]
    reports: dict[str, Report]


COLUMNS = ["id", "title", "unit", "coordinating", "source", "due"]


def case(seed: int, count: int = 2000, most_reports: int | None = None) -> Case:
    """A register of four fifths of the tasks; reports of nine tenths of them, and of the others."""
    rng = random.Random(seed)
    made = tasks(count, rng, households=most_reports is not None)
    known = [task for task in made if rng.random() < 0.8]
    repeated = [again(task, rng) for task in known if rng.random() < 0.06]
    made, known = [*made, *repeated], [*known, *repeated]
    alike = {task.title for task in repeated}
    label_of = {id(task): f"T{at}" for at, task in enumerate(known)}
    ids = {id(task): f"NV-{at:04}" for at, task in enumerate(known) if rng.random() < 0.3}
    spelt: dict[str, int] = {}
    for task in made:
        spelt[plain(spelt_out(task.title)).casefold()] = spelt.get(plain(spelt_out(task.title)).casefold(), 0) + 1
    reports: dict[str, Report] = {}
    truth: dict[str, str | None] = {}
    rows: list[tuple[object, ...]] = []
    for task, unit in islice(reporting(made, label_of, alike, rng), most_reports):
        label = f"R{len(rows)}"
        told = report_of(task, rng, unique_without_accents=spelt[plain(spelt_out(task.title)).casefold()] == 1)
        says = rng.random() < 0.8
        strange = unit != task.unit and unit not in task.coordinating  # others may have matched it before
        told = replace(told, sure=told.sure and (says or task.title not in alike) and not (strange and told.ways))
        reports[label], truth[label] = told, label_of.get(id(task))
        code = ids.get(id(task)) if rng.random() < 0.5 else None
        due = task.due if says else pd.NaT
        rows.append((code, told.text, unit, (), task.source if says else "", due, f"nop/{unit}.xlsx"))
    register = [(ids.get(id(t)), t.title, t.unit, t.coordinating, t.source, t.due) for t in known]
    return Case(
        pd.DataFrame(register, columns=COLUMNS, index=pd.Index(label_of.values(), dtype=object)),
        pd.DataFrame(rows, columns=[*COLUMNS, "path"], index=pd.Index(reports, dtype=object)),
        truth,
        reports,
    )


def reporting(
    made: list[Task], known: dict[int, str], alike: set[str], rng: random.Random
) -> Iterator[tuple[Task, str]]:
    """Which units report which tasks: nearly always the lead, often who coordinates, now and then another."""
    for task in made:
        if id(task) in known and rng.random() < 0.1:
            continue
        lead = (
            task.unit
            if task.title in alike or rng.random() < 0.97
            else rng.choice([u for u in UNITS if u != task.unit])
        )
        yield task, lead
        if rng.random() < 0.4:
            yield from ((task, unit) for unit in task.coordinating if unit != lead)


@dataclass(frozen=True)
class Outcome:
    """What became of a case.

    Attributes:
        wrong: labels of rows that were matched, without asking, with a task that is not theirs.
        missed: labels of rows whose match should have been sure and was not found, or only asked about.
        sure: how many rows should have been.
        asked: about how many rows people are asked; asked_rightly: for how many of them the right task is named.
    """

    wrong: list[str]
    missed: list[str]
    sure: int
    asked: int
    asked_rightly: int

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.sure if self.sure else 1.0


def outcome(made: Case, result: pd.DataFrame) -> Outcome:
    """Hold a result against the truth."""
    lines = result.to_dict("index")
    settled = {label for label, line in lines.items() if line["how"] not in (None, "perhaps")}
    right = {label for label, line in lines.items() if made.truth[label] and line["assigned"] == made.truth[label]}
    named = {label for label, line in lines.items() if made.truth[label] in (line["assigned"], *line["rivals"])}
    sure = {label for label, told in made.reports.items() if told.sure and made.truth[label]}
    asked = {label for label, line in lines.items() if line["how"] == "perhaps"}
    named &= {label for label in asked if made.truth[label]}
    return Outcome(sorted(settled - right), sorted(sure - (settled & right)), len(sure), len(asked), len(named))
