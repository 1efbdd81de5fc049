import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { escaped } from "#core/html.ts";
import { LARKSPAN } from "../content.ts";
import { aGitHost, type GitHost } from "../git-host.ts";
import { historyIn, kb } from "../histories.ts";
import { anAgentAt, closed, copiedReply, filledIn, onClipboard } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { type ServedSite, servedSite } from "./site.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ANSWER = "refund-change-of-mind";
const KEY = `answers/${ANSWER}`;
/** When the form is filled, when CI runs, and when the agent answers. */
const [WRITTEN, PUBLISHED, ANSWERED] = [
  "2026-11-21T12:00:00Z",
  "2026-11-21T12:04:00Z",
  "2026-11-21T12:05:00Z",
];

let host: GitHost;
let pages: Server;
let site: ServedSite;
let browser: Browser;
const opened: BrowserContext[] = [];

beforeAll(async () => {
  pages = createServer((request, response) => void answered(request).then((html) => response.end(html)));
  await new Promise<void>((resolve) => pages.listen(0, resolve));
  const { port } = pages.address() as AddressInfo;
  host = aGitHost(larkspanWith(`http://localhost:${port}/support/replies/_new/main/content`));
  site = await servedSite(WRITTEN, host.clone().root);
  browser = await testBrowser();
});

afterAll(async () => {
  await closed(opened);
  await closedWindows();
  site?.close();
  pages?.close();
  host?.cleanup();
});

/** Larkspan without its proposals, in a workspace that asks for a second person and names its git host. */
function larkspanWith(editUrl: string): Record<string, Uint8Array | string> {
  const folder = LARKSPAN;
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((item) =>
    item.isFile() && !item.parentPath.endsWith("proposals") ? [join(item.parentPath, item.name)] : [],
  );
  const files = Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), readFileSync(path) as Uint8Array | string]),
  );
  const workspace = readFileSync(join(folder, "workspace.yaml"), "utf8").replace(/^editUrl:.*\n/m, "");
  return { ...files, "workspace.yaml": `${workspace}editUrl: ${editUrl}\napproval: required\n` };
}

/** The host's page for a new file, as Gitea shows it; committing puts the file on a branch of its own. */
async function answered(request: IncomingMessage): Promise<string> {
  if (request.method === "GET") {
    const { searchParams } = new URL(request.url ?? "/", "http://localhost");
    const [name, value] = [searchParams.get("filename") ?? "", searchParams.get("value") ?? ""];
    return `<!doctype html><title>New file</title><form method="post"><input name="name" value="${escaped(name)}"><textarea name="text">\n${escaped(value)}</textarea><button>Commit changes</button></form>`;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const sent = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
  const clone = host.clone();
  clone.git("checkout", "--quiet", "-b", "proposal");
  clone.commit({ [sent.get("name") ?? ""]: sent.get("text") ?? "" }, "Ngoc <ngoc@larkspan.example>");
  clone.git("push", "--quiet", "origin", "proposal");
  return "<!doctype html><title>Committed</title><h1>Committed</h1>";
}

/** What CI runs after a merge, building over the site that agents have open. */
function published(): Promise<{ status: number | null; said: string }> {
  const { KB_CONTENT: _, GITHUB_REF_NAME: __, CI_DEFAULT_BRANCH: ___, ...own } = process.env;
  const env = { ...own, KB_OUT: site.folder, KB_NOW: PUBLISHED, INIT_CWD: ROOT };
  const script = [join(ROOT, "scripts/node.mjs"), "ci/publish", "--repository", host.clone().dir];
  const ran = spawn(process.execPath, script, { env, cwd: ROOT });
  let said = "";
  for (const stream of [ran.stdout, ran.stderr]) stream.on("data", (data) => (said += String(data)));
  return new Promise((resolve) => ran.on("close", (status) => resolve({ status, said })));
}

test("a change goes from the form through the git host, a colleague and CI onto an agent's clipboard", async () => {
  const owner = await anAgentAt(browser, site, `/answers/${ANSWER}/`, { clock: WRITTEN });
  opened.push(owner.context());
  const agent = await anAgentAt(browser, site, `/answers/${ANSWER}/`, { clock: WRITTEN });
  opened.push(agent.context());
  await filledIn(agent, "Mai");
  expect(await copiedReply(agent)).toContain("The service fee is refunded as well.");

  await owner.locator(".propose-link a").click();
  await owner.locator("kb-propose[data-ready]").waitFor();
  const box = (locale: string) => owner.locator(`[name="box:${locale}:private"]`);
  await box("en").fill(
    (await box("en").inputValue()).replace("refunded as well", "not refunded for a change of mind"),
  );
  await box("vi").fill(
    (await box("vi").inputValue()).replace("Phí dịch vụ cũng được hoàn", "Phí dịch vụ không được hoàn"),
  );
  await owner.locator('[name="kind"][value="major"]').check();
  await owner.locator('[name="what:en"]').fill("The service fee is not refunded, was refunded.");
  await owner.locator('[name="why:en"]').fill("The payment partner keeps it.");
  await owner.locator('[name="do:en"]').fill("Say so before the customer asks. Open cases: nothing changes.");
  await owner.locator('[name="name"]').fill("Vũ Hồng Ngọc");
  await owner.locator("kb-propose button[type='submit']").click();
  const [page] = await Promise.all([
    owner.context().waitForEvent("page"),
    owner.locator("[data-act='host']").click(),
  ]);
  await page.getByRole("button", { name: "Commit changes" }).click();
  await page.getByRole("heading", { name: "Committed" }).waitFor();

  const clone = host.clone();
  clone.git("checkout", "--quiet", "proposal");
  expect(await kb(clone.root, ["check", "--require-notes"], WRITTEN)).toMatchObject({ status: 0 });
  const report = await kb(clone.root, ["review-report", "--base", "origin/main"], WRITTEN);
  expect(report).toMatchObject({ status: 0 });
  expect(report.out).toContain("The service fee is not refunded, was refunded.");

  host.merge("proposal", "Merge the proposal\n\nApproved-by: @huy");
  const run = await published();
  expect([run.status, run.said]).toEqual([0, expect.stringContaining(`published ${KEY} `)]);

  const later = host.clone();
  const records = historyIn(later.root, KEY).slice(-2);
  expect(records).toMatchObject([
    { record: "publish", kind: "major", suggestedBy: "Vũ Hồng Ngọc" },
    { record: "approve", by: "@huy" },
  ]);
  expect(await kb(later.root, ["verify"], ANSWERED)).toMatchObject({ status: 0 });

  await agent.clock.setSystemTime(new Date(ANSWERED));
  await agent.reload();
  await agent.locator("kb-answer[data-ready]").waitFor();
  await expect
    .poll(() => agent.locator("kb-answer").innerText())
    .toContain("The service fee is not refunded, was refunded.");
  await filledIn(agent, "Mai");
  expect(await copiedReply(agent)).toContain("The service fee is not refunded for a change of mind.");
  await expect.poll(() => onClipboard(agent)).not.toContain("refunded as well");
});
