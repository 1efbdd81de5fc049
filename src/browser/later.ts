// What no page needs before somebody does something on it.
import "#browser/theme-choice.ts";
import "#browser/printed.ts";
