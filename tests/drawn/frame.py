"""What stands round a table: agency and motto, title, notes, the signature block."""

from __future__ import annotations

from datetime import timedelta

from drawn.chance import Chance
from drawn.data import words
from drawn.dress import other_tone_place
from drawn.paper import Paper
from drawn.world import Unit, World


class Frame:
    """The surroundings of one sheet of a unit (or of the Office, for a sheet of all units)."""

    def __init__(self, chance: Chance, world: World, unit: Unit, paper: Paper) -> None:
        self._chance, self._world, self._unit, self._paper = chance, world, unit, paper

    def above(self, left: int, width: int, *, named: bool, caption: str | None = None) -> int:
        """Agency, motto, title; the first free row below them.

        Args:
            named: the unit's name must stand here.
            caption: what the title says besides, such as that these are carried-over tasks.
        """
        chance, right = self._chance, left + max(width, 2) - 1
        row = 1 + chance.weighted({0: 6, 1: 2, 2: 1})
        if chance.happens(0.08):
            self._paper.put(row, right, chance.pick(words("headings")["form"]))
            row += 1
        in_title = named and chance.happens(0.25)
        if chance.happens(0.75) or (named and not in_title):
            row = self._agency(row, left, right, named=named and not in_title)
            row += chance.between(0, 2)
        row = self._title(row, left, right, in_title=in_title, caption=caption)
        return row + chance.weighted({0: 3, 1: 5, 2: 1})

    def _agency(self, row: int, left: int, right: int, *, named: bool) -> int:
        chance, world = self._chance, self._world
        half = left + max((right - left) // 2, 0)
        parent = f"ỦY BAN NHÂN DÂN\n{world.kind.upper()} {world.place.upper()}"
        parent = chance.pick(
            [world.office.upper(), parent, f"ỦY BAN NHÂN DÂN {world.kind.upper()} {world.place.upper()}"]
        )
        own = chance.pick([self._unit.name.upper(), self._unit.name, f"Đơn vị: {self._unit.name}"]) if named else None
        if chance.happens(0.2):
            parent = other_tone_place(parent)
        if own and chance.happens(0.15):
            self._line(row, left, half, f"{parent}\n{own}")
        else:
            self._line(row, left, half, parent)
            self._line(row + 1, left, half, own)
        if chance.happens(0.7) and half < right:
            self._line(row, half + 1, right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            self._line(row + 1, half + 1, right, "Độc lập - Tự do - Hạnh phúc")
        row += 2
        if chance.happens(0.15):
            self._paper.put(row, left, "_______")
            row += 1
        if chance.happens(0.2):
            self._paper.put(row, left, f"Số: {chance.between(10, 90)}/BC-{self._unit.code}")
            day = self._world.cutoff
            self._line(row, half + 1, right, f"{world.place}, ngày {day.day:02d} tháng {day.month} năm {day.year}")
            row += 1
        return row

    def _title(self, row: int, left: int, right: int, *, in_title: bool, caption: str | None) -> int:
        chance, entries = self._chance, words("headings")
        fill = self._world.words()
        title = chance.pick(entries["titles"][:-1] if caption else entries["titles"]).format(**fill)
        if caption and chance.happens(0.5):
            title = caption.upper()
        elif caption:
            title += f"\n{caption}"
        if in_title:
            title += (
                f" CỦA {self._unit.name.upper()}" if chance.happens(0.5) else f"\n(Đơn vị báo cáo: {self._unit.name})"
            )
        self._line(row, left, right, title)
        row += 1
        for text in chance.sample(entries["below_title"], chance.weighted({0: 3, 1: 4, 2: 1})):
            unit_name = self._unit.name if in_title or chance.happens(0.5) else self._world.office
            more = {"n": chance.between(10, 90), "abbr": self._unit.code, "unitname": unit_name}
            self._line(row, left, right, text.format(**fill, **more))
            row += 1
        if chance.happens(0.05):
            self._line(row, left, right, f"Kính gửi: {self._addressee()}")
            row += 1
        return row

    def _addressee(self) -> str:
        return f"Văn phòng HĐND và UBND {self._world.kind}" if self._chance.happens(0.5) else self._world.office

    def _line(self, row: int, left: int, right: int, text: str | None) -> None:
        if text is None:
            return
        if self._chance.happens(0.75):
            self._paper.span(row, left, row, max(left, right), text)
        else:
            self._paper.put(row, left, text)

    def below(self, row: int, left: int, width: int) -> None:
        """Notes and the signature block from `row` on."""
        chance, right = self._chance, left + max(width, 2) - 1
        if chance.happens(0.15):
            row += chance.between(0, 1)
            self._line(row, left, right, chance.pick(words("headings")["notes"]))
            row += 1
        if chance.happens(0.45):
            self._signature(row + chance.between(0, 2), left, right)

    def _signature(self, row: int, left: int, right: int) -> None:
        chance, world = self._chance, self._world
        half = left + max((right - left) // 2, 1)
        if chance.happens(0.6):
            day = world.cutoff + timedelta(chance.between(0, 2))
            self._line(row, half, right, f"{world.place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}")
            row += 1
        if chance.happens(0.3):
            for at, text in enumerate(["Nơi nhận:", "- Như trên;", "- Lưu: VT."]):
                self._paper.put(row + at, left, text)
        elif chance.happens(0.6):
            self._paper.put(row, left, chance.pick(["NGƯỜI LẬP BIỂU", "Người lập", "NGƯỜI TỔNG HỢP"]))
            if chance.happens(0.5):
                self._paper.put(row + 5, left, chance.pick(words("people")["names"]))
        head = chance.pick([self._unit.head, f"KT. {self._unit.head}\nPHÓ {self._unit.head}", "THỦ TRƯỞNG ĐƠN VỊ"])
        self._line(row, half, right, head)
        if chance.happens(0.5):
            self._line(row + 1, half, right, chance.pick(["(Ký, ghi rõ họ tên)", "(Đã ký)", "(Ký tên, đóng dấu)"]))
        self._line(row + 5, half, right, chance.pick(words("people")["names"]))
