import fc from "fast-check";

/** Pieces of what people and tools write, most often what means something to a parser on the way. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(..."*_~`[](){}<>#|\\&!-+=:;'\"$^@", "**", "{{", "}}", "[[", "]]", "#{", "{%"),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "{{customer_name}}",
      "{{ticket.id}}",
      "#{user.firstname}",
      "[[order]]",
      "https://a.example/b_c",
      "import x",
      "export {y}",
      "&amp;",
      "&lt;b&gt;",
      "- ",
      "1. ",
      "> ",
      "---",
      "đơn",
      "の",
      "ก",
      "👨‍👩‍👧",
      "=1+1",
      "\u00a0",
      "\u200b",
      "\ufeff",
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(" ", "  ", "\n", "\n\n", "\t", "\r\n") },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
);

/** Any text at all. */
export const anyText = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join(""));

const tag = fc.constantFrom(
  ...[
    "p",
    "div",
    "b",
    "strong",
    "em",
    "i",
    "u",
    "s",
    "a href='https://x.example/{{a}}'",
    "ul",
    "ol",
    "li",
    "pre",
    "code",
  ],
  ...[
    "h2",
    "blockquote",
    "table",
    "td",
    "script",
    "style",
    "span onclick=x",
    "img src=x",
    "br",
    "svg",
    "a href=javascript:x",
  ],
);

/** HTML of any kind: tags that close, that do not, and text between. */
export const anyHtml = fc
  .array(
    fc.oneof(
      piece,
      fc.tuple(tag, piece).map(([name, inner]) => `<${name}>${inner}</${name.split(" ")[0]}>`),
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(" ")[0]}>`),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(""));

/** Paragraphs of words, marks, fields and addresses, as a person might write them. */
export const anyWords = fc
  .array(
    fc
      .array(
        fc.oneof(
          fc.constantFrom(..."*_~`[](){}<>#|\\&!-+=:'\"$^@", "**", "{{", "}}", "#{", "- x", "1. y", "=1+1"),
          fc.constantFrom(
            "{{customer_name}}",
            "{{ticket.id}}",
            "#{user.firstname}",
            "[x y]",
            "%{ticket.number}",
          ),
          fc.constantFrom(
            "https://a.example/b_c",
            "a_b_c",
            "*x*",
            "import",
            "&amp;",
            "<b>",
            "đơn",
            "の",
            "ก",
            "👨‍👩‍👧",
            "3 < 4",
          ),
          fc.string({ unit: "grapheme-ascii", maxLength: 4 }).map((word) => word.replace(/\s/g, "")),
        ),
        { maxLength: 8 },
      )
      .map((words) => ["Hi", ...words].join(" ")),
    { minLength: 1, maxLength: 4 },
  )
  .chain((lines) => fc.constantFrom("\n", "\n\n").map((joint) => lines.join(joint)))
  // Espanso has no way to say a backslash before a brace.
  .filter((text) => !/\\[{}]/.test(text));
