import type { Character } from "@personaforge/contract/character";
import type { createApiKey, MadeApiKey } from "@personaforge/contract/apiKey";
import type * as z from "zod";
import type { AccountsApi, Credential } from "../../testing/accountsApi.ts";
import { exampleCharacter } from "../../testing/examples.ts";

export const everyScope = [
  "characters:read",
  "characters:write",
  "characters:publish",
  "chat",
] as const;

export function bearer(text: string): Credential {
  return { authorization: `Bearer ${text}` };
}

/** Makes a key as somebody; with every scope and no origin unless said. */
export async function makeKey(
  api: AccountsApi,
  as: Credential,
  body: Partial<z.input<typeof createApiKey>> = {},
): Promise<MadeApiKey> {
  const given = { name: "Robot", scopes: [...everyScope], ...body };
  const made = await api.send<MadeApiKey>("POST", "/api/v1/api-keys", { as, body: given });
  if (made.status !== 201) throw new Error(`no key was made: ${JSON.stringify(made.body)}`);
  return made.body;
}

export async function makeCharacter(
  api: AccountsApi,
  as: Credential,
  body: object = {},
): Promise<Character> {
  const given = exampleCharacter(body);
  const made = await api.send<Character>("POST", "/api/v1/characters", { as, body: given });
  if (made.status !== 201) throw new Error(`no character was made: ${JSON.stringify(made.body)}`);
  return made.body;
}

/** Every row of every table, as text. */
export async function everythingStored(api: AccountsApi): Promise<string> {
  const tables = (await api.sql(
    "select tablename from pg_tables where schemaname = 'public' order by tablename",
  )) as { tablename: string }[];
  const rows = await Promise.all(
    tables.map(({ tablename }) => api.sql(`select t::text from "${tablename}" t`)),
  );
  return JSON.stringify(rows);
}
