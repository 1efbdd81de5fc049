import { hasChoices, type PackageOutline } from "#core/package-outline.ts";
import { xmlAttributes, xmlText } from "#exports/xml.ts";

/** What the manifest of a SCORM 1.2 package says. */
export interface Scorm12Manifest {
  /** Letters, digits, `.`, `-` and `_`, beginning with a letter; the same for every package of the same path and language. */
  readonly identifier: string;
  readonly title: string;
  readonly outline: PackageOutline;
  /** Paths below the package's folder, the one to begin with first; the manifest itself is none of them. */
  readonly files: readonly string[];
}

/** Where a package begins, and the name a system looks for. */
export const SCORM12_FILES = { page: "index.html", manifest: "imsmanifest.xml" } as const;

// IMS Content Packaging 1.1.2 and the ADL extension of it, as the SCORM 1.2 content aggregation model names them (2.3).
const NAMESPACES = {
  xmlns: "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
  "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
} as const;

/** The text of `imsmanifest.xml`: one organisation with one item, one resource that is a shareable content object. */
export function scorm12Manifest({ identifier, title, outline, files }: Scorm12Manifest): string {
  const [page] = files;
  const item = { identifier: "path", identifierref: "path-files", isvisible: "true" };
  const resource = {
    identifier: "path-files",
    type: "webcontent",
    "adlcp:scormtype": "sco",
    href: page,
  };
  const mastery = hasChoices(outline)
    ? [`        <adlcp:masteryscore>${outline.pass}</adlcp:masteryscore>`]
    : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest${xmlAttributes({ identifier, version: "1.0", ...NAMESPACES })}>`,
    "  <metadata>",
    "    <schema>ADL SCORM</schema>",
    "    <schemaversion>1.2</schemaversion>",
    "  </metadata>",
    '  <organizations default="paths">',
    '    <organization identifier="paths">',
    `      <title>${xmlText(title)}</title>`,
    `      <item${xmlAttributes(item)}>`,
    `        <title>${xmlText(title)}</title>`,
    ...mastery,
    "      </item>",
    "    </organization>",
    "  </organizations>",
    "  <resources>",
    `    <resource${xmlAttributes(resource)}>`,
    ...files.map((href) => `      <file${xmlAttributes({ href })}/>`),
    "    </resource>",
    "  </resources>",
    "</manifest>",
    "",
  ].join("\n");
}

/** How packages of a path are called in systems: all of ours begin alike. */
export function scorm12Identifier(path: string, locale: string): string {
  return `${OURS}${path}-${locale}`;
}

const OURS = "replybook-";

/** Whether a manifest is one of ours. */
export function isOwnManifest(text: string): boolean {
  return text.includes(`<manifest identifier="${OURS}`);
}
