// What no page needs before somebody does something on it.
import "#browser/own.ts";
import "#browser/printed.ts";
import "#browser/row-advice.ts";
