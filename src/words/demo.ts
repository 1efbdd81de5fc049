import type { InterfaceLocale, Plural } from "#words/text.ts";

/** The words of the demo clock's banner. */
export interface DemoWords {
  readonly label: string;
  readonly demo: string;
  readonly real: string;
  readonly running: Plural;
  readonly restart: string;
  readonly useReal: string;
  readonly useRealShort: string;
  readonly useDemo: string;
  readonly useDemoShort: string;
}

/** A file of its own, so that only sites with a demo clock carry these words. */
export const DEMO_WORDS: Readonly<Record<InterfaceLocale, DemoWords>> = {
  en: {
    label: "Demo clock",
    demo: "Demo clock:",
    real: "Real clock:",
    running: { one: "running for {n} day", other: "running for {n} days" },
    restart: "Restart",
    useReal: "Use the real clock",
    useRealShort: "Real clock",
    useDemo: "Use the demo clock",
    useDemoShort: "Demo clock",
  },
  vi: {
    label: "Giờ demo",
    demo: "Giờ demo:",
    real: "Giờ thật:",
    running: { other: "đã chạy {n} ngày" },
    restart: "Chạy lại",
    useReal: "Dùng giờ thật",
    useRealShort: "Giờ thật",
    useDemo: "Dùng giờ demo",
    useDemoShort: "Giờ demo",
  },
};
