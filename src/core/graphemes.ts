let segmenter: Intl.Segmenter | undefined;

/** A text as readers see its characters (extended grapheme clusters, Unicode UAX 29). What tells them is made for the first text, since it takes long. */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  return segmenter.segment(text);
}
