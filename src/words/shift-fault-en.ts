/** Why an end-of-shift file is left out, in a sentence each in English. */
export const shiftFaultEn = {
  foreign: "It is no end-of-shift file.",
  long: "It is longer than 1 MB, which no end-of-shift file is.",
  unreadable: "It cannot be read.",
  version: "It is written in format {version}; this version reads formats 1 and 2.",
  extra: "It is damaged: it holds “{name}”, which no such file has.",
  damaged: "It is damaged: “{place}” is not what it should be.",
} as const;
