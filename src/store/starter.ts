/** The files of an empty, valid workspace, by path: what `kb init` writes. */
export function starterFiles(): ReadonlyMap<string, string> {
  return new Map([
    ["workspace.yaml", WORKSPACE],
    ["settings/channels.yaml", CHANNELS],
    ["settings/placeholders.yaml", PLACEHOLDERS],
    ["settings/countries.yaml", COUNTRIES],
    [
      "settings/wording.yaml",
      "# Wordings nobody sends: `- {never: …, locale?: …, say?: …}`; exceptions: `- {allow: […]}`.\n[]\n",
    ],
    [
      "settings/synonyms.yaml",
      "# Words that mean the same when answers are looked for: `en: [[refund, money back]]`.\n{}\n",
    ],
    [".gitattributes", "* text=auto eol=lf\n**/versions/** -text\n**/history.yaml -text\n"],
    [".gitignore", ".staging-*\n.journal.json\n.lock*\n"],
  ]);
}

const WORKSPACE = `name: My team
sourceLocale: en
replyLocales: [en]
interfaceLocales: [en, vi]
timeZone: UTC
briefing:
  slots: ["09:00", "15:00"]
owners:
  team: {name: Our team, contact: "#team"}
teams:
  team: {name: Our team, contact: "#team", hours: "Mon-Fri 09:00-17:00"}
`;

const PLACEHOLDERS = `customer_name:
  label: {en: customer name, vi: tên khách}
  type: text
  max: 40
  required: true
  example: Linh
  private: false
order_number:
  label: {en: order number, vi: mã đơn}
  type: text
  max: 20
  required: true
  example: A-10023
  private: true
`;

const COUNTRIES = `# CC: {name: {en: …, vi: …}, synonyms: […]}, and under regions: names for several of them.
VN: {name: {en: Viet Nam, vi: Việt Nam}, synonyms: [Vietnam]}
regions: {}
`;

/** Limits and counts as far as vendors publish them; where they do not, the figure is the one tools use. */
const CHANNELS = `facebook-comment: {name: {en: Facebook comment, vi: Bình luận Facebook}, public: true, private: messenger, limit: 8000, count: characters, lines: many, format: plain, sign: "^{{initials}}"}
messenger: {name: {en: Messenger}, public: false, limit: 2000, count: characters, lines: many, format: plain, sign: "^{{initials}}", window: {hours: 24}}
instagram-comment: {name: {en: Instagram comment, vi: Bình luận Instagram}, public: true, private: instagram-dm, limit: 2200, count: characters, lines: many, format: plain, sign: "^{{initials}}"}
instagram-dm: {name: {en: Instagram message, vi: Tin nhắn Instagram}, public: false, limit: 1000, count: bytes, lines: many, format: plain, sign: "^{{initials}}", window: {hours: 24}}
x-post: {name: {en: X post, vi: Bài trên X}, public: true, private: x-dm, limit: 280, count: x, lines: many, format: plain, sign: "^{{initials}}"}
x-dm: {name: {en: X message, vi: Tin nhắn X}, public: false, limit: 10000, count: characters, lines: many, format: plain, sign: "^{{initials}}"}
discord: {name: {en: Discord}, public: true, limit: 2000, count: characters, lines: many, format: discord, sign: "^{{initials}}"}
twitch-chat: {name: {en: Twitch chat, vi: Chat Twitch}, public: true, limit: 500, count: characters, lines: one, format: plain, sign: "^{{initials}}"}
youtube-comment: {name: {en: YouTube comment, vi: Bình luận YouTube}, public: true, limit: 10000, count: characters, lines: many, format: plain, sign: "^{{initials}}"}
tiktok-comment: {name: {en: TikTok comment, vi: Bình luận TikTok}, public: true, limit: 150, count: characters, lines: one, format: plain, sign: "^{{initials}}"}
threads: {name: {en: Threads}, public: true, limit: 500, count: characters, lines: many, format: plain, sign: "^{{initials}}"}
bluesky: {name: {en: Bluesky}, public: true, limit: 300, count: characters, lines: many, format: plain, sign: "^{{initials}}"}
linkedin-comment: {name: {en: LinkedIn comment, vi: Bình luận LinkedIn}, public: true, limit: 1250, count: characters, lines: many, format: plain, sign: "^{{initials}}"}
whatsapp: {name: {en: WhatsApp}, public: false, limit: 4096, count: characters, lines: many, format: plain, sign: "^{{initials}}", window: {hours: 24}}
zalo: {name: {en: Zalo}, public: false, limit: 2000, count: characters, lines: many, format: plain, sign: "^{{initials}}", window: {hours: 48, messages: 8}}
telegram: {name: {en: Telegram}, public: false, limit: 4096, count: characters, lines: many, format: plain, sign: "^{{initials}}"}
line: {name: {en: LINE}, public: false, limit: 2000, count: characters, lines: many, format: plain, sign: "^{{initials}}"}
# For count: sms the limit is a number of parts (160 or 70 characters, then 153 or 67 a part).
sms: {name: {en: SMS}, public: false, limit: 6, count: sms, lines: many, format: plain, sign: "{{initials}}"}
chat: {name: {en: Website chat, vi: Chat trên trang}, public: false, limit: 10000, count: characters, lines: many, format: plain, sign: "{{initials}}"}
email: {name: {en: E-mail}, public: false, limit: 25000, count: characters, lines: many, format: html, sign: "{{initials}}"}
# spoken: read aloud, so it is not among the "written" channels.
phone: {name: {en: Phone, vi: Điện thoại}, public: false, spoken: true, count: characters, lines: many, format: plain, sign: ""}
google-play: {name: {en: Google Play review, vi: Đánh giá Google Play}, public: true, limit: 350, count: characters, lines: many, format: plain, sign: "{{initials}}"}
app-store: {name: {en: App Store review, vi: Đánh giá App Store}, public: true, limit: 5970, count: characters, lines: many, format: plain, sign: "{{initials}}"}
`;
