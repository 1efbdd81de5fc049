import type { ShiftFaultWords } from "#words/text.ts";

/** Why an end-of-shift file is left out, in a sentence each in Vietnamese. */
export const shiftFaultVi: ShiftFaultWords = {
  foreign: "Đây không phải tệp bàn giao ca.",
  long: "Tệp dài hơn 1 MB, tệp bàn giao ca không bao giờ dài như vậy.",
  unreadable: "Không đọc được tệp.",
  version: "Tệp viết theo định dạng {version}, bản này chỉ đọc định dạng 1 và 2.",
  extra: "Tệp bị hỏng: có mục “{name}” mà tệp bàn giao ca không có.",
  damaged: "Tệp bị hỏng: mục “{place}” không đúng như phải có.",
};
