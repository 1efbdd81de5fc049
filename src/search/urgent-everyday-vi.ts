/** Vietnamese messages in which nobody is in danger, though words of danger stand in many: what urgent phrases are told apart from. One a line. */
export const VIETNAMESE_EVERYDAY = `
chào bạn
shop ơi
cho mình hỏi chút
cảm ơn bạn nhiều nha
giúp mình với
giup minh voi
giúp em với ạ
cần gấp lắm ạ
cần hỗ trợ gấp
mình cần gặp người thật
mình muốn đổi tên
mình muốn hủy đơn
mình muốn xóa tài khoản
mình muốn hỏi về vé
mình không muốn dùng nữa
minh khong muon tra tien nua
không muốn gia hạn nữa
không thấy mã đâu nữa
không còn vé nữa hả
không còn xu nào trong ví
hết vé rồi à
hết tiền trong ví rồi
nạp xu xong mất hết tiền
mất hết xu rồi
mất tiền oan
chờ muốn chết luôn á
cho muon xiu luon
lag muốn chết
lag muốn chết luôn
chờ lâu muốn chết
nóng muốn chết
mắc muốn chết
đói muốn chết
buồn cười muốn chết
hay muốn chết luôn á
live giật muốn chết
lag chết đi được
mắc cười chết mất
cuoi chet mat
cười muốn xỉu
đẹp muốn xỉu
nóng chết mất
vui muốn chết
mê muốn chết luôn
thích chết đi được
đói sắp chết rồi
mệt quá
mệt mỏi với app này quá
mệt với cái app này
chán app này lắm rồi
chán quá à
chịu hết nổi cái app này
hết chịu nổi với dịch vụ này
máy chết nguồn rồi
link chết rồi
server chết rồi hả
app chết rồi à
điện thoại hết pin
show cháy quá
cháy hết mình luôn
sân khấu bùng nổ
bài này cháy thật
cháy vé rồi
ve chay het roi
ca sĩ đốt cháy sân khấu
chất quá trời
đỉnh của chóp
show bom tấn
tiệc tàn rồi về thôi
mấy giờ mở cửa
cổng 4 ở đâu
cổng nào vào khu đứng
vào cổng nào gần nhất
khu B ngồi hay đứng
xếp hàng từ mấy giờ
xếp hàng lâu quá
đông quá không thấy sân khấu
hàng chờ đông quá
gần sân khấu còn chỗ không
chỗ này có gần sân khấu không
có gửi xe ở sân vận động không
bảo vệ không cho mang nước vào
bảo vệ thái độ quá
có được mang máy ảnh vào show không
trẻ con có được vào không
con tôi mấy tuổi thì được vào
con gái tôi mua nhầm vé
em trai mình dùng thẻ của mình
bạn mình mua vé giúp mình
bạn em bảo chưa nhận được mã
có người dùng tài khoản của mình
có người bán vé giả
có ai không ạ
có ai trả lời không
thấy bài đăng show thứ bảy
show thứ bảy có hoãn không
mưa thì có diễn không
bão thì show có hoãn không
mình bị ốm không đi được
mình bị thương ở chân nên không đi được
mình gãy chân không đi show được
nhà có tang không đi được
tối nay mấy giờ live
tối nay có live không
tối nay mình đi được không
live cuối cùng là khi nào
đêm cuối còn vé không
mai mình nhận được chưa
mai có hàng không
tạm biệt nha
tạm biệt app, mình qua app khác
bye cả nhà mai gặp
chào cả nhà mình mới vào
mình đi đây, hẹn mai nha
mình đi trước nha
ngủ đây mai nói tiếp
ngủ quên mất show
uống thuốc rồi đỡ hơn
mang thuốc vào show được không
nước trong show bán mắc quá
nhảy đẹp quá
nhảy bài gì vậy
xem live cứ nhảy hình
video nhảy cóc
cắt tiếng giữa chừng
rách áo rồi đổi được không
áo bị rách đường may
mùi áo mới khó chịu
đèn lightstick không sáng
đèn sân khấu chói quá
chuông báo live không kêu
đòi tiền mãi không trả
đòi hoàn tiền thì làm sao
kết thúc gói tháng thế nào
muốn kết thúc gói dùng thử
khi nào kết thúc show
bao giờ mới xong
sống ở nước ngoài có mua được không
mình sống ở hà nội
đang sống ở đức có xem được không
ý nghĩa bài hát này là gì
có ý nghĩa gì không
không có lý do gì mà khóa
lý do khóa tài khoản là gì
mình không làm gì mà bị khóa
chẳng ai trả lời
không ai quan tâm khách hàng
chả ai thèm trả lời
buồn quá show hoãn
buồn ghê không mua được vé
sợ mất tiền quá
sợ bị lừa
biến mất khỏi lịch sử rồi
xu biến mất
tin nhắn biến mất
ước gì được đi
ước gì có vé
giá mà có thêm chỗ
giá vé bao nhiêu
nợ tiền mình tới giờ chưa trả
còn nợ xu của mình
gọi mãi không ai nghe
gọi giúp mình tổng đài
nghe tiếng không thấy hình
nghe tiếng rè rè
có bị sao không
sao vậy ta
kể chuyện cười đi
hôm nay thời tiết thế nào
bật đèn phòng khách
đặt báo thức sáu giờ
số khẩn cấp điền gì vào đây
mấy giờ live vậy ad
bao giờ live lại
mình muốn live mà nút bị mờ
mình sống ở đức có xem được không
chỗ mình sống không có show
đang xem thì live chết
điện thoại chết nguồn ngay cổng
app chết suốt
muốn kết thúc gói tháng
kết thúc gói dùng thử sao
tài khoản của mình bị tấn công
acc bị hack rồi
bị hack mất nick
nick mình bị người ta cướp mất
tài khoản bị cướp, giúp mình lấy lại
bị đánh cắp tài khoản
trang của mình bị bot tấn công
bình luận bị spam tấn công
có người làm phiền mình qua tin nhắn
bị quấy rối qua inbox
có đứa quấy rối trong phần bình luận
nó quấy rối em dưới mọi bài đăng
bị quấy rối trên mạng
bị người xem khác chửi dưới live
có đứa bám theo em từ kênh này qua kênh khác
nó dọa đăng hình riêng của em
người yêu cũ dọa đưa tin nhắn lên mạng
có người giả nick mình đi lừa
mình sẽ kiện công ty
không hoàn tiền thì gặp nhau ở tòa
mình nhờ luật sư làm việc với bên bạn
dọa kiện cũng không ai trả lời
mình sẽ đưa chuyện này lên báo
tôi tố bên này với báo chí
cảnh cáo lần cuối, hoàn tiền không thì kiện
giá này đúng là ăn cướp
phí cao như cướp
vé giá cắt cổ quá
xem giá vé mà muốn xỉu
nhìn giá muốn đứng tim
bị trừ tiền mà muốn xỉu
giá vậy chắc lên cơn đau tim
đứng chờ muốn xỉu luôn á
nóng muốn xỉu, quạt đâu
đẹp ngất luôn
hay ngất ngây
mang kéo vào cổng được không
dao nhỏ gọt trái cây có được mang không
đạo cụ kiếm nhựa có được mang vào không
súng nước cosplay có được mang không
có được mang bật lửa không
sân khấu có dùng khói không
phòng y tế nằm ở đâu
trong nhà thi đấu có y tế không
chỗ sơ cứu ở đâu ạ
cho hỏi cửa thoát hiểm chỗ nào
lối thoát hiểm gần ghế mình không
cổng cho xe cứu thương có cho xe lăn vào không
quay phim chụp hình ở cổng được không
bị chen hàng mà bảo vệ không nói gì
người ta xô đẩy chen hàng, mình đòi hoàn vé
đông nghẹt không thấy gì nên về sớm
bị văng khỏi hàng chờ
bị đá ra khỏi phòng chờ
hộp tới nơi bị đè móp
poster bị ép gãy
gói hàng bị đè nát
móc khóa bị gãy làm đôi
áo bị cháy chỉ
màu áo bị cháy sau khi giặt
hàng rào che hết tầm nhìn
bị ép gia hạn gói tháng
mình muốn kết thúc gói
kết thúc gói năm giúp mình
xóa mình khỏi danh sách nhận thư
cho mình biến khỏi danh sách mail đi
`;
