"""How often syllables stand in running Vietnamese: those that a report is full of, and those that are known besides."""

from __future__ import annotations

_FREQUENT = """
ai an anh ăn bà ban bản bán bao bảo báo bắc bằng bệnh bí biến biết biểu binh bình bổ bộ cả các cách cai cải cán cao
cáo cầm cần cấp cầu cây cháu cháy chăn chậm chất chế chi chỉ chị chính cho chống chợ chủ chú chuyên chuyển chưa chữa
chức chứng có con còn cô công cộng cơ cũ của cũng cuối cửa cường danh dân dẫn dịch dõi dục dung dùng dụng dựng đã
đai đại đang đảng đánh đạo đất đâu đầu đề để đến đi điện đình định đó đoàn độ đồi đổi đông đồng động đơn đủ đúng
được đường em ghi gì gia giá giải giám gian giao giáo giấy giống giữa gửi hạ hạn hàng hành hằng hết hiểm hiện họ hoà
hoá hòa hóa hoạch hoàn hoạt hoặc học hỏi hồ hỗ hộ hội hợp huyện hướng kế kết khác khai khăn khẩn khi khiếu khó không
kĩ kiểm kiến kinh kỹ ký là lại làm lãnh lào lâm lần lập lệ lên lí liệt liệu lĩnh lợi lớn lớp lũ lúa luật lúc lương
lượng lý mà máy mắc mặt mấy minh mình mọi môi mỗi môn một mới mua muộn nại nam này năm nâng nếu ngành ngày ngân
nghèo nghỉ nghị nghiệp nguyên người nhà nhanh nhau nhân nhận nhất nhiệm nhiều nhỏ như nhưng những ninh nói nội nông
nộp núi nuôi nữ nước ông ở phải pháp phát phạt phẩm phần phép phí phó phòng phổ phố phối phú phụ phục phương phường
quả quá quản quân quốc quy quý quyết ra rà rừng sách sạch sản sát sau sẽ sĩ sinh soát số sông sơ sở sớm súc sung
suối sử sự tác tai tài tại tăng tâm tầng tây tế thái tháng thành thầy thấy thẻ theo thêm thì thị thiên thiếu thôn
thông thời thu thủ thuật thuế thuốc thuỷ thủy thư thực thương thường tỉ tịch tiêm tiền tiến tiếp tỉnh tính toàn tổ
tố tổng tốt tra trả trách trạm trăm trấn trận trẻ trễ trên trì triển trình trong trồng trợ trung truyền trước trương
trường trưởng tuần tục tuổi tuyên tư từ tướng tỷ uỷ ủy và vào vay văn vận về vì vị việc viên việt vốn với vụ vực
vướng xã xây xe xuất xuyên xử y ý
"""

