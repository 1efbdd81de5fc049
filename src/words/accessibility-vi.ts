import type { AccessibilityWords } from "#words/text.ts";

/** The words of the statement on accessibility in Vietnamese. */
export const accessibilityVi: AccessibilityWords = {
  title: "Khả năng tiếp cận",
  lead: "Replybook dành cho mọi người trong team: dùng chuột, dùng ngón tay, chỉ dùng bàn phím, dùng trình đọc màn hình, chữ to hay màu riêng của bạn đều được. Mục tiêu là mức AA của Hướng dẫn về khả năng tiếp cận nội dung web (WCAG) 2.2.",
  tested: "Được kiểm thử ở mỗi lần thay đổi",
  testedHow: "Do chương trình chạy trong Chromium, trên mọi loại trang, bằng tiếng Anh và tiếng Việt:",
  tests: {
    axe: "Bộ kiểm tra axe-core không tìm thấy lỗi nào, ở cả nền sáng và nền tối, kể cả khi hộp thoại, danh sách hay bài học đang mở.",
    narrow:
      "Ở bề rộng 320 điểm ảnh (cửa sổ rộng phóng to 400 %) và khi phóng to 200 %, kể cả khi giãn chữ và giãn dòng, không trang nào phải cuộn ngang, không gì bị cắt hay bị che.",
    targets:
      "Chỗ nào bấm được cũng cao và rộng ít nhất 24 điểm ảnh, hoặc có khoảng trống chừng ấy quanh nó. Khi dùng ngón tay, các nút chính có 44 điểm ảnh.",
    keys: "Công việc hằng ngày của người trả lời, người đào tạo, người phụ trách nội dung, người chấm chất lượng và trưởng ca đều làm được chỉ bằng bàn phím. Đi tới đâu cũng thấy vị trí con trỏ, không chỗ nào bị kẹt, và xong việc thì quay về chỗ cũ.",
    heard:
      "Nút và ô đều có tên bằng ngôn ngữ của trang, câu trả lời bằng tiếng khác được đánh dấu đúng tiếng, và kết quả tìm, việc sao chép, mẫu bị tạm dừng hay phiên bản mới được đọc lên một lần.",
    chosen:
      "Khi bạn chọn giảm chuyển động thì không gì chuyển động, và khi dùng màu của hệ thống thì vẫn phân biệt được mọi trạng thái.",
  },
  seen: "Được người xem tận mắt",
  seenHow:
    "Tháng 11/2026, những người làm ra nó đã xem ảnh chụp của mọi loại trang: bằng tiếng Anh ở bề rộng điện thoại, và bằng tiếng Việt trên màn hình rộng với màu do hệ thống áp đặt. Các bề rộng khác và nền tối chỉ được xem trên một số trang.",
  gaps: "Chưa kiểm thử, hoặc chưa tốt",
  gapList: {
    readers:
      "Tháng 11/2026, những người làm ra nó đã dùng Orca 43 trên Linux để tìm một câu trả lời, điền, sao chép và đọc chỗ thay đổi, rồi sửa những chỗ đọc sai. Chưa thử NVDA, JAWS, VoiceOver và TalkBack.",
    people: "Chưa có người nào thật sự cần các công cụ ấy dùng thử.",
    browsers:
      "Firefox và Safari chưa nằm trong bộ kiểm thử; tháng 11/2026 mới có một lượt chạy tự động những việc hay làm nhất trên Firefox 140 và WebKitGTK 2.50.",
    voice: "Chưa thử nhập bằng giọng nói và bằng công tắc hỗ trợ.",
    files: "Hình và tài liệu gửi cho khách dễ dùng đến đâu là do người làm ra chúng.",
    packages:
      "Bài học đưa sang hệ thống đào tạo khác nằm trong khung của hệ thống ấy, và khung đó chưa được kiểm thử.",
  },
  tell: "Nếu có gì cản trở bạn",
  tellHow:
    "Hãy báo cho người trông coi Replybook của team: trang nào, bạn định làm gì, và bạn đang dùng công cụ gì. Về lời văn của một mẫu trả lời, trang của mẫu có ghi ai chịu trách nhiệm.",
};
