import { isPerson } from "#core/person.ts";
import type { Workspace } from "#core/workspace.ts";
import { UsageError } from "./environment.ts";

/** A person as typed: an owner of the workspace or `@account`; anybody else is a `UsageError`. */
export function personFrom(typed: string, { owners }: Workspace): string {
  if (isPerson(typed, owners)) return typed;
  throw new UsageError(
    typed.startsWith("@")
      ? `"${typed}" is no account of a git host: write it like @minh-tran.`
      : `"${typed}" is not an owner of this workspace. The owners: ${[...owners.keys()].join(", ")}. An account of the git host is written @account.`,
  );
}
