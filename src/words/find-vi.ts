import type { FindWords } from "#words/text.ts";

/** The words of what the box finds, in Vietnamese. */
export const findVi: FindWords = {
  urgent: "Có thể có người đang gặp nguy hiểm",
  urgentSaid: "Có thể có người đang gặp nguy hiểm. {title}. Chuyển ngay cho {team}.",
  urgentSaidAlone: "Có thể có người đang gặp nguy hiểm. {title}.",
  handOver: "Chuyển ngay cho",
  ask: "Hãy hỏi",
  meanwhile: "Trong lúc chờ",
  maybe: "Có thể là",
  both: "Khách hỏi hai việc",
  things: { other: "Khách hỏi {n} việc" },
  others: "Mẫu khác",
  stackBoth: "Ghép cả hai câu trả lời",
  stackAll: { other: "Ghép {n} câu trả lời" },
  stacked: { other: "Đã có {n} câu trả lời trong tin đang ghép." },
  notStacked: "Chưa ghép được mẫu “{title}”. Hãy mở mẫu đó.",
  partial: "Chưa tải được một phần dữ liệu tìm kiếm: kết quả có thể còn thiếu.",
  writes: "Khách viết bằng {language}: đang trả lời bằng {language}.",
  keep: "Vẫn dùng {language}",
  noReply: "Kênh {channel} chưa có câu trả lời được duyệt.",
};
