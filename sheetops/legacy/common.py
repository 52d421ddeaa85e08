"""How often syllables stand in running Vietnamese: those that a report is full of, and those that are known besides."""

from __future__ import annotations

_FREQUENT = """
an ban bản báo bắc bệnh bí biến biểu bình bổ bộ các cách cai cải cán cao cáo cấp cháy chậm chất chế chi chỉ chính
cho chống chủ chú chuyên chuyển chưa chữa chức chứng có còn công cộng cơ của cũng cuối cường danh dân dẫn dịch dục
dung dựng đã đai đại đang đảng đánh đạo đất đầu đề để đến điện định đó đoàn độ đổi đông đồng động đơn được đường em
ghi giá giải giám gian giao giáo giữa hạ hạn hàng hành hằng hết hiện hoà hoá hòa hóa hoạch hoàn hoạt hồ hộ hội hợp
huyện hướng kế kết khai khăn khẩn khi khiếu khó không kĩ kiểm kiến kinh kỹ là lãnh lào lâm lập lệ lí liệu lĩnh lợi
luật lượng lý mắc mặt minh môi môn một mới nại nam này năm nâng ngành ngày ngân nghèo nghị nghiệp nguyên người nhân
nhiệm nhiều như những ninh nội nông nữ nước phải pháp phát phẩm phần phó phòng phổ phố phối phụ phục phương phường
quả quá quản quân quốc quy quý quyết ra rà rừng sách sạch sản sát sau sẽ sinh soát số sơ sở sung sự tác tai tài tại
tăng tâm tầng tây tế thái tháng thành theo thị thiên thôn thông thời thu thủ thuật thuỷ thủy thư thực thường tỉ tịch
tiêm tiền tiến tiếp tỉnh tính toàn tổ tố tổng tra trách trạm trăm trấn trận trẻ trễ trên trì triển trình trong trung
truyền trước trương trường trưởng tuần tục tuổi tuyên tư từ tướng tỷ uỷ ủy và vào văn vận về vị việc viên việt vốn
với vụ vực vướng xã xây xuất xuyên y ý
"""

