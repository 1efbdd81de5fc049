/** How a Vietnamese syllable may begin. Which letters `k`, `gh`, `ngh` and `c`, `g`, `ng` stand before is a rule of its own. */
const INITIALS = "ngh ng gh gi ch kh nh ph qu th tr b c d đ g h k l m n p r s t v x";

/** How one may go on, tone aside: the rhymes of the orthography, those of a few loans (oong) included. */
const RHYMES = new Set(
  (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu " +
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu " +
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot " +
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt " +
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyu " +
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
  ).split(" "),
);

const INITIAL = new RegExp(`^(?:${INITIALS.replaceAll(" ", "|")})`);
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Ends in a stop, which carries the acute or the dot below only. */
const STOPPED = /(?:ch|[cpt])$/;
const SOFT = /^[eêiy]/;

/** Whether a word in small letters can be one Vietnamese syllable with all its marks: `tiền`, `được`, not `tièn` or `fân`. */
export function isSyllable(word: string): boolean {
  const apart = word.normalize("NFD");
  const tones = apart.match(TONE) ?? [];
  if (tones.length > 1) return false;
  if (STOPPED.test(word) && tones[0] !== "\u0301" && tones[0] !== "\u0323") return false;
  return isBody(apart.replace(TONE, "").normalize("NFC"));
}

/** Whether a word without any marks can be a Vietnamese syllable whose marks were left out: `tien`, `duoc`. */
export function isFoldedSyllable(word: string): boolean {
  return isBodyWith(word, FOLDED_RHYMES);
}

const FOLDED_RHYMES = new Set([...RHYMES].map(withoutMarks));

function withoutMarks(rhyme: string): string {
  return rhyme.normalize("NFD").replace(/\p{M}/gu, "");
}

function isBody(body: string): boolean {
  return isBodyWith(body, RHYMES);
}

function isBodyWith(body: string, rhymes: ReadonlySet<string>): boolean {
  const initial = INITIAL.exec(body)?.[0] ?? "";
  const rhyme = body.slice(initial.length);
  // `gì`, `gìn`, `quy`: the vowel of the beginning is the whole rhyme, or its first letter.
  if (initial === "gi" && (rhyme === "" || rhymes.has(`i${rhyme}`))) return true;
  return rhymes.has(rhyme) && mayFollow(initial, rhyme);
}

function mayFollow(initial: string, rhyme: string): boolean {
  if (initial === "k" || initial === "gh" || initial === "ngh") return SOFT.test(rhyme);
  if (initial === "c" || initial === "g" || initial === "ng") return !SOFT.test(rhyme);
  return true;
}
