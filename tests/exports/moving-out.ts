import type { OutgoingAnswer } from "#core/outgoing.ts";
import { leavingFrom } from "../../scripts/leaving.ts";
import { kb } from "../histories.ts";
import {
  aChange,
  anAdvisory,
  anAnswer,
  aProduct,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
  publishAll,
} from "../make.ts";

/** The instant at which the small library moves out: Tuesday, 10 March 2026, 14:00 in Viet Nam. */
export const THEN = "2026-03-10T07:00:00Z";

const AT = { texts: "2026-02-01T02:00:00Z", second: "2026-02-02T02:00:00Z", asked: "2026-03-09T02:00:00Z" };

/** A library with something of everything that stays, and of everything that is hard to carry. */
export async function movingOut(): Promise<ContentFolder> {
  const folder = aTree({
    "workspace.yaml": aWorkspace({ timeZone: "Asia/Ho_Chi_Minh" }),
    "settings/placeholders.yaml": PLACEHOLDERS,
    "products/store/en.mdx": aProduct({ title: "The shop" }),
    "answers/late/en.mdx": anAnswer({
      title: "My order, late",
      front:
        'products: [store]\ntags: [delivery]\nshortcuts: [late]\nphrases: [where is it, "=now"]\nsummary: It is late.',
      body: [
        aReply("Hi {{customer_name}}, we are **sorry**.", 'channel="public"'),
        aReply("Hello {{customer_name}}, sorry.", 'channel="public"'),
        aReply("That is frustrating.\\\nSorry.", 'channel="public" for="upset"'),
        aReply(
          "Dear {{customer_name}},\n\nWrite to [us](https://example.com/?o={{order_number}}):\n\n1. your order {{order_number}}\n2. the day",
          'channel="email" subject="Your order {{order_number}}"',
        ),
      ].join("\n\n"),
    }),
    "answers/late/vi.mdx": aTranslation({
      front: "translates: next",
      body: [
        aReply("Chào {{address}} {{customer_name}}, bên mình xin lỗi ạ.", 'channel="public"'),
        aReply("Chào {{customer_name}}.", 'channel="email" subject="Đơn {{order_number}}"'),
      ].join("\n\n"),
    }),
    "answers/soon/en.mdx": anAnswer({
      title: '=1+1 "soon"',
      front: "shortcuts: [lat]\nreview: {every: 30d, last: 2026-02-12}",
      body: aReply("- it is on its way\n- ＝it comes"),
    }),
    "answers/marks/en.mdx": anAnswer({
      title: "Marks",
      body: aReply("Write \\{\\{name\\}\\} & [[x]] here."),
    }),
    "answers/word/en.mdx": anAnswer({ title: "Word by word", front: "verbatim: true" }),
    "answers/danger/en.mdx": anAnswer({ title: "Danger", front: "urgent: true" }),
    "answers/asks/en.mdx": anAnswer({ title: "Asks" }),
    "answers/gone/en.mdx": anAnswer({ title: "Gone" }),
    "answers/held/en.mdx": anAnswer({
      title: "Held",
      body: [aReply("In public.", 'channel="public"'), aReply("By mail.", 'channel="email"')].join("\n\n"),
    }),
    "answers/added/en.mdx": anAnswer({ title: "Added", body: aReply("Never alone.") }),
    "answers/swapped/en.mdx": anAnswer({ title: "Swapped" }),
    "answers/behind/en.mdx": anAnswer({ title: "Behind", body: aReply("One.") }),
    "answers/behind/vi.mdx": aTranslation({ title: "Sau", front: "translates: next", body: aReply("Một.") }),
    "answers/coming/en.mdx": anAnswer({ title: "Coming", body: aReply("Old words.") }),
    "advisories/hold/en.mdx": anAdvisory({
      title: "Storm, hold",
      effect: "hold",
      where: "countries: [VN]\nscope: {answers: [held], channels: [public]}\nuse: soon",
      body: "Hold on.",
    }),
    "advisories/add/en.mdx": anAdvisory({
      title: "Storm, add",
      effect: "append",
      where: "everywhere: true\nscope: {answers: [added]}",
      body: aReply("It takes longer everywhere."),
    }),
    "advisories/swap/en.mdx": anAdvisory({
      title: "Storm, swap",
      effect: "replace",
      where: "countries: [VN]\nscope: {answers: [swapped]}\nuse: late",
      body: "Say something else.",
    }),
    "advisories/later/en.mdx": anAdvisory({
      title: "Storm, later",
      effect: "hold",
      where: "countries: [VN]\nscope: {answers: [late], channels: [email]}\nuse: soon",
      from: "2026-03-14T02:30:00Z",
      body: "Hold on.",
    }),
    "advisories/tell/en.mdx": anAdvisory({
      title: "Storm, tell",
      where: "countries: [VN]\nscope: {answers: [late]}",
      body: "Parcels are late.",
    }),
  });
  publishAll(folder.root, AT.texts);
  const note = aChange();
  folder.write({
    "answers/behind/en.mdx": anAnswer({ title: "Behind", front: note, body: aReply("Two.") }),
  });
  publishAll(folder.root, AT.second);
  folder.write({
    "answers/asks/en.mdx": anAnswer({
      title: "Asks",
      front: aChange({ more: "acknowledge: true" }),
      body: aReply("New."),
    }),
    "answers/coming/en.mdx": anAnswer({
      title: "Coming",
      front: aChange({ more: "effective: 2026-03-13T09:00" }),
      body: aReply("New words."),
    }),
  });
  publishAll(folder.root, AT.asked);
  await kb(folder.root, ["withdraw", "answers/gone", "--why", "It was wrong."], AT.asked);
  return folder;
}

/** What may leave of a folder at an instant. */
export function leavingAt(folder: ContentFolder, now = THEN, locale?: string) {
  const context = { root: folder.root, cwd: folder.root, now, print: () => {}, complain: () => {} };
  return leavingFrom(context, locale);
}

/** Each reply that leaves by its key, with until when. */
export function untilOf(answers: readonly OutgoingAnswer[]): Record<string, string> {
  const replies = answers.flatMap(({ texts }) => texts).flatMap(({ replies: own }) => own);
  return Object.fromEntries(
    replies.map(({ place, until }) => [
      `${place.id}.${place.locale}/${place.channels.join("+")}/${place.moment}.${place.variant}`,
      until,
    ]),
  );
}

const PLACEHOLDERS = `customer_name: {label: {en: customer name, vi: tên khách}, type: text, max: 40, required: true, example: Linh, private: false}
order_number: {label: {en: order number, vi: mã đơn}, type: text, max: 20, required: true, pattern: "A-[0-9]+", example: A-10023, private: true}
address: {label: {en: form of address, vi: cách xưng hô}, type: choice, max: 4, required: false, options: [bạn, anh, chị], fallback: {vi: bạn}, example: bạn, private: false}
`;
