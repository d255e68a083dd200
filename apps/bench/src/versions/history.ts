import { isDeepStrictEqual } from "node:util";
import { en, Faker } from "@faker-js/faker";
import { createWriter, type WrittenCharacter } from "../api/characterText.ts";
import { contentFrom, contentHash } from "../servers/bareCharacters.ts";
import { begin, type Scenario } from "./scenarios.ts";

/** A character with many versions, as they were sent. */
export interface History {
  id: string;
  /** The content of version 1 first. */
  contents: WrittenCharacter[];
  /** Milliseconds of each save after the first. */
  saves: number[];
}

interface Answer {
  id: string;
  version: number;
  content_hash: string;
}

/** Creates a character and edits it over REST until it has this many versions. */
export async function makeHistory(
  { url, versions }: { url: string; versions: number },
  { name, edit }: Scenario,
  saved: () => Promise<void>,
): Promise<History> {
  const author = { faker: new Faker({ locale: en, seed: 4 }), write: createWriter(5) };
  let content = begin(author);
  const { id } = await send(url, "POST", content);
  const history: History = { id, contents: [content], saves: [] };
  for (let turn = 0; history.contents.length < versions; turn++) {
    const changes = edit(content, author, turn);
    content = { ...content, ...changes };
    const sent = performance.now();
    const answer = await send(`${url}/${id}`, "PATCH", changes);
    history.saves.push(performance.now() - sent);
    history.contents.push(content);
    if (answer.version !== turn + 2 || answer.content_hash !== hashOf(content)) {
      throw new Error(`edit ${turn} of "${name}" did not make the version that was sent`);
    }
    await saved();
  }
  return history;
}

/** Reads every version back, and refuses one that differs from what was sent. */
export async function demandAsSent(url: string, { id, contents }: History): Promise<void> {
  for (const [index, content] of contents.entries()) {
    const version = index + 1;
    const response = await fetch(`${url}/${id}?version=${version}`);
    const read = (await response.json()) as Record<string, unknown>;
    const fields = Object.keys(content).map((field) => [field, read[field]]);
    if (read["version"] === version && isDeepStrictEqual(Object.fromEntries(fields), content)) {
      continue;
    }
    throw new Error(`version ${version} is not what was sent: ${JSON.stringify(read)}`);
  }
}

async function send(url: string, method: string, data: object): Promise<Answer> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method, headers, body: JSON.stringify(data) });
  if (!response.ok) throw new Error(`${method} answered ${await response.text()}`);
  return (await response.json()) as Answer;
}

function hashOf(written: WrittenCharacter): string | null {
  const content = contentFrom(written);
  return content && contentHash(content);
}
