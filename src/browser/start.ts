import "#browser/language-link.ts";
import { listenToKeys } from "#browser/keys.ts";
import { visitPages } from "#browser/visit.ts";

visitPages();
listenToKeys();
