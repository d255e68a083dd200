import type { Character } from "@personaforge/contract/character";
import type { Conversation } from "@personaforge/contract/conversation";
import { v7 as uuidv7 } from "uuid";
import type { AccountsApi, Person } from "../../testing/accountsApi.ts";
import { exampleCharacter } from "../../testing/examples.ts";
import { makeTeam } from "./teams.ts";

/** Stands in every text that somebody wrote in {@link liveFully}, and nowhere else. */
export const ownWord = "Quokkasong";

export interface Life {
  /** A public character of theirs, with five versions. */
  character: Character;
  /** A team in which the other one is an owner too, and a character there that both wrote. */
  team: string;
  teamCharacter: Character;
  /** A team in which they are alone. */
  alone: string;
}

/** Has somebody leave something in every place there is for a person's things. */
export async function liveFully(api: AccountsApi, who: Person, other: Person): Promise<Life> {
  const team = await makeTeam(api, "Shared", [
    [who, "owner"],
    [other, "owner"],
  ]);
  const alone = await makeTeam(api, `${ownWord} Ltd`, [[who, "owner"]]);
  const character = await write(api, who, { name: `${ownWord} the first` });
  await write(api, who, { name: `${ownWord} in my team`, workspace: alone });
  const teamCharacter = await write(api, other, { name: "Ours", workspace: team });
  await write(api, who, { name: `${ownWord} gone` }).then(({ id }) =>
    api.send("DELETE", `/api/v1/characters/${id}`, { as: who.credential }),
  );
  await inTeam(api, { who, team, character: teamCharacter });
  await talk(api, { as: who, character, text: `${ownWord}?` });
  await talk(api, { as: other, character, text: "A visitor's words" });
  await keys(api, who, [who.ownerId, team, alone]);
  for (const place of [who.ownerId, team]) await importFile(api, who, place);
  await letters(api, who, other);
  return { character, team, teamCharacter, alone };
}

async function write(
  { send }: AccountsApi,
  { credential: as }: Person,
  { name, workspace }: { name: string; workspace?: string },
): Promise<Character> {
  const headers = workspace === undefined ? {} : { "pf-workspace": workspace };
  const post = { as, headers: { ...headers, "idempotency-key": uuidv7() } };
  const body = exampleCharacter({ name, is_public: true });
  const made = await send<Character>("POST", "/api/v1/characters", { ...post, body });
  const path = `/api/v1/characters/${made.body.id}`;
  for (let number = 2; number <= 5; number++) {
    await send("PATCH", path, { as, headers, body: { tagline: `${name} ${number}` } });
  }
  const label = encodeURIComponent(`${name.slice(0, 20)} ✓`);
  await send("PUT", `${path}/labels/${label}`, { as, headers, body: { version: 3 } });
  await send("PUT", `${path}/draft`, { as, headers, body: { content: { name } } });
  return (await send<Character>("GET", path, { as, headers })).body;
}

interface InTeam {
  who: Person;
  team: string;
  character: Character;
}

/** A version, a draft and a conversation in a workspace of others. */
async function inTeam(api: AccountsApi, { who, team, character }: InTeam): Promise<void> {
  const path = `/api/v1/characters/${character.id}`;
  const options = { as: who.credential, headers: { "pf-workspace": team } };
  await api.send("PATCH", path, { ...options, body: { tagline: "Said for all of us" } });
  await api.send("PUT", `${path}/draft`, { ...options, body: { content: { tagline: ownWord } } });
  await talk(api, { as: who, character, text: `${ownWord} in the team`, team });
}

interface Talk {
  as: Person;
  character: Character;
  text: string;
  team?: string;
}

async function talk(api: AccountsApi, { as, character, text, team }: Talk): Promise<void> {
  const made = await api.send<Conversation>("POST", "/api/v1/conversations", {
    as: as.credential,
    headers: team === undefined ? {} : { "pf-workspace": team },
    body: { character: character.id },
  });
  const of = { owner_id: team ?? as.ownerId };
  const turn = { ...of, id: uuidv7(), conversation_id: made.body.id, position: 1, text };
  await api.db
    .insertInto("turn")
    .values({ ...turn, role: "character", state: "complete" })
    .execute();
  const request = { user: { name: text } };
  await api.db
    .insertInto("turn_prompt")
    .values({ ...of, turn_id: turn.id, request, report: {}, lore_state: {} })
    .execute();
}

async function importFile({ db }: AccountsApi, who: Person, place: string): Promise<void> {
  const id = uuidv7();
  const of = {
    owner_id: place,
    person_id: who.ownerId,
    request_id: uuidv7(),
    door: "api",
  } as const;
  await db
    .insertInto("import")
    .values({ id, ...of, state: "done", dry_run: false })
    .execute();
  const item = {
    import_id: id,
    position: 1,
    name: `${ownWord}.png`,
    size: 9,
    state: "failed",
  } as const;
  await db
    .insertInto("import_item")
    .values({ id: uuidv7(), ...item, reason: "unreadable" })
    .execute();
}

async function keys({ db }: AccountsApi, who: Person, places: readonly string[]): Promise<void> {
  for (const place of places) {
    const id = uuidv7();
    const hash = id.replaceAll("-", "").repeat(2);
    const name = place === who.ownerId ? `${ownWord} key` : "A key of the team";
    await db
      .insertInto("api_key")
      .values({
        ...{ id, name, owner_id: place, created_by: who.ownerId, prefix: "pf_live_ab12" },
        ...{ secret_hash: hash, scopes: ["chat"], origins: [] },
      })
      .execute();
    const day = "2026-11-22";
    await db.insertInto("api_key_use").values({ key_id: id, day, requests: 3 }).execute();
    for (const actor of [id, who.ownerId]) {
      await db
        .insertInto("token_use")
        .values({ owner_id: place, actor_id: actor, day, tokens: 5 })
        .execute();
    }
  }
}

/** Invitations to them and from them, and links that were mailed. */
async function letters({ db }: AccountsApi, who: Person, other: Person): Promise<void> {
  const expires_at = new Date(Date.now() + 3_600_000).toISOString();
  const invite = async (owner_id: string, email: string, invited_by: string) => {
    const id = uuidv7();
    const token_hash = id.replaceAll("-", "").repeat(2);
    await db
      .insertInto("invitation")
      .values({ id, owner_id, email, invited_by, token_hash, expires_at, role: "editor" })
      .execute();
  };
  await invite(other.ownerId, who.email, other.ownerId);
  await invite(other.ownerId, "somebody@example.org", who.ownerId);
  await invite(who.ownerId, "friend@example.org", who.ownerId);
  for (const value of [who.accountId, JSON.stringify({ email: who.email }), other.accountId]) {
    await db
      .insertInto("verification")
      .values({ id: uuidv7(), identifier: uuidv7(), value, expires_at })
      .execute();
  }
  await db
    .insertInto("two_factor")
    .values({ id: uuidv7(), account_id: who.accountId, secret: ownWord, backup_codes: ownWord })
    .execute();
}
