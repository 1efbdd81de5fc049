import { afterEach, describe, expect, test } from "vitest";
import { hostFrom } from "../../../scripts/ci/host.ts";
import { anApi } from "../../git-host.ts";

let close: (() => Promise<unknown>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

async function serving(answers: Record<string, unknown>, headers: Record<string, string> = {}) {
  const api = await anApi(answers, headers);
  close = api.close;
  return api;
}

const REPO = "/repos/larkspan/replies";
const pull = (number: number, login: string, more = {}) => ({
  number,
  merged_at: "2026-01-06T09:00:00Z",
  merge_commit_sha: "abc",
  user: { login },
  base: { ref: "main" },
  ...more,
});
const review = (login: string, state: string, more = {}) => ({ user: { login }, state, ...more });

async function github(answers: Record<string, unknown>, commit = "abc") {
  const api = await serving(
    Object.fromEntries(Object.entries(answers).map(([path, body]) => [REPO + path, body])),
    { authorization: "Bearer secret" },
  );
  const host = hostFrom({
    GITHUB_API_URL: api.url,
    GITHUB_REPOSITORY: "larkspan/replies",
    GITHUB_TOKEN: "secret",
  });
  return { found: await host?.(commit, "main"), asked: api.asked };
}

describe("GitHub", () => {
  test("knows the author of the pull request that was merged, and who approved it", async () => {
    const { found } = await github({
      "/commits/abc/pulls": [
        pull(7, "someone", { merged_at: null }),
        pull(8, "other", { base: { ref: "release" } }),
        pull(9, "minh"),
      ],
      "/pulls/9/reviews": [review("lan", "APPROVED"), review("bot", "COMMENTED")],
    });
    expect(found).toEqual({ author: "@minh", approvers: ["@lan"] });
  });

  test("counts what a reviewer said last, and no comment", async () => {
    const { found } = await github({
      "/commits/abc/pulls": [pull(9, "minh")],
      "/pulls/9/reviews": [
        review("a", "APPROVED"),
        review("a", "CHANGES_REQUESTED"),
        review("b", "CHANGES_REQUESTED"),
        review("b", "APPROVED"),
        review("b", "COMMENTED"),
        review("c", "APPROVED"),
        review("c", "DISMISSED"),
        { user: null, state: "APPROVED" },
      ],
    });
    expect(found?.approvers).toEqual(["@b"]);
  });

  test("is read to the last page", async () => {
    const many = Array.from({ length: 230 }, (_, n) => review(`r${n}`, "COMMENTED"));
    const { found } = await github({
      "/commits/abc/pulls": [pull(9, "minh")],
      "/pulls/9/reviews": (page: number) =>
        [...many, review("lan", "APPROVED")].slice((page - 1) * 100, page * 100),
    });
    expect(found?.approvers).toEqual(["@lan"]);
  });

  test("knows nothing of a commit that no request brought", async () => {
    expect((await github({ "/commits/abc/pulls": [] })).found).toBeUndefined();
  });
});

test("Gitea has one request for a commit, and says which reviews were dismissed", async () => {
  const { found, asked } = await github({
    "/commits/abc/pull": pull(9, "minh"),
    "/pulls/9/reviews": [
      review("lan", "APPROVED"),
      review("hoa", "APPROVED", { dismissed: true }),
      review("ky", "REQUEST_REVIEW"),
    ],
  });
  expect(found).toEqual({ author: "@minh", approvers: ["@lan"] });
  expect(asked).toContain(`${REPO}/commits/abc/pulls`);
});

describe("GitLab", () => {
  const request = (iid: number, username: string, more = {}) => ({
    iid,
    state: "merged",
    target_branch: "main",
    author: { username },
    ...more,
  });

  test("knows the author of the merge request and who approved it", async () => {
    const { url } = await serving(
      {
        "/projects/group%2Freplies/repository/commits/abc/merge_requests": [
          request(1, "someone", { state: "opened" }),
          request(2, "other", { target_branch: "release" }),
          request(3, "minh.t"),
        ],
        "/projects/group%2Freplies/merge_requests/3/approvals": {
          approved_by: [{ user: { username: "lan" } }, { user: { username: "minh.t" } }],
        },
      },
      { "private-token": "secret" },
    );
    const host = hostFrom({ CI_API_V4_URL: url, CI_PROJECT_ID: "group/replies", GITLAB_TOKEN: "secret" });
    expect(await host?.("abc", "main")).toEqual({ author: "@minh.t", approvers: ["@lan", "@minh.t"] });
    expect(await host?.("def", "main")).toBeUndefined();
  });
});

describe("a host that does not answer", () => {
  test("is no host that says nobody approved: one sentence, and nothing is published", async () => {
    const { url } = await serving({}, { authorization: "Bearer secret" });
    const of = (api: string) =>
      hostFrom({ GITHUB_API_URL: api, GITHUB_REPOSITORY: "l/r", GITHUB_TOKEN: "wrong" })?.("abc", "main");
    await expect(of(url)).rejects.toThrow(
      "The git host did not say who asked and who approved (/repos/l/r/commits/abc/pulls: 401 Unauthorized). Nothing was published; run the job again when that is mended.",
    );
    await expect(of("http://127.0.0.1:9")).rejects.toThrow(/Nothing was published/);
  });

  test("needs a token", () => {
    expect(() => hostFrom({ GITHUB_API_URL: "http://x", GITHUB_REPOSITORY: "l/r" })).toThrow(
      /set GITHUB_TOKEN/,
    );
    expect(() => hostFrom({ CI_API_V4_URL: "http://x", CI_PROJECT_ID: "1" })).toThrow(/set GITLAB_TOKEN/);
    expect(hostFrom({})).toBeUndefined();
  });
});
