// The elements of the pages on which one reads and chooses; they are marked data-reading.
import "#browser/answer-list.ts";
import "#browser/change-log.ts";
import "#browser/your-time.ts";
import "#browser/open-reference.ts";
