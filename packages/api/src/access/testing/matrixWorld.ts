import type { Character } from "@personaforge/contract/character";
import type { ConversationWithTurns } from "@personaforge/contract/conversation";
import {
  type AccountsApi,
  accountsApi,
  type Credential,
  type Person,
} from "../../testing/accountsApi.ts";
import { addMember, makeWorkspace } from "../../testing/accounts.ts";
import { exampleCharacter } from "../../testing/examples.ts";
import { workspaceHeader } from "../callers.ts";
import type { Who } from "./callersTable.ts";
import { type ImportThings, makeImports } from "./matrixImports.ts";

/** The things that the rows are about. */
export interface Things extends ImportThings {
  /** Of the team. */
  mine: string;
  minePublic: string;
  mineTrashed: string;
  /** Of somebody whom nobody of them knows. */
  foreign: string;
  foreignPublic: string;
  /** Of the team's owner. */
  conversation: string;
  /** One of each who may talk. */
  conversations: Partial<Record<Who, string>>;
  keyId: string;
  invitationId: string;
  /** Of a member whom nobody needs. */
  memberId: string;
  /** A session of that member. */
  sessionId: string;
  teamId: string;
}

export interface World {
  readonly api: AccountsApi;
  readonly credentials: Readonly<Record<Who, Credential>>;
  readonly teamId: string;
  /** Made anew when something was changed; the imports stay when they are given. */
  fresh(imports?: ImportThings): Promise<Things>;
}

/** A team, its keys, and others, with real sessions and keys. */
export async function matrixWorld(): Promise<World> {
  const api = await accountsApi();
  const people = {
    owner: await api.join("Owner"),
    admin: await api.join("Admin"),
    editor: await api.join("Editor"),
    viewer: await api.join("Viewer"),
    stranger: await api.join("Stranger"),
    foreigner: await api.join("Foreigner"),
    spare: await api.join("Spare"),
  };
  const teamId = await makeWorkspace(api.db, people.owner);
  await addMember(api.db, teamId, { account: people.admin, role: "admin" });
  await addMember(api.db, teamId, { account: people.editor, role: "editor" });
  await addMember(api.db, teamId, { account: people.viewer, role: "viewer" });
  const inTeam = ({ credential }: Person) => ({ ...credential, [workspaceHeader]: teamId });
  const owner = inTeam(people.owner);
  const key = async (scopes: string[]) => {
    const origins = ["https://app.example"];
    const body = { name: scopes.join(" "), scopes, origins };
    const made = await api.send<{ id: string; secret: string }>("POST", "/api/v1/api-keys", {
      as: owner,
      body,
    });
    return { id: made.body.id, credential: { authorization: `Bearer ${made.body.secret}` } };
  };
  const revoked = await key(["characters:read", "characters:write", "characters:publish", "chat"]);
  await api.send("DELETE", `/api/v1/api-keys/${revoked.id}`, { as: owner });
  const expired = await api.join("Expired");
  await api.sql(
    `update session set expires_at = now() - interval '1 minute' where account_id = '${expired.accountId}'`,
  );
  const credentials: Record<Who, Credential> = {
    anonymous: {},
    expiredSession: expired.credential,
    revokedKey: revoked.credential,
    stranger: people.stranger.credential,
    viewer: inTeam(people.viewer),
    editor: inTeam(people.editor),
    admin: inTeam(people.admin),
    owner,
    readKey: (await key(["characters:read"])).credential,
    writeKey: (await key(["characters:write"])).credential,
    publishKey: (await key(["characters:publish"])).credential,
    chatKey: (await key(["chat"])).credential,
    embedToken: {},
  };
  const making = { api, credentials, people, teamId, key };
  return { api, credentials, teamId, fresh: (imports) => makeThings(making, imports) };
}

interface Making {
  api: AccountsApi;
  credentials: Record<Who, Credential>;
  people: Record<"foreigner" | "spare", Person>;
  teamId: string;
  key(scopes: string[]): Promise<{ id: string }>;
}

async function makeThings(making: Making, imports?: ImportThings): Promise<Things> {
  const { api, credentials, people, teamId, key } = making;
  const { owner } = credentials;
  const foreigner = people.foreigner.credential;
  const [mine, minePublic, mineTrashed, foreign, foreignPublic] = await Promise.all([
    create(api, owner),
    create(api, owner, true),
    create(api, owner),
    create(api, foreigner),
    create(api, foreigner, true),
  ]);
  const email = `invited-${mine}@example.org`;
  const [invitationId, { id: keyId }, { sessionId }] = await Promise.all([
    invite(api, owner, email),
    key(["chat"]),
    addMember(api.db, teamId, { account: people.spare, role: "viewer" }),
    api.send("DELETE", `/api/v1/characters/${mineTrashed}`, { as: owner }),
    ...[mine, minePublic].map((id) => addVersion(api, owner, id)),
  ]);
  await mintToken(making, mine);
  const conversations = await talkToAll(making, { mine, minePublic });
  return {
    ...(imports ?? (await makeImports(api, { owner, foreigner }))),
    ...{ mine, minePublic, mineTrashed, foreign, foreignPublic, keyId, invitationId, teamId },
    ...{ conversations, conversation: conversations.owner ?? "" },
    memberId: people.spare.accountId,
    sessionId: sessionId ?? "",
  };
}

async function create(api: AccountsApi, as: Credential, is_public = false): Promise<string> {
  const body = exampleCharacter({ is_public });
  return (await api.send<Character>("POST", "/api/v1/characters", { as, body })).body.id;
}

async function invite(api: AccountsApi, as: Credential, email: string): Promise<string> {
  const body = { email, role: "viewer" };
  return (await api.send<{ id: string }>("POST", "/api/v1/invitations", { as, body })).body.id;
}

/** A second version, and labels on the first. */
async function addVersion(api: AccountsApi, as: Credential, id: string): Promise<void> {
  const path = `/api/v1/characters/${id}`;
  await api.send("PATCH", path, { as, body: { tagline: "Later" } });
  for (const label of ["production", "staging"]) {
    await api.send("PUT", `${path}/labels/${label}`, { as, body: { version: 1 } });
  }
}

async function mintToken({ api, credentials }: Making, character: string): Promise<void> {
  const token = await api.send<{ token: string }>("POST", "/api/v1/embed-tokens", {
    as: credentials.owner,
    body: { character, origin: api.url },
  });
  credentials.embedToken = { authorization: `Bearer ${token.body.token}` };
}

async function talkToAll(
  { api, credentials }: Making,
  { mine, minePublic }: Record<"mine" | "minePublic", string>,
): Promise<Things["conversations"]> {
  const talkers = [
    "viewer",
    "editor",
    "admin",
    "owner",
    "chatKey",
    "embedToken",
    "stranger",
  ] as const;
  const begun = talkers.map(async (who) => {
    const body = { character: who === "stranger" ? minePublic : mine };
    const sent = { as: credentials[who], body };
    const made = await api.send<ConversationWithTurns>("POST", "/api/v1/conversations", sent);
    return [who, made.body.id] as const;
  });
  return Object.fromEntries(await Promise.all(begun)) as Things["conversations"];
}
