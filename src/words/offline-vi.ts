import type { OfflineWords } from "#words/text.ts";

/** The same in Vietnamese. */
export const offlineVi: OfflineWords = {
  title: "Ngoại tuyến",
  intro:
    "Những gì máy này lưu sẵn để tìm, điền và sao chép mẫu khi không có mạng. Không có gì bạn gõ hay dán nằm trong đó.",
  missed:
    "Trang bạn cần không được lưu trên máy này, và hiện không kết nối được. Hãy tìm mẫu bằng ô ở trên hoặc trong danh sách; bên dưới là những gì có sẵn.",
  list: "Mọi mẫu",
  ready: "Dùng được ngoại tuyến: {kept}/{of} mẫu",
  none: "Máy này chưa lưu gì. Việc lưu tự bắt đầu vài giây sau khi bạn mở một trang.",
  bringing: "Đang tải phần mới: {kept}/{of} mẫu",
  asOf: "Theo nội dung lúc {time}, {ago}.",
  others: { other: "Bỏ qua {n} mẫu của team khác: team của bạn được chọn trong phần tùy chọn." },
  limit: "Chỉ lưu đến {most} MB. Mẫu đã ghim, mẫu vừa dùng, mẫu khẩn và mẫu của team bạn được ưu tiên.",
  full: "Máy này không còn chỗ trống. Khi có chỗ, phần còn thiếu sẽ tự tải về.",
  saving: "Máy này đang tiết kiệm dữ liệu nên không tự tải gì.",
  failed: "Chưa tải được hết. Phần đã tải vẫn được lưu; phần còn lại sẽ tự tải tiếp.",
  impossible:
    "Trình duyệt này không lưu được gì ở đây: cần https và trình duyệt có service worker. Khi có mạng, trang vẫn dùng bình thường.",
  act: "Tải phần mới ngay",
  contents: "Đã lưu trên máy này",
  groups: {
    desk: "Trang đầu, danh sách, thay đổi mới nhất, ca của bạn",
    search: "Tìm theo từ và theo tin nhắn",
    answers: "Mẫu trả lời",
    advisories: "Lưu ý",
    countries: "Quốc gia",
    changes: "Thay đổi và họp cập nhật trước đây",
    products: "Sản phẩm và sự kiện",
    training: "Đào tạo",
    text: "Tìm trong mọi văn bản",
    files: "Tệp đính kèm",
  },
  all: "đủ",
  missing: { other: "thiếu {n} tệp" },
  room: "Dung lượng",
  megabytes: "{n} MB",
  never:
    "Lịch sử, câu chữ cũ, đề xuất và trang tình trạng nội dung cần có mạng. Lưu ý và thay đổi được đăng sau đó chưa có ở đây: hãy xem nội dung cũ bao lâu trước khi gửi.",
  noScript: "Không có JavaScript thì máy không lưu gì.",
};
