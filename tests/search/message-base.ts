import type { AnswerDocument } from "#search/document.ts";
import { type Engine, openEngine } from "#search/engine.ts";
import type { SearchFiles } from "#search/files.ts";
import { type FileSource, sourceIn } from "#search/files.ts";
import type { LookUpOptions, Suggested } from "#search/found.ts";
import { searchFiles } from "#search/search-files.ts";
import { aDocument, GROUND, NOW } from "./documents.ts";

/** A small base of answers with phrases in two languages, one of them urgent. */
export const BASE: readonly AnswerDocument[] = [
  aDocument("code", {
    title: "Login code",
    en: ["login code never arrives", "i dont get the verification code", "code is invalid", "otp not coming"],
    vi: ["không nhận được mã đăng nhập", "mã xác nhận không về", "mã báo sai hoài", "chưa thấy mã otp"],
  }),
  urgently(
    aDocument("danger", {
      title: "Somebody may harm themselves",
      en: ["i want to kill myself", "i dont want to live anymore", "thinking about suicide", "i want to die"],
      vi: ["mình muốn tự tử", "không muốn sống nữa", "chỉ muốn chết đi cho xong", "đang nghĩ tới tự tử"],
    }),
  ),
  aDocument("hoodie", {
    title: "Parcel is late",
    en: [
      "my hoodie has not arrived",
      "where is my parcel",
      "package still not delivered",
      "shipping is so late",
    ],
    vi: ["áo chưa giao tới", "đơn hàng của mình đâu rồi", "giao hàng trễ quá", "chưa nhận được áo"],
  }),
  aDocument("postponed", {
    title: "Show is postponed",
    en: ["is the show postponed", "new date of the concert", "concert was moved to another day"],
    vi: ["show bị hoãn à", "hoãn show tới khi nào", "lịch hoãn ra sao", "dời ngày diễn rồi hả"],
  }),
  aDocument("refund", {
    title: "Refund of a ticket",
    en: ["i want my money back", "refund my ticket please", "how do i get a refund", "give me back my money"],
    vi: ["mình muốn hoàn tiền", "hoàn tiền vé giúp mình", "trả lại tiền cho mình", "xin hoàn vé"],
  }),
];

/** The same document, urgent in every version. */
export function urgently(document: AnswerDocument): AnswerDocument {
  const versions = Object.entries(document.versions).map(([name, own]) => [name, { ...own, urgent: true }]);
  return { ...document, versions: Object.fromEntries(versions) };
}

/** The files of a base. */
export function filesOf(documents: readonly AnswerDocument[]): SearchFiles {
  return searchFiles(
    documents.map((document) => ({ document, replies: {} })),
    GROUND,
  );
}

/** A search over a base for messages. */
export function messageEngine(documents = BASE, within: (source: FileSource) => FileSource = (own) => own) {
  return openEngine(within(sourceIn(filesOf(documents))));
}

/** What a message finds there. */
export function suggestedBy(
  engine: Engine,
  message: string,
  options: Partial<LookUpOptions> = {},
): Promise<Suggested> {
  return engine.suggest(message, { top: 5, now: NOW, locale: "en", ...options });
}
