import type { SideWords } from "#words/text.ts";

/** The words of the side panel in Vietnamese. */
export const sideVi: SideWords = {
  title: "Khung bên cạnh",
  newest: "Thay đổi mới nhất",
  all: "Xem tất cả",
  setUp: "Đặt cạnh công cụ chat",
  window: "Mở thành cửa sổ nhỏ riêng",
  windowWhy: "Rộng 400 điểm ảnh, vừa để cạnh công cụ bạn đang trả lời khách.",
  open: "Mở cửa sổ",
  blocked:
    "Trình duyệt không cho mở cửa sổ. Hãy cho phép trang này mở cửa sổ bật lên, hoặc thu hẹp cửa sổ này.",
  install: "Cài như ứng dụng",
  installWhy:
    "Trong menu của trình duyệt, chọn “Cài đặt Replybook” (trên Safari: “Thêm vào Dock”). Khi mở sẽ không còn tab và thanh địa chỉ.",
  bookmark: "Mang theo tin nhắn đang chọn",
  bookmarkWhy:
    "Kéo nút này lên thanh dấu trang. Trong công cụ chat, bôi đen tin của khách rồi bấm vào đó: tin nhắn mở ra ở đây thành case mới. Tin chỉ đi trong trình duyệt của bạn và được xóa ngay khỏi địa chỉ trang; riêng lịch sử duyệt web có thể còn giữ đến khi bạn xóa lịch sử.",
  bookmarkName: "Hỏi Replybook",
  copy: "Sao chép địa chỉ của nút",
  copied: "Đã sao chép. Hãy tạo một dấu trang và dán vào ô địa chỉ.",
  notCopied: "Chưa sao chép được. Hãy kéo nút lên thanh dấu trang.",
  noScript: "Khung bên cạnh cần JavaScript. Vẫn đọc được mọi mẫu trong danh sách.",
};
