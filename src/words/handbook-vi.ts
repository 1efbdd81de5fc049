import type { HandbookWords } from "#words/text.ts";

/** The words in Vietnamese of a printed handbook. */
export const handbookVi: HandbookWords = {
  title: "{name}: các mẫu đã duyệt",
  asOf: "In theo tình hình lúc {date}",
  notice:
    "Bản in không tự cập nhật. Mỗi câu trả lời ghi rõ phiên bản và ngày cuối còn được dùng theo bản in này; mẫu tạm ngưng, mẫu khẩn và mẫu phải gửi nguyên văn chỉ có trên trang.",
  contents: "Mục lục",
  otherAnswers: "Các mẫu khác",
  label: "{title} [{version}, dùng đến {until}]",
  subject: "Tiêu đề",
  groups: { public: "Kênh công khai", private: "Kênh riêng", written: "Kênh nhắn bằng chữ" },
  moments: { first: "lần đầu", upset: "khách đang bực", again: "nhắc lại", close: "kết thúc" },
};
