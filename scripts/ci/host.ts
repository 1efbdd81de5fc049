import { UsageError } from "../environment.ts";

/** A merged request of a git host: who asked for the change, and who approved it, as `@account`. */
export interface MergeRequest {
  readonly author: string;
  readonly approvers: readonly string[];
}

/** A git host that knows the merge request which brought a commit into a branch; undefined when none did. */
export type Host = (commit: string, branch: string) => Promise<MergeRequest | undefined>;

type Env = Readonly<Record<string, string | undefined>>;

/** The host that CI runs on, by the variables it sets; undefined where there is none and git alone must do. */
export function hostFrom(env: Env): Host | undefined {
  if (env.GITHUB_API_URL && env.GITHUB_REPOSITORY) {
    const headers = { accept: "application/json", authorization: `Bearer ${tokenIn(env, "GITHUB_TOKEN")}` };
    return githubHost(`${env.GITHUB_API_URL}/repos/${env.GITHUB_REPOSITORY}`, headers);
  }
  if (env.CI_API_V4_URL && env.CI_PROJECT_ID) {
    const headers = { "private-token": tokenIn(env, "GITLAB_TOKEN") };
    return gitlabHost(`${env.CI_API_V4_URL}/projects/${encodeURIComponent(env.CI_PROJECT_ID)}`, headers);
  }
  return undefined;
}

function tokenIn(env: Env, name: string): string {
  const token = env[name];
  if (token) return token;
  throw new UsageError(
    `The git host is not asked who approved what without a token: set ${name} (scripts/ci/README.md says which).`,
  );
}

type Headers = Readonly<Record<string, string>>;

interface Pull {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly user: { readonly login: string };
  readonly base: { readonly ref: string };
}

interface Review {
  readonly user: { readonly login: string } | null;
  readonly state: string;
  readonly dismissed?: boolean;
}

/**
 * GitHub (docs.github.com/rest: "List pull requests associated with a commit", "List reviews for a pull
 * request"), and Gitea and Forgejo, which speak alike but for `commits/SHA/pull`, one request or 404.
 */
function githubHost(api: string, headers: Headers): Host {
  return async (commit, branch) => {
    const many = await pages<Pull>(`${api}/commits/${commit}/pulls`, headers);
    const one = many ? undefined : await answer<Pull>(`${api}/commits/${commit}/pull`, headers);
    const merged = [...(many ?? []), ...(one ? [one] : [])].filter(
      (pull) => pull.merged_at && pull.base.ref === branch,
    );
    const pull = merged.find(({ merge_commit_sha }) => merge_commit_sha === commit) ?? merged[0];
    if (!pull) return undefined;
    const reviews = (await pages<Review>(`${api}/pulls/${pull.number}/reviews`, headers)) ?? [];
    return { author: `@${pull.user.login}`, approvers: approversIn(reviews) };
  };
}

/** Reviews come oldest first; what somebody said last counts, and a comment takes nothing back. */
function approversIn(reviews: readonly Review[]): string[] {
  const verdicts = new Map<string, boolean>();
  for (const { user, state, dismissed } of reviews) {
    if (!user || ["COMMENTED", "COMMENT", "PENDING", "REQUEST_REVIEW"].includes(state)) continue;
    verdicts.set(user.login, state === "APPROVED" && !dismissed);
  }
  return [...verdicts].flatMap(([login, isApproval]) => (isApproval ? [`@${login}`] : []));
}

interface GitlabRequest {
  readonly iid: number;
  readonly state: string;
  readonly target_branch: string;
  readonly author: { readonly username: string };
}

interface GitlabApprovals {
  readonly approved_by?: readonly { readonly user: { readonly username: string } }[];
}

/** GitLab (docs.gitlab.com/api: "commits", merge requests of a commit; "merge_request_approvals"). */
function gitlabHost(api: string, headers: Headers): Host {
  return async (commit, branch) => {
    const requests = await pages<GitlabRequest>(
      `${api}/repository/commits/${commit}/merge_requests`,
      headers,
    );
    const request = requests?.find(
      ({ state, target_branch }) => state === "merged" && target_branch === branch,
    );
    if (!request) return undefined;
    const approvals = await answer<GitlabApprovals>(
      `${api}/merge_requests/${request.iid}/approvals`,
      headers,
    );
    const approvers = (approvals?.approved_by ?? []).map(({ user }) => `@${user.username}`);
    return { author: `@${request.author.username}`, approvers };
  };
}

/** All pages of a list, a hundred a page; undefined when there is no such address. */
async function pages<T>(url: string, headers: Headers): Promise<T[] | undefined> {
  const all: T[] = [];
  for (let page = 1; ; page++) {
    const list = await answer<T[]>(`${url}?per_page=100&page=${page}`, headers);
    if (list === undefined) return page === 1 ? undefined : all;
    all.push(...list);
    // Gitea gives at most fifty a page, whatever is asked for.
    if (list.length < 50) return all;
  }
}

/** What an address answers; undefined for 404, a `UsageError` for everything else that is no answer. */
async function answer<T>(url: string, headers: Headers): Promise<T | undefined> {
  const path = new URL(url).pathname;
  const failed = (why: string) =>
    new UsageError(
      `The git host did not say who asked and who approved (${path}: ${why}). Nothing was published; run the job again when that is mended.`,
    );
  let response: Response;
  try {
    response = await fetch(url, { headers, signal: AbortSignal.timeout(20_000) });
  } catch (error) {
    throw failed(error instanceof Error ? error.message : String(error));
  }
  if (response.status === 404) return undefined;
  if (!response.ok) throw failed(`${response.status} ${response.statusText}`.trim());
  return (await response.json()) as T;
}
