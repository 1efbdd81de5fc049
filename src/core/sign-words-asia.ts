import type { SignWords } from "#core/sign-words.ts";

/** Japanese. */
export const JA: SignWords = {
  signs: {
    not: "ません|できかねます|ない|なく|ず(?=に)|不可|禁止|お断り",
    if: "場合|ならば|であれば|たら|限り",
    unless: "除き|除く|以外",
    only: "のみ|だけ|に限り",
    until: "まで",
    within: "以内",
    before: "前に|前まで|以前",
    after: "後に|以降|てから",
    "at least": "以上|少なくとも",
    "at most": "以下|最大",
    must: "必要が|必要です|必ず|なければなりません",
    always: "常に",
    free: "無料",
  },
  idioms: "かもしれません|すみません|申し訳(?:ございません|ありません)|少な(?:く|い)",
  units: {
    minute: "分",
    hour: "時間|時",
    "working day": "営業日",
    day: "日間|日",
    week: "週間",
    month: "か月|ヶ月|カ月|月",
    year: "年間|年",
    JPY: "円",
  },
  days: "今日|本日|明日|昨日|毎日|毎月",
};

/** Thai. */
export const TH: SignWords = {
  signs: {
    not: "ไม่|ห้าม|อย่า|มิได้",
    if: "ถ้า|หาก|กรณี",
    unless: "เว้นแต่|ยกเว้น|นอกจาก",
    only: "เท่านั้น|เฉพาะ",
    until: "จนกว่า|จนถึง",
    within: "ภายใน",
    before: "ก่อน",
    after: "หลังจาก|หลัง",
    "at least": "อย่างน้อย|ขั้นต่ำ",
    "at most": "สูงสุด|ไม่เกิน",
    "more than": "มากกว่า",
    "less than": "น้อยกว่า",
    must: "ต้อง|จำเป็น",
    always: "เสมอ",
    free: "ฟรี|ไม่มีค่าใช้จ่าย",
  },
  idioms: "ไม่เป็นไร|ไม่เพียง",
  units: {
    minute: "นาที",
    hour: "ชั่วโมง",
    "working day": "วันทำการ",
    day: "วัน",
    week: "สัปดาห์",
    month: "เดือน",
    year: "ปี",
    "%": "เปอร์เซ็นต์",
  },
  days: "วันนี้|พรุ่งนี้|เมื่อวาน",
};

/** Chinese, both scripts. */
export const ZH: SignWords = {
  signs: {
    not: "不|没|沒|无|無|未|勿|禁止",
    if: "如果|若|倘若|的话|的話",
    unless: "除非|除外|以外",
    only: "只|仅|僅",
    until: "直到|为止|為止",
    within: "以内|以內|之内|之內",
    before: "之前|以前",
    after: "之后|之後|以后|以後",
    "at least": "至少|以上",
    "at most": "最多|以下",
    must: "必须|必須|需要|务必|務必",
    always: "始终|始終|总是|總是",
    free: "免费|免費",
  },
  idioms: "不好意思|不客气|不客氣|不仅|不僅",
  units: {
    minute: "分钟|分鐘",
    hour: "小时|小時|点|點",
    "working day": "个工作日|個工作日|工作日",
    day: "天|日",
    week: "周|週",
    month: "个月|個月|月",
    year: "年",
  },
  days: "今天|明天|昨天|每天|每月",
};

/** Korean. */
export const KO: SignWords = {
  signs: {
    not: "않|못|없|불가|금지|마세요",
    if: "경우|다면|으면",
    unless: "제외|외에는",
    only: "에만|만 |한하여|한해",
    until: "까지",
    within: "이내|안에",
    before: "전에|이전",
    after: "후에|이후",
    "at least": "이상|최소",
    "at most": "이하|최대",
    must: "해야|반드시|필요",
    always: "항상",
    free: "무료",
  },
  units: {
    minute: "분",
    hour: "시간|시",
    "working day": "영업일",
    day: "일",
    week: "주",
    month: "개월|월",
    year: "년",
  },
  days: "오늘|내일|어제|매일|매월",
};
