import { expect, test } from "@playwright/test";
import { type App, removeFolder, startApp, temporaryFolder } from "./app.ts";

const lives = 6;
const writesOfALife = 170;
const writers = 8;

interface Made {
  id: string;
  name: string;
}

/** Creates characters until the app dies under it, and notes each that was acknowledged. */
async function write(app: App, acknowledged: Map<string, string>): Promise<void> {
  for (;;) {
    const name = `Written ${crypto.randomUUID()}`;
    const response = await fetch(`${app.url}/characters`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, personality_summary: "Must not be lost." }),
    }).catch(() => null);
    if (response === null) return;
    if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
    const made = (await response.json().catch(() => null)) as Made | null;
    if (made === null) return;
    acknowledged.set(made.id, made.name);
  }
}

async function readAll(app: App): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let cursor = "";
  do {
    const response = await fetch(`${app.url}/api/v1/characters?limit=100${cursor}`);
    const page = (await response.json()) as { items: Made[]; next_cursor: string | null };
    for (const { id, name } of page.items) found.set(id, name);
    cursor = page.next_cursor === null ? "" : `&cursor=${page.next_cursor}`;
  } while (cursor !== "");
  return found;
}

test("kill -9 in the middle of writes loses nothing that was acknowledged", async () => {
  test.setTimeout(240_000);
  const dataDir = await temporaryFolder();
  const acknowledged = new Map<string, string>();
  for (let life = 1; life <= lives; life++) {
    const app = await startApp({ dataDir });
    const wanted = life * writesOfALife;
    const writing = Array.from({ length: writers }, () => write(app, acknowledged));
    await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThanOrEqual(wanted);
    await app.stop("SIGKILL");
    await Promise.all(writing);
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(1_000);
  const app = await startApp({ dataDir });
  const found = await readAll(app);
  const missing = [...acknowledged].filter(([id, name]) => found.get(id) !== name);
  expect(missing).toEqual([]);
  expect(await app.stop()).toBe(0);
  await removeFolder(dataDir);
});
