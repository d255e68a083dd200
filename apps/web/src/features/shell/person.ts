import type { Me } from "@personaforge/contract/account";
import type { Role, Workspace } from "@personaforge/contract/workspace";

/** For whom the frame is drawn: the owner of a local installation, nobody yet, or somebody. */
export type Person =
  | { kind: "local" }
  | { kind: "stranger" }
  | {
      kind: "member";
      name: string;
      email: string;
      role: Role;
      workspaceId: string;
      workspaces: Workspace[];
    };

export type Member = Extract<Person, { kind: "member" }>;

export function personOf({ auth, account, owner, role, workspaces }: Me): Person {
  if (auth === "local") return { kind: "local" };
  if (account === null || owner === null || role === null) return { kind: "stranger" };
  const { name, email } = account;
  return { kind: "member", name, email, role, workspaceId: owner.id, workspaces };
}

/** What is offered; what is allowed is for the server to say. */
export function mayCreate(person: Person): boolean {
  return person.kind === "local" || (person.kind === "member" && person.role !== "viewer");
}