_KNOWN = """
a à ác am án ảnh ánh ao ảo áo áp âm ẩm ấm ân ẩn ấn ấp âu ấy ba bả bá bác bạc bách bạch bài bãi bại bám bàn bạn bang
bàng bảng bánh bào bão bát bay bày bảy bắn băng bắp bắt bậc bận bất bật bầu bây bè bé bê bể bế bên bền bến bếp bì bỉ
bị bia bìa bích biên biển biện biệt bính bo bò bỏ bó bón bọn bồ bố bộc bồi bối bội bốn bông bờ bởi bới bơm bớt bùi
bùn buộc buổi buôn buồn buýt bức bước bưởi bưu ca cà cá cài cái cam cảm cám can cản cạn càng canh cảnh cánh cạnh cạo
cạp cát cay cày cắm căn căng cắp cắt câm cẩm cấm cân cẩn cận cập cất câu cấu cậu cấy cậy cha chà chai chám chạm chan
chán chạng chanh chánh chào chảo cháo chạp chay chạy chắc chăm chẵn chắn chặn chẳng chặt châm chấm chân chấn chấp
châu chấu chậu che chè chẽ chép chệch chênh chết chí chia chích chiếc chiếm chiến chiều chiếu chim chín chinh chỉnh
chịu chò chó chòm chọn chót chỗ chôn chốn chồng chốt chờ chơi chũ chùa chúa chuẩn chúc chục chùm chung chủng chúng
chuộc chuối chuồng chụp chuyến chuyện chữ chứ chửa chứa chừng chương chướng cò cỏ cọc cổ cố cốc cộc cối cội côn cồng
cống cột cờ cỡ cơm cơn cù củ cụ cúc cục cung cùng cúng cuộc cuốn cuồng cừ cử cứ cự cực cứng cước cười cưới cương
cưỡng cửu cứu da dã dạ dài dải dại dám dàn dãn dán dang dáng dạng dành dao dạo dày dãy dạy dặn dắt dần dâng dầu dấu
dây dậy dẻo dẹp dê dễ dệt di dì dĩ dị diêm diễm diễn diện diệt dinh dính dịp do dò doãn doanh dọc dọn dòng dỗ dốc
dồi dối dồn dở du dù dụ duệ dũng duy duyên duyệt dư dữ dự dưa dứa dựa dừng dược dưới dương dưỡng dứt đa đà đá đài
đãi đam đàm đảm đám đạm đáng đào đảo đáo đáp đạp đát đạt đáy đắc đặc đắm đăng đằng đẳng đắt đặt đậm đập đấu đậu đây
đầy đẩy đấy đem đen đèn đèo đẹp đê đế đệ đêm đếm đền đều đĩ địa đích địch điếc điểm điếm điền điển điệp điều điệu
đinh đỉnh đính đo đò đỏ đoán đoạn đoạt đọc đòi đón đóng đọng đô đồ đổ đố đốc độc đôi đối đội đôn đồn đống đốt đột đỡ
đời đợi đợt đu đua đùa đúc đục đuổi đuối đưa đứa đức đừng đứng đựng đương ép ếch êm ga gà gác gạch gái gan gán gạo
gáy gắn găng gắng gặp gặt gần gấp gây gầy gậy ghe ghé ghép ghét ghế già giả giã giác giai giảm giàn giản giãn gián
giang giàng giảng giáp giàu giày giặc giặt giấc giây giêng giếng giết gìn giò gió giỏi giọng giỗ giồng giờ giới giục
giúp giữ giường gò gõ góc gói gọi gom gọn góp gỗ gốc gối gồm gốm gộp gỡ gợi gừng ha hà hả hai hài hải hái hại ham
hàm hám hạm han hàn hãn hán hang hãng hạng hanh hạnh hao hào hảo háo hát hạt hay hãy hẳn hắn hăng hầm hẩm hấp hậu hè
hẻm hẹn hẹp hề hệ hi hỉ hiếm hiền hiến hiệp hiểu hiếu hiệu hình hiu ho hò hoa hoả hoạ hỏa họa hoài hoại hoán hoang
hoàng hoảng hóc hói hòm hòn hỏng họp hô hổ hố hôi hồi hối hôm hôn hỗn hồng hổng hộp hơi hời hơn hớn hủ hũ hú huân
huấn huế huệ hung hùng húng huống hút hụt huy huỷ hủy huyền huyết hư hứa hưng hừng hứng hương hưởng hưu hữu hựu ích
im in inh ít kè kẻ kèm kẽm kém keo kéo kẹo kép két kê kề kể kệ kênh khả khá khách khái khám khan khang kháng khánh
khao khảo khát khay khắc khẳng khắp khâm khấn khẩu khấu khe khen khéo khê khế khí khiếm khiển khiến khiếp khít khoa
khoá khóa khoai khoái khoan khoản khoán khoảng khoáng khoẻ khỏe khỏi khói khô khổ khôi khối khống khơi khởi khớp khu
khuất khúc khuê khung khủng khuôn khuyến khuyết khuynh ki kì kia kích kịch kiếm kiệm kiên kiện kiều kiểu kim kín
kính kịp kỳ kỷ la lá lạ lạc lách lai lãi lái lam lạm lan làn lán lang làng lãng láng lạng lành lạnh lao lão láo lát
lạt lay lạy lăm lắm lặn lăng lắng lặng lắp lặp lầm lân lẫn lấn lấp lâu lầu lậu lầy lấy lẻ lẽ lẹ leo lê lễ lệch lệnh
li lì lích lịch liêm liên liền liễu lịm linh lỉnh lính lo lò lọ loa loài loại loan loạn loạt lóc lọc lòng lọt lô lồ
lỗ lộ lốc lộc lỗi lối lội lơ lỡ lời lợn lu lụa luân luận lục lùi lung lùng lúng luôn luồng lụt luỹ lũy luyến luyện
lư lừ lữ lừa lửa lứa lựa lực lưng lược lưới lưu ma mả mã má mạ mạc mạch mai mãi mái mại man màn mạn mang màng mảng
mạng manh mành mảnh mãnh mạnh mau màu máu mặc mắm mặn măng mắt mầm mẩn mẫn mận mất mật mâu mẫu mây mẻ mẽ mẹ mèo mép
mét mê mế mềm mến mệnh mệt mi mì mĩ mí mị mía miền miễn miếng miệng miêu miếu min mít mo mò mỏ móc mọc moi mong mỏng
móng mô mồ mổ mộ mốc mộc mồi mối mồng mốt mơ mở mỡ mời mù mũ mú mùa múa mục mùi mùng muỗi muối muôn muốn mưa mức
mừng mười mượn mương mường mưu mỹ na ná nàn nạn nào não nạo nạp nát nay nằm nắm năng nắng nặng nâu nẫu nấu ne nép
nét nề nể nên nền nêu nga ngà ngã ngạc ngạch ngài ngải ngãi ngại ngàn ngạn ngang ngay ngắm ngăn ngắn ngâm ngầm ngập
ngất ngẫu nghe nghẽn nghề nghệ nghi nghĩ nghĩa nghịch nghiêm nghiệm nghiên nghiện nghìn ngõ ngoài ngoại ngoan ngọc
ngòi ngói ngon ngọn ngô ngộ ngôi ngồi ngôn ngơ ngờ ngu ngủ ngũ ngụ ngục nguồn nguy nguỵ nguyễn nguyện nguyệt ngư ngữ
ngự ngừa ngứa ngựa ngưng ngừng ngược ngươi ngưỡng nha nhã nhá nhạc nhai nhái nhan nhàn nhãn nhánh nhào nhảy nhạy
nhắc nhằm nhăn nhắn nhặt nhầm nhẫn nhấn nhập nhật nhé nhẹ nhi nhì nhỉ nhĩ nhị nhiễm nhiên nhiệt nhiễu nhím nhìn nhịp
nho nhóm nhọn nhờ nhớ nhơn nhu nhuận nhũng nhuộm nhữ nhựa nhường nhượng niên no nó nọ nòng nóng nổ nỗ nôi nổi nỗi
nối nồng nở nợ nơi nới nụ nung nửa nữa nực nương nứt ong ô ổ ôm ốm ồn ổn ống ơn ớt pa pha phà phả phá phai phái phàm
phạm phản phán phạn phao pháo phẳng phân phẫn phấn phận phẩy phê phế phi phì phỉ phía phích phiên phiền phiến phiếu
phim pho phò phong phỏng phóng phô phôi phồn phông phơi phu phù phủ phúc phun phùng phụng phút phức phước phượng qua
quà quạ quách quai quan quán quang quảng quáng quanh quay quặng quần quận quật quây quầy quấy quen quét quê quế quên
quới quỷ quỹ quyền quyển quyến rả rã rạ rác rách rạch rải rãi ràng rạng ranh rảnh rào ráo rạo rạp rau ráy rắc rắn
răng rằng rậm rận rất rẫy rẻ rẽ rèn rét rễ ri rì rỉ rí riêng rò rỏ rõ rọ rô rỗ rộ rồi rỗi rối rỗng rộng rốt rợ rơi
rời rơm rủ rú rùa rủi rụng ruồi ruộng ruột rút rước rưỡi rượu sa sả sã sá sai sài san sàn sán sạn sang sàng sáng
sanh sành sánh sao sào sáo sáp sạt sáu sắc săn sẵn sắn sắp sắt sân sâu sấu sây sấy se sẻ sen sẹo sét si sì siết siêu
sình sính so sò sọ soạn sóc sỏi song sòng sóng sót sọt sô sồ sổ sôi sống sốt sờ sợ sợi sơn su sù sú suất sùng súng
suốt sụt suy sư sữ sứ sửa sữa sức sưởi sương sướng sưu sỹ ta tà tả tá tạ tách tải tái tam tàm tám tạm tan tàn tản
tán tang tàng tảng táng tánh tao tào táo tạo tát tạt tay tày tắc tắm tặng tắt tầm tấm tân tần tẩn tấn tận tâng tấp
tập tất tật tậu tè té tem tê tề tệ têm tên tệp tết tha thà thả thác thạch thai thải tham thảm thám than thản thán
thang thanh thảnh thánh thạnh thao thào thảo tháo thạo thay thày thắc thăm thắm thăng thẳng thắng thặng thắt thâm
thầm thẩm thấm thậm thân thần thẩn thận thấp thập thất thật thâu thầu thấu thẩy the thẹn thép thê thề thể thế thềm
thi thỉ thí thích thịch thiếc thiền thiến thiện thiếp thiết thiệt thiêu thiểu thiệu thình thỉnh thính thịnh thịt tho
thò thỏ thọ thoa thoả thỏa thoải thoái thoại thoáng thoát thóc thoi thói thon thô thổ thố thôi thối thốn thống thơ
thờ thở thợ thơm thù thú thụ thua thuần thuận thúc thục thuê thùng thủng thuộc thuý thúy thuyền thuyết thử thứ thưa
thừa thức thừng thước thưởng thượng ti tì tí tị tia tích tiếc tiên tiễn tiện tiếng tiệp tiết tiêu tiểu tiếu tim tìm
tin tín tinh tình tĩnh tịnh tít to tò tỏ toà toả toạ tòa tỏa tọa toản toán tóc tóm tòng tô tốc tộc tôi tồi tối tội
tôm tôn tồn tổn tông tống tốp tơ tờ tới trà trá trạch trai trải trãi trái trại tràm trám tràn trán trang tràng tráng
trạng tranh tránh trao trào tráo tráp trát trau trắc trăng trắng trâm trầm trân trần tre treo tréo trẹo trệ tri trĩ
trí trị tria trích triền triệt triều triệu trinh trịnh tro trò trọ trói tròn trọn tròng trọng trồ trố trộ trôi trồi
trội trộm trốn trộn trông trống trơ trở trời trơn trù trú trụ trúc trục trụi trùng trúng trụt truy truyện trừ trữ
trưa trực trừng trứng trườn trượng trượt trừu tu tù tú tụ tuân tuấn tuất túc túi tung tùng tụng tuồng túp tuy tuỳ
tuỵ tùy tuyển tuyến tuyết tuyệt tử tứ tự tựa tức từng tươi tưới tương tường tưởng tượng tựu ủ ung ủng úng uốn uống
út uy uyên ừ ưng ứng ước ươm ương ướt ưu va vả vã vá vạ vác vách vạch vai vài vải vãi vại van vãn ván vạn vang vàng
váng vành vảy váy vắc vằn vắn vặn vắng vặt vân vần vẫn vấn vâng vấp vập vất vật vây vẩy vậy ve vè vẻ vẽ vé ven vẹn
vế vệ vết vệt vi vỉ vĩ ví vía viếc viêm viền viễn viện viếng viết vinh vĩnh vịnh vịt vò vỏ võ vó vọ vòi vong vòng
võng vọng vô vồ vổ vỗ vôi vối vội vông vơ vở vỡ vợ vời vu vù vũ vú vui vùi vung vùng vũng vuông vuốt vừa vữa vựa
vững vươn vườn vương vượng vượt vứt xa xà xả xá xạ xác xách xanh xao xào xảo xáo xát xay xảy xăm xắn xăng xâm xấp
xâu xấu xẻ xé xem xen xẻng xép xét xế xệ xếp xi xì xỉ xích xiếc xiêm xiết xiêu xin xinh xo xoa xoá xóa xoài xoan
xoay xoáy xoăn xói xóm xong xót xô xổ xốc xôi xốn xông xốp xơ xu xú xua xuân xúc xung xuồng xuống xứ xưa xưng xứng
xương xưởng yêm yếm yên yêu yếu
"""

FREQUENT = frozenset(_FREQUENT.split())
KNOWN = frozenset(_KNOWN.split()) | FREQUENT
