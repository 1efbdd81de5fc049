import type { SignWords } from "#core/sign-words.ts";

/** English. */
export const EN: SignWords = {
  signs: {
    not: "not|cannot|never|no|none|nothing|nobody|nowhere|neither|nor|without|unable|refuse|refuses|decline|prohibited|forbidden|\\w+n['’]t",
    if: "if|in case|provided that|as long as|assuming|in the event",
    unless: "unless|except|excepting|excluding|exception|exceptions|other than|apart from",
    only: "only|solely|exclusively",
    until: "until|till|through the end",
    within: "within|no later than|at the latest|by the end of",
    before: "before|prior to",
    after: "after|once|following",
    "at least": "at least|minimum|no fewer than|no less than",
    "at most": "up to|at most|maximum|no more than|a max of",
    "more than": "more than|exceeds|exceeding|longer than|in excess of",
    "less than": "less than|fewer than|(?:under|below)(?= [€$£¥]?\\d)",
    must: "must|have to|has to|required|requires|require|mandatory|obliged|need to|needs to|shall",
    always: "always",
    maybe: "may|might|usually|generally|normally|typically|possibly|perhaps",
    free: "free of charge|at no cost|for free|free|no charge|complimentary",
  },
  idioms:
    "(?:do not|don['’]t) hesitate|not to worry|no (?:problem|worries|doubt)|whether or not|not only|can['’]t wait|if you (?:still )?(?:have|need)(?: any| some)?(?: other| more| further)? (?:questions?|help|anything|concerns?|assistance)|(?:let us know|reach out|get in touch|contact us) if|feel free|free to|toll[- ]free|hassle[- ]free|the following|as follows|(?:at|all) once|no\\.",
  units: {
    minute: "minute|minutes|min|mins",
    hour: "hour|hours|h|hr|hrs",
    "working day": "(?:business|working)[ -](?:day|days)|(?:week|work)days?",
    day: "(?:calendar |full |more |consecutive )?(?:day|days)",
    week: "week|weeks",
    month: "(?:calendar |full |more )?(?:month|months)",
    year: "(?:calendar |full |more )?(?:year|years)",
    "%": "percent|per cent|percentage points",
    EUR: "euro|euros|eur",
    USD: "dollar|dollars|usd",
    GBP: "pound|pounds|gbp",
    JPY: "yen|jpy",
    VND: "dong|vnd",
  },
  numbers:
    "1 a|an|each|every|per|one, 2 two, 3 three, 4 four, 5 five, 6 six, 7 seven, 8 eight, 9 nine, 10 ten, 11 eleven, 12 twelve, 14 fourteen, 15 fifteen, 20 twenty, 30 thirty, 40 forty, 50 fifty, 60 sixty, 90 ninety",
  days: "today|tonight|tomorrow|yesterday|daily|weekly|monthly|yearly|annually",
};

/** Vietnamese. */
export const VI: SignWords = {
  signs: {
    not: "không|chưa|chẳng|đừng|chớ|không thể|cấm|từ chối",
    if: "nếu|trong trường hợp|trường hợp|miễn là|với điều kiện|giả sử",
    unless: "trừ khi|trừ trường hợp|ngoại trừ|trừ phi|không kể|không bao gồm",
    only: "chỉ|duy nhất",
    until: "cho đến khi|cho đến|cho tới|đến khi|tới khi|đến hết|hết ngày",
    within: "trong vòng|chậm nhất|muộn nhất|trễ nhất",
    before: "trước khi|trước ngày|trước lúc",
    after: "sau khi|sau ngày",
    "at least": "ít nhất|tối thiểu",
    "at most": "tối đa|nhiều nhất|không quá|lên đến|lên tới",
    "more than": "(?:hơn|quá)(?= \\d)|nhiều hơn",
    "less than": "chưa đến|chưa tới|dưới(?= \\d)|ít hơn",
    must: "phải|bắt buộc|cần phải|buộc phải|yêu cầu",
    always: "luôn luôn|luôn",
    maybe: "có thể sẽ|thường|thông thường|có lẽ",
    free: "miễn phí",
  },
  idioms:
    "đừng (?:ngần )?ngại|không sao|không chỉ|không những|địa chỉ|chỉ (?:dẫn|số|định|huy|đạo|trích)|hướng dẫn chỉ|gặp phải|mắc phải|không(?: (?:ạ|nhỉ|nhé|vậy|bạn|anh|chị))*(?=\\s*\\?)|chưa(?: (?:ạ|nhỉ|nhé|vậy))*(?=\\s*\\?)|nếu (?:bạn |anh |chị |anh\\/chị )?(?:còn |có |cần )+(?:thêm )?(?:thắc mắc|câu hỏi|hỗ trợ|gì|vấn đề)",
  units: {
    minute: "phút",
    hour: "giờ|tiếng",
    "working day": "ngày làm việc",
    day: "ngày(?: tới| nữa| trở lại)?",
    week: "tuần",
    month: "tháng",
    year: "năm",
    "%": "phần trăm",
    EUR: "euro|ơ-rô",
    USD: "đô la|đô|usd",
    JPY: "yên",
    VND: "đồng|vnđ|vnd|đ",
  },
  numbers:
    "1 một|mỗi, 2 hai, 3 ba, 4 bốn, 5 năm, 6 sáu, 7 bảy, 8 tám, 9 chín, 10 mười, 14 mười bốn, 15 mười lăm, 20 hai mươi, 30 ba mươi",
  days: "hôm nay|tối nay|ngày mai|hôm qua|hằng ngày|hàng ngày|hằng tuần|hàng tuần|hằng tháng|hàng tháng|hằng năm|hàng năm",
};
