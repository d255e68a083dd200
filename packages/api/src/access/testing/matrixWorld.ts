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

/** The things that the rows are about. */
export interface Things {
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
  /** Sessions that are not in use, by whose they are. */
  sessions: Partial<Record<Who, string>>;
}

export interface World {
  readonly api: AccountsApi;
  readonly credentials: Readonly<Record<Who, Credential>>;
  readonly teamId: string;
  /** Made anew when something was changed. */
  fresh(): Promise<Things>;
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
  const key = async (scopes: string[], origins: string[] = []) => {
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
  const fresh = () => makeThings({ api, credentials, people, teamId, key });
  return { api, credentials, teamId, fresh };
}

interface Making {
  api: AccountsApi;
  credentials: Record<Who, Credential>;
  people: Record<"foreigner" | "spare", Person>;
  teamId: string;
  key(scopes: string[]): Promise<{ id: string }>;
}

async function makeThings({ api, credentials, people, teamId, key }: Making): Promise<Things> {
  const { owner } = credentials;
  const foreigner = people.foreigner.credential;
  const create = async (as: Credential, is_public: boolean) => {
    const body = exampleCharacter({ is_public });
    return (await api.send<Character>("POST", "/api/v1/characters", { as, body })).body.id;
  };
  const mine = await create(owner, false);
  const minePublic = await create(owner, true);
  const mineTrashed = await create(owner, false);
  await api.send("DELETE", `/api/v1/characters/${mineTrashed}`, { as: owner });
  const change = { as: owner, body: { tagline: "Later" } };
  await api.send("PATCH", `/api/v1/characters/${minePublic}`, change);
  const label = `/api/v1/characters/${minePublic}/labels`;
  for (const name of ["production", "staging"]) {
    await api.send("PUT", `${label}/${name}`, { as: owner, body: { version: 1 } });
  }
  const token = await api.send<{ token: string }>("POST", "/api/v1/embed-tokens", {
    as: owner,
    body: { character: mine, origin: api.url },
  });
  credentials.embedToken = { authorization: `Bearer ${token.body.token}` };
  const talk = async (who: Who, character = mine) => {
    const sent = { as: credentials[who], body: { character } };
    return (await api.send<ConversationWithTurns>("POST", "/api/v1/conversations", sent)).body.id;
  };
  const talkers = ["viewer", "editor", "admin", "owner", "chatKey", "embedToken"] as const;
  const conversations: Things["conversations"] = {};
  for (const who of talkers) conversations[who] = await talk(who);
  conversations.stranger = await talk("stranger", minePublic);
  await addMember(api.db, teamId, { account: people.spare, role: "viewer" });
  const email = "invited@example.org";
  const invited = await api.send<{ id: string }>("POST", "/api/v1/invitations", {
    as: owner,
    body: { email, role: "viewer" },
  });
  return {
    ...{ mine, minePublic, mineTrashed, conversations },
    foreign: await create(foreigner, false),
    foreignPublic: await create(foreigner, true),
    conversation: conversations.owner ?? "",
    keyId: (await key(["chat"])).id,
    invitationId: invited.body.id,
    memberId: people.spare.accountId,
    sessions: {},
  };
}
