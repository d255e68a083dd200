import { type Character, createClient } from "@personaforge/client";
import { expect } from "@playwright/test";
import { startFakeOpenai } from "@personaforge/llm/fakeOpenai/server";
import { type App, removeFolder, startApp } from "../app.ts";
import { type ForeignServer, startForeignServer } from "./foreignServer.ts";
import { type Payload, payloads } from "./payloads.ts";
import { plant } from "./plantedCharacters.ts";

/** An app full of payloads, whose model says what it was told. */
export interface Scene {
  readonly app: App;
  readonly foreign: ForeignServer;
  readonly payloads: readonly Payload[];
  /** What the payloads say. */
  readonly texts: readonly string[];
  /** Public ones; one more is in the trash. */
  readonly characters: readonly Character[];
  /** The one with a history, labels and a draft. */
  readonly first: Character;
  close(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const [foreign, fake] = await Promise.all([startForeignServer(), startFakeOpenai()]);
  const app = await startApp({
    env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: "k", OPENAI_MODEL: "echo" },
  });
  const all = payloads(foreign.origin);
  const client = createClient({ baseUrl: app.url });
  const texts = all.map(({ text }) => text);
  const [first, thrownAway, ...others] = await plant(client, texts);
  if (first === undefined || thrownAway === undefined) throw new Error("Too few payloads.");
  await client.characters.delete({ id: thrownAway.id });
  const close = async () => {
    expect(await app.stop()).toBe(0);
    await Promise.all([foreign.close(), fake.close(), removeFolder(app.dataDir)]);
  };
  return { app, foreign, payloads: all, texts, characters: [first, ...others], first, close };
}
