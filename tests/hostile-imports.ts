import { stringify } from "yaml";

/** What another tool would hand over: the name of its format, and its files by path. */
export interface HostileImport {
  readonly format: string;
  readonly files: (lines: readonly string[]) => Readonly<Record<string, string>>;
}

type Row = Readonly<Record<string, string>>;

/** A reply with a payload in every column that takes words. */
const replies = (format: string, lines: readonly string[]): Row[] =>
  lines.map((line, number) => ({
    ...{ id: `${format}-${number}`, title: `${format} ${number} ${line}`, reply: line, channel: "private" },
    ...{ phrases: line, tags: line, subject: line },
  }));

/** A table with a head, every cell of which is quoted. */
function csv(rows: readonly Row[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const head = Object.keys(rows[0] ?? {}).join(",");
  return `${[head, ...rows.map((row) => Object.values(row).map(cell).join(","))].join("\n")}\n`;
}

/** HTML in which a payload stands as it is, between words that are left when all of it is taken out. */
const asHtml = (line: string): string => `<p>Hello ${line}</p><p>and ${line} goodbye</p>`;

/** Two macros for each payload, one in HTML and one that speaks by dynamic content, and an item no macro uses. */
function zendesk(lines: readonly string[]) {
  const macro = (title: string, line: string, field: string, value: string) => ({
    ...{ title: `${line}::${title} ${line}`, description: line, active: true },
    actions: [{ field, value }],
  });
  const item = (name: string, content: string) => ({ name, variants: [{ content, default: true }] });
  const macros = lines.flatMap((line, number) => [
    macro(`html ${number}`, line, "comment_value_html", asHtml(line)),
    macro(`plain ${number}`, line, "comment_value", `Hello {{dc.used_${number}}} ${line}`),
  ]);
  const items = lines.flatMap((line, number) => [
    item(`used_${number}`, line),
    item(`unused ${number} ${line}`, asHtml(line)),
  ]);
  return {
    "macros.json": JSON.stringify({ macros }),
    "dynamic_content.json": JSON.stringify({ items }),
  };
}

const chatwoot = (lines: readonly string[]) =>
  lines.map((line, id) => ({
    id,
    short_code: `chatwoot ${id} ${line}`,
    content: `Hello ${line}\n\n${line}`,
  }));

const zammad = (name: string, lines: readonly string[]): Row[] =>
  lines.map((line, number) => ({
    ...{ id: `${name}-${number}`, name: `${name} ${number} ${line}`, keywords: line, content: asHtml(line) },
    ...{ note: line, active: "true" },
  }));

/** The places of a match that hold its text: they take turns. */
const BODIES = ["replace", "markdown", "html", "form"] as const;

const espanso = (lines: readonly string[]) => ({
  matches: lines.map((line, number) => ({
    ...{ triggers: [`:espanso-${number}`, `:${number} ${line}`], label: `espanso ${number} ${line}` },
    ...{ search_terms: [line], [BODIES[number % BODIES.length] ?? "replace"]: `Hello ${line}, {{said}}` },
    vars: [{ name: "said", type: "echo", params: { echo: line } }],
  })),
});

/** A file for each payload, in a folder that bears its name as far as folders can. */
const markdown = (lines: readonly string[]): [path: string, text: string][] =>
  lines.map((line, number) => {
    const folder = `in ${line.replace(/[/\\\0]/g, " ")}`.slice(0, 80).trim();
    const title = `markdown ${number} ${line}`;
    const front = stringify({ title, description: line, tags: [line], shortcuts: [`${number} ${line}`] });
    const text = `## Reply: email (upset)\n\n### Subject: ${line}\n\nHello ${line}\n\n## Reply\n\nHello\n\n${line}\n`;
    return [`${folder}/markdown-${number}.md`, `---\n${front}---\n\n${text}`];
  });

/** Every way in which answers of other tools come in, with a payload in whatever of them takes words. */
export const HOSTILE_IMPORTS: Readonly<Record<string, HostileImport>> = {
  csv: { format: "csv", files: (lines) => ({ "table.csv": csv(replies("csv", lines)) }) },
  jsonl: {
    format: "jsonl",
    files: (lines) => ({
      "rows.jsonl": replies("jsonl", lines)
        .map((row) => JSON.stringify(row))
        .join("\n"),
    }),
  },
  zendesk: { format: "zendesk", files: zendesk },
  chatwoot: {
    format: "chatwoot",
    files: (lines) => ({ "responses.json": JSON.stringify(chatwoot(lines)) }),
  },
  zammad: { format: "zammad", files: (lines) => ({ "modules.csv": csv(zammad("zammad", lines)) }) },
  "zammad-json": {
    format: "zammad",
    files: (lines) => ({ "modules.json": JSON.stringify(zammad("zammad-json", lines)) }),
  },
  espanso: { format: "espanso", files: (lines) => ({ "match.yml": stringify(espanso(lines)) }) },
  markdown: { format: "markdown", files: (lines) => Object.fromEntries(markdown(lines)) },
};
