import { type Reading, type ReadingSource, readingFrom, readingSheet } from "#search/reading.ts";

/** A small base as a ticket seller has it: titles, phrases and replies with their marks. */
const TEXTS = {
  en: [
    "I want a refund for my ticket",
    "my account is locked",
    "the show was postponed, is my ticket still valid",
    "I was charged twice",
    "the login code does not arrive",
    "We are sorry for the wait. Please send us your order number.",
  ],
  vi: [
    "mình muốn hoàn tiền vé",
    "khi nào tiền về tài khoản",
    "cho mình hoàn vé với",
    "show bị hoãn rồi thì sao",
    "lịch diễn hoãn đến khi nào",
    "đổi vé sang ngày khác được không",
    "đổi mật khẩu ở đâu",
    "đợi lâu quá",
    "mình đợi mã cả buổi không thấy",
    "tài khoản của mình bị khóa",
    "bên bạn trừ tiền hai lần",
    "bán lại vé cho bạn được không",
    "mua vé ở đâu",
    "vé đã mua mà không thấy",
    "chưa nhận được mã đăng nhập",
    "bao giờ giao hàng",
    "đòi lại tiền",
    "Chào bạn, bên mình rất tiếc vì bạn phải chờ. Bạn gửi giúp mình mã đơn nhé.",
  ],
};

/** The reading of that base, or of one with other texts, languages or equal words. */
export function readingOf(source: Partial<ReadingSource> = {}): Reading {
  return readingFrom(
    JSON.parse(
      JSON.stringify(readingSheet({ locales: ["en", "vi"], texts: TEXTS, synonyms: {}, ...source })),
    ),
  );
}
