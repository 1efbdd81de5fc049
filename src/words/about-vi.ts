import type { AboutWords } from "#words/text.ts";

/** What the head of each kind of page says in Vietnamese that it is about. */
export const aboutVi: AboutWords = {
  home: "Những gì đã đổi từ lần xem trước, những gì sắp áp dụng, ngày làm việc của bạn, và ô tìm câu trả lời đã duyệt cho khách.",
  answers:
    "Tất cả mẫu trả lời đã duyệt, lọc theo sản phẩm, kênh, ngôn ngữ, quốc gia, team và nhãn, kèm phiên bản đang áp dụng.",
  answer:
    "{title}: câu trả lời đã duyệt cho từng kênh và ngôn ngữ, khi nào dùng, các bước, và điều tuyệt đối không nói.",
  history:
    "{title}. Mọi phiên bản kèm thay đổi gì, vì sao, cần làm gì, và hai phiên bản bất kỳ đặt cạnh nhau.",
  reading: "{title}: thông tin cần biết, áp dụng từ khi nào, và các mẫu trả lời liên quan.",
  products: "Các sản phẩm và sự kiện, kèm thông tin cần biết và các mẫu trả lời liên quan.",
  advisories:
    "Những điểm khác theo quốc gia trong một thời gian: mẫu tạm ngưng, mẫu dùng thay, và câu cần thêm cuối.",
  countries: "Từng quốc gia: hiện có gì khác, mấy giờ ở đó, và ai trả lời.",
  country: "{title}. Lưu ý, các mẫu tạm ngưng hoặc đã đổi, sự kiện và giờ địa phương.",
  changes:
    "Mọi thay đổi của mẫu trả lời, thông tin sản phẩm và lưu ý, từ A sang B: thay đổi gì, vì sao, cần làm gì. Thay đổi chưa đọc được làm nổi bật.",
  briefing:
    "Mọi thay đổi giữa hai buổi họp cập nhật trên một trang, để trình chiếu, in, sao chép hoặc gửi cho người vắng mặt.",
  auditing: "Câu đã duyệt tại một thời điểm cho kênh, ngôn ngữ và quốc gia, đặt cạnh câu đã gửi.",
  health:
    "Những việc đang chờ: mẫu quá hạn rà soát, bản dịch chưa theo kịp, câu hỏi chưa có mẫu, và các mẫu đổi nhiều nhất.",
  side: "Ô tìm, case và những thay đổi mới nhất, trong cửa sổ hẹp đặt cạnh công cụ bạn đang trả lời khách.",
  shift: "Bàn giao ca: một đoạn để dán, và một tệp cho team.",
  paths: "Lộ trình học theo thứ tự cho người mới, với các bài học trên mẫu đang áp dụng.",
  pack: "{title}. Mọi bài học của lộ trình trên giấy, có chỗ để viết và đáp án ở cuối.",
  cohort:
    "Trong một nhóm người mới, ai học đến đâu, còn yếu gì và sau đó có gì đổi, lấy từ tệp bàn giao ca của họ.",
  path: "{title}: các bài học theo thứ tự, tiến độ của bạn và những gì đã đổi từ khi bạn học xong.",
  certificate: "{title}: đã học những gì, ở phiên bản nào, để in ra.",
  training: "{title}: một bài học trên đường từ case đầu tiên đến khi tự làm việc.",
  "new-path":
    "Lập lộ trình học từ các mẫu đã duyệt: chọn mẫu, sắp thứ tự, xem trước bài học và gửi để duyệt.",
  drills: "Bốn bài luyện lấy từ các mẫu đang áp dụng, phần cần ôn hôm nay và kết quả những tuần gần đây.",
  "propose-index": "Chọn nội dung cần sửa, đề xuất mẫu mới, và xem những gì đã được đề xuất.",
  "propose-form":
    "{title}. Sửa câu chữ, ghi thay đổi gì, vì sao, cần làm gì, rồi gửi duyệt mà không cần dòng lệnh.",
  offline: "Những gì máy này lưu sẵn, lưu từ lúc nào, và những gì cần có mạng.",
  open: "Mở đúng câu chữ mà mã mẫu chỉ tới, như đã duyệt lúc đó.",
  accessibility: "Replybook làm gì để ai cũng dùng được, điều gì đã kiểm thử, điều gì chưa, và báo cho ai.",
  "not-found": "Không có gì ở địa chỉ này. Hãy về trang đầu hoặc xem danh sách mẫu trả lời.",
};
