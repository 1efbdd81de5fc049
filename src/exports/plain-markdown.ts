/** Words with every mark that Markdown might take for its own held off, on one line. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|]/g, "\\$&")
    .replace(/^(\s*)([#>+-]|\d+[.)])(?=\s)/, "$1\\$2")
    .replace(/\s*\n\s*/g, " ");
}