_KNOWN = """
a à ác ai am án anh ảnh ánh ao ảo áo áp ăn âm ẩm ấm ân ẩn ấn ấp âu ấy ba bà bả bá bác bạc bách bạch bài bãi bại bám
bàn bán bạn bang bàng bảng bánh bao bào bảo bão bát bay bày bảy bắn băng bằng bắp bắt bậc bận bất bật bầu bây bè bé
bê bể bế bên bền bến bếp bì bỉ bị bia bìa bích biên biển biện biết biệt binh bính bo bò bỏ bó bón bọn bồ bố bộc bồi
bối bội bốn bông bờ bởi bới bơm bớt bùn buộc buổi buôn buồn buýt bức bước bưởi bưu ca cà cả cá cài cái cam cảm cám
can cản cạn càng canh cảnh cánh cạnh cạo cạp cát cay cày cắm căn căng cắp cắt câm cầm cẩm cấm cân cần cẩn cận cập
cất câu cầu cấu cậu cây cấy cậy cha chà chai chám chạm chan chán chạng chanh chánh chào cháo chạp chay chạy chắc
chăm chẵn chắn chặn chẳng chặt châm chấm chân chấn chấp châu chấu chậu che chè chẽ chép chệch chênh chết chí chị
chia chích chiếc chiếm chiến chiều chiếu chim chín chinh chỉnh chịu chò chó chòm chọn chót chỗ chôn chốn chồng chốt
chờ chợ chơi chùa chúa chuẩn chúc chục chùm chung chủng chúng chuộc chuối chuồng chụp chuyến chuyện chữ chứ chửa
chứa chừng chương chướng cò cỏ cọc con cô cổ cố cốc cộc cối cội côn cồng cống cột cờ cỡ cơm cơn củ cũ cụ cúc cục
cung cùng cúng cuộc cuốn cuồng cừ cử cứ cự cửa cực cứng cước cười cưới cương cưỡng cửu cứu da dã dạ dài dải dại dám
dàn dãn dán dang dáng dạng dành dao dạo dày dãy dạy dặn dắt dần dâng dầu dấu dây dậy dẻo dẹp dê dễ dệt di dì dĩ dị
diêm diễm diễn diện diệt dinh dính dịp do dò doanh dọc dõi dọn dòng dỗ dốc dồi dối dồn dở du dù dụ duệ dùng dũng
dụng duy duyên duyệt dư dữ dự dưa dứa dựa dừng dược dưới dương dưỡng dứt đa đà đá đài đãi đam đàm đảm đám đạm đáng
đào đảo đáo đáp đạp đát đạt đáy đắc đặc đắm đăng đằng đẳng đắt đặt đậm đập đâu đấu đậu đây đầy đẩy đấy đem đen đèn
đèo đẹp đê đế đệ đêm đếm đền đều đi đĩ địa đích địch điếc điểm điếm điền điển điệp điều điệu đinh đình đỉnh đính đo
đò đỏ đoán đoạn đoạt đọc đòi đón đóng đọng đô đồ đổ đố đốc độc đôi đồi đối đội đôn đồn đống đốt đột đỡ đời đợi đợt
đu đủ đua đùa đúc đục đúng đuổi đuối đưa đứa đức đừng đứng đựng đương e ép ê ếch êm ga gà gác gạch gái gan gán gạo
gáy gắn găng gắng gặp gặt gần gấp gây gầy gậy ghe ghé ghép ghét ghế gì gia già giả giác giai giảm giàn giản giãn
gián giang giảng giáp giàu giày giặc giặt giấc giây giấy giêng giếng giết gìn giò gió giỏi giọng giỗ giồng giống giờ
giới giục giúp giữ giường gò gõ góc gói gọi gom gọn góp gỗ gốc gối gồm gốm gộp gỡ gợi gửi gừng ha hà hả hai hài hải
hái hại ham hàm hám hạm han hàn hãn hán hang hãng hạng hanh hạnh hao hào hảo háo hát hạt hay hãy hẳn hắn hăng hầm
hẩm hấp hậu hè hẻm hẹn hẹp hề hệ hi hỉ hiểm hiếm hiền hiến hiệp hiểu hiếu hiệu hình hiu ho hò họ hoa hoả hoạ hỏa họa
hoài hoại hoán hoang hoàng hoảng hoặc hóc học hỏi hói hòm hòn hỏng họp hô hổ hỗ hố hôi hồi hối hôm hôn hỗn hồng hổng
hộp hơi hời hơn hớn hủ hũ hú huân huấn huế huệ hung hùng húng huống hút hụt huy huỷ hủy huyền huyết hư hứa hưng hừng
hứng hương hưởng hưu hữu ích im in inh ít kè kẻ kèm kém keo kéo kẹo kép két kê kề kể kệ kênh khả khá khác khách khái
khám khan khang kháng khánh khao khảo khát khay khắc khẳng khắp khâm khấn khẩu khấu khe khen khéo khê khế khí khiếm
khiển khiến khiếp khít khoa khoá khóa khoai khoái khoan khoản khoán khoảng khoáng khoẻ khỏe khỏi khói khô khổ khôi
khối khống khơi khởi khớp khu khuất khúc khuê khung khủng khuôn khuyến khuyết khuynh ki kì kia kích kịch kiếm kiệm
kiên kiện kiều kiểu kim kín kính kịp kỳ kỷ ký la lá lạ lạc lách lai lãi lái lại lam làm lạm lan làn lán lang làng
lãng láng lạng lành lạnh lao lão láo lát lạt lay lạy lăm lắm lặn lăng lắng lặng lắp lặp lầm lân lần lẫn lấn lấp lâu
lầu lậu lầy lấy lẻ lẽ lẹ leo lê lễ lệch lên lệnh li lì lích lịch liêm liên liền liệt liễu lịm linh lỉnh lính lo lò
lọ loa loài loại loan loạn loạt lóc lọc lòng lọt lô lồ lỗ lộ lốc lộc lỗi lối lội lơ lỡ lời lớn lợn lớp lu lũ lúa lụa
luân luận lúc lục lùi lung lùng lúng luôn luồng lụt luỹ lũy luyến luyện lư lữ lừa lửa lứa lựa lực lưng lược lưới
lương lưu ma mà mả mã má mạ mạc mạch mai mãi mái mại man màn mạn mang màng mảng mạng manh mành mảnh mãnh mạnh mau
màu máu máy mặc mắm mặn măng mắt mầm mẩn mẫn mận mất mật mâu mẫu mây mấy mẻ mẽ mẹ mèo mép mét mê mế mềm mến mệnh mệt
mi mì mĩ mí mị mía miền miễn miếng miệng miêu miếu min mình mít mo mò mỏ móc mọc moi mọi mong mỏng móng mô mồ mổ mộ
mốc mộc mồi mỗi mối mồng mốt mơ mở mỡ mời mù mũ mua mùa múa mục mùi mùng muỗi muối muôn muốn muộn mưa mức mừng mười
mượn mương mường mưu mỹ na ná nàn nạn nào não nạo nạp nát nay nằm nắm năng nắng nặng nâu nẫu nấu ne nép nét nề nể
nên nền nêu nếu nga ngà ngã ngạc ngạch ngài ngải ngại ngàn ngạn ngang ngay ngắm ngăn ngắn ngâm ngầm ngập ngất ngẫu
nghe nghẽn nghề nghệ nghi nghỉ nghĩ nghĩa nghịch nghiêm nghiệm nghiên nghiện nghìn ngõ ngoài ngoại ngoan ngọc ngòi
ngói ngon ngọn ngô ngộ ngôi ngồi ngôn ngơ ngờ ngu ngủ ngũ ngụ ngục nguồn nguy nguỵ nguyễn nguyện nguyệt ngư ngữ ngự
ngừa ngứa ngựa ngưng ngừng ngược ngươi ngưỡng nha nhà nhã nhá nhạc nhai nhái nhan nhàn nhãn nhanh nhánh nhào nhau
nhảy nhạy nhắc nhằm nhăn nhắn nhặt nhầm nhẫn nhấn nhận nhập nhất nhật nhé nhẹ nhi nhì nhỉ nhĩ nhị nhiễm nhiên nhiệt
nhiễu nhím nhìn nhịp nho nhỏ nhóm nhọn nhờ nhớ nhu nhuận nhuộm nhữ nhựa nhưng nhường nhượng niên no nó nọ nói nòng
nóng nổ nỗ nôi nổi nỗi nối nồng nộp nở nợ nơi nới nụ núi nung nuôi nửa nữa nực nương nứt o ong ô ổ ôm ốm ồn ổn ông
ống ơ ở ơn ớt pa pha phà phả phá phai phái phàm phạm phản phán phạn phao pháo phạt phẳng phân phẫn phấn phận phẩy
phép phê phế phi phì phỉ phí phía phích phiên phiền phiến phiếu phim pho phò phong phỏng phóng phô phôi phồn phông
phơi phu phù phủ phú phúc phun phùng phụng phút phức phước phượng qua quà quạ quai quan quán quang quảng quáng quanh
quay quặng quần quận quật quây quầy quấy quen quét quê quế quên quỷ quỹ quyền quyển quyến rả rã rạ rác rách rạch rải
rãi ràng rạng ranh rảnh rào ráo rạo rạp rau ráy rắc rắn răng rằng rậm rận rất rẫy rẻ rẽ rèn rét rễ ri rì rỉ rí riêng
rò rỏ rõ rọ rô rỗ rộ rồi rỗi rối rỗng rộng rốt rợ rơi rời rơm rủ rú rùa rủi rụng ruồi ruộng ruột rút rước rưỡi rượu
sa sả sã sá sai sài san sàn sán sạn sang sàng sáng sanh sành sánh sao sào sáo sáp sạt sáu sắc săn sẵn sắn sắp sắt
sâu sấu sây sấy se sẻ sen sẹo sét si sì sĩ siết siêu sình sính so sò sọ soạn sóc sỏi song sòng sóng sót sọt sô sồ sổ
sôi sông sống sốt sờ sợ sợi sớm sơn su sù sú suất súc súng suối suốt sụt suy sư sử sữ sứ sửa sữa sức sưởi sương
sướng sưu sỹ ta tà tả tá tạ tách tải tái tam tàm tám tạm tan tàn tản tán tang tàng tảng táng tánh tao tào táo tạo
tát tạt tay tày tắc tắm tặng tắt tầm tấm tân tần tấn tận tâng tấp tập tất tật tậu tè té tem tê tề tệ têm tên tệp tết
tha thà thả thác thạch thai thải tham thảm thám than thản thán thang thanh thảnh thánh thạnh thao thảo tháo thạo
thay thày thắc thăm thắm thăng thẳng thắng thặng thắt thâm thầm thẩm thấm thậm thân thần thẩn thận thấp thập thất
thật thâu thầu thấu thầy thẩy thấy the thẻ thẹn thép thê thề thể thế thêm thềm thi thì thỉ thí thích thịch thiếc
thiền thiến thiện thiếp thiết thiệt thiêu thiểu thiếu thiệu thình thỉnh thính thịnh thịt tho thò thỏ thọ thoa thoả
thỏa thoải thoái thoại thoáng thoát thóc thoi thói thon thô thổ thố thôi thối thốn thống thơ thờ thở thợ thơm thù
thú thụ thua thuần thuận thúc thục thuê thuế thùng thủng thuốc thuộc thuý thúy thuyền thuyết thử thứ thưa thừa thức
thừng thước thương thưởng thượng ti tì tí tị tia tích tiếc tiên tiễn tiện tiếng tiệp tiết tiêu tiểu tiếu tim tìm tin
tín tinh tình tĩnh tịnh tít to tò tỏ toà toả toạ tòa tỏa tọa toản toán tóc tóm tòng tô tốc tộc tôi tồi tối tội tôm
tôn tồn tổn tông tống tốp tốt tơ tờ tới trà trả trá trạch trai trải trái trại tràm trám tràn trán trang tràng tráng
trạng tranh tránh trao trào tráo tráp trát trau trắc trăng trắng trâm trầm trân trần tre treo tréo trẹo trệ tri trĩ
trí trị tria trích triền triệt triều triệu trinh trịnh tro trò trọ trói tròn trọn tròng trọng trồ trố trộ trôi trồi
trội trộm trốn trộn trông trồng trống trơ trở trợ trời trơn trù trú trụ trúc trục trùng trúng trụt truy truyện trừ
trữ trưa trực trừng trứng trườn trượng trượt trừu tu tú tụ tuân tuấn tuất túc túi tung tùng tụng tuồng túp tuy tuỳ
tuỵ tùy tuyển tuyến tuyết tuyệt tử tứ tự tựa tức từng tươi tưới tương tường tưởng tượng tựu u ủ ung ủng úng uốn uống
út uy uyên ư ừ ứ ưng ứng ước ươm ương ướt ưu va vả vã vá vạ vác vách vạch vai vài vải vãi vại van vãn ván vạn vang
vàng váng vành vay vảy váy vắc vằn vắn vặn vắng vặt vân vần vẫn vấn vâng vấp vập vất vật vây vẩy vậy ve vè vẻ vẽ vé
ven vẹn vế vệ vết vệt vi vì vỉ vĩ ví vía viếc viêm viền viễn viện viếng viết vinh vĩnh vịnh vịt vò vỏ võ vó vọ vòi
vong vòng vọng vô vồ vổ vỗ vôi vối vội vông vơ vở vỡ vợ vời vu vù vũ vú vui vùi vung vùng vũng vuông vuốt vừa vữa
vựa vững vươn vườn vương vượng vượt vứt xa xà xả xá xạ xác xách xanh xao xào xảo xáo xát xay xảy xăm xắn xăng xâm
xấp xâu xấu xe xẻ xé xem xen xẻng xép xét xế xệ xếp xi xì xỉ xích xiếc xiêm xiết xiêu xin xinh xo xoa xoá xóa xoài
xoan xoay xoáy xoăn xói xóm xong xót xô xổ xốc xôi xốn xông xốp xơ xu xú xua xuân xúc xung xuồng xuống xử xứ xưa
xưng xứng xương xưởng yêm yếm yên yêu yếu
"""

FREQUENT = frozenset(_FREQUENT.split())
KNOWN = frozenset(_KNOWN.split()) | FREQUENT
