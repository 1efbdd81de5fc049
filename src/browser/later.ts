// What no page needs before somebody does something on it.
import "#browser/own.ts";
import "#browser/printed.ts";
import "#browser/row-advice.ts";

// It tells that the network is gone, and cannot be had then. Imported like this alone it is one file: beside an import
// as above, who asks for it later would ask for another one that leads to it.
void import("#browser/live-lines.ts");
void import("#browser/live.ts");
