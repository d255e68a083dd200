import { setTimeout as sleep } from "node:timers/promises";
import type { ImportJob } from "@personaforge/contract/import";
import { cardPictures } from "./cardPictures.ts";

/** About 100 MB. */
const perRequest = 200;

export interface SentCards {
  job: ImportJob;
  /** Seconds until every file was stored, and from the first byte until everything was imported. */
  uploadSeconds: number;
  seconds: number;
}

/** Imports so many cards over HTTP, as the browser does: in requests of a bounded size, then a start. */
export async function sendCards(url: string, count: number): Promise<SentCards> {
  const imports = `${url}/api/v1/imports`;
  const make = cardPictures();
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  let id: string | null = null;
  for (let sent = 0; sent < count; sent += perRequest) {
    const form = new FormData();
    if (id === null && count > perRequest) form.append("open", "true");
    for (let n = sent; n < Math.min(count, sent + perRequest); n++) {
      form.append("file", new Blob([make(n) as Buffer<ArrayBuffer>]), `card-${n}.png`);
    }
    const path: string = id === null ? imports : `${imports}/${id}/files`;
    id = (await answerOf(fetch(path, { method: "POST", body: form }))).id;
  }
  const uploadSeconds = seconds();
  if (id === null) throw new Error("no card was sent");
  if (count > perRequest) await answerOf(fetch(`${imports}/${id}/start`, { method: "POST" }));
  for (;;) {
    const job = await answerOf(fetch(`${imports}/${id}`));
    if (job.state === "done") return { job, uploadSeconds, seconds: seconds() };
    await sleep(250);
  }
}

async function answerOf(request: Promise<Response>): Promise<ImportJob> {
  const answer = await request;
  if (!answer.ok)
    throw new Error(`an import was answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as ImportJob;
}
