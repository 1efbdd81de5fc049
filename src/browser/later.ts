// What no page needs before somebody does something on it.
// It tells that the network is gone, and cannot be had then.
import "#browser/live-lines.ts";
import "#browser/live.ts";
import "#browser/own.ts";
import "#browser/printed.ts";
import "#browser/row-advice.ts";
