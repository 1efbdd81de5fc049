/** Words that stand in messages of every kind, folded; English, then Vietnamese. */
const SMALL_WORDS =
  "i im ive ill id me my mine you your youre u ur he she it its we us our they them their this that these those " +
  "there theres here a an the and or but so if then than as at by for from in into of off on out over to up with " +
  "about after before all any some no not dont cant wont isnt doesnt didnt is are was were be been being am do does " +
  "did done doing have has had having will would can could should may might must just only very really too also " +
  "again now today tonight tomorrow yesterday what whats when where which who whos why how please want wanna need " +
  "get got getting go going gonna make made know think like one two more most much many other another same own " +
  "because while still even ever never always hi hello hey dear thanks thank thx ok okay yes sir madam team lol omg " +
  "pls " +
  "minh em e anh chi ban t toi tao m ho la thi ma va voi cua cho o tai den tu co khong k ko hok kg chua da dang se " +
  "roi r nua lai cung deu rat qua lam gi nao dau sao vay v nay kia day ay nhe nha oi cac nhung mot hai ba cai con " +
  "bi duoc dc di ra vao len xuong theo ve mai hom muon biet thay noi hoi giup nhu neu vi nen luon thoi het moi " +
  "nguoi ai chao shop ad admin xin cam vang dung uh um ";

const small = new Set(SMALL_WORDS.trim().split(" "));

/** Whether a word alone tells nothing of what a message is about. */
export function isSmallWord(folded: string): boolean {
  return small.has(folded);
}
