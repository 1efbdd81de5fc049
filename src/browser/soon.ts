// What every page looks at when all else is done.
import "#browser/unread.ts";
import "#browser/incident-ahead.ts";
