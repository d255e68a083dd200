import { defectOf, sendAny } from "@personaforge/api/testing/answers";
import { plantNames } from "@personaforge/api/testing/plantNames";
import { type AnyRequest, sampleRequests } from "@personaforge/api/testing/requests";
import { startBenchDatabase, temporaryFolder } from "../api/benchDatabase.ts";
import { startProduct } from "../api/startContenders.ts";
import type { Cleanup } from "../system/cleanup.ts";
import { Tally } from "./tally.ts";

export interface FuzzOptions {
  runs: number;
  seed: number;
  /** A server that runs already; else one is started, in local mode, with a database of its own. */
  url: string | undefined;
  /** Sent with every request, as `Authorization: Bearer …`. */
  header: string | undefined;
  /** The entry of the server that is started. */
  server: string;
}

// Enough to keep the server busy, few enough that a late answer is not the queue's fault.
const lanes = 4;
const slice = 500;

/** Sends generated requests to a server; true when each was answered in time, in shape and without a failure. */
export async function runFuzz(options: FuzzOptions, cleanup: Cleanup): Promise<boolean> {
  const { runs, seed } = options;
  const url = options.url ?? (await startOwn(options.server, cleanup));
  const headers = headersOf(options.header);
  const post = (path: string, body: object) => postJson(url + path, body, headers);
  const names = await plantNames(post);
  const tally = new Tally();
  for (let done = 0; done < runs && !tally.isLost; done += slice) {
    const count = Math.min(slice, runs - done);
    const requests = sampleRequests(names, { count, seed: seed + done });
    const queue = requests.map((request) => ({
      ...request,
      headers: { ...headers, ...request.headers },
    }));
    await Promise.all(Array.from({ length: lanes }, () => askAll(url, queue, tally)));
    for (const id of names.characters) await post(`/api/v1/characters/${id}/undelete`, {});
  }
  const alive = await fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
  console.log(tally.report({ seed, alive }));
  return alive && tally.defects.length === 0;
}

async function startOwn(server: string, cleanup: Cleanup): Promise<string> {
  const folder = await temporaryFolder(cleanup);
  const { url: databaseUrl } = await startBenchDatabase({ folder, ephemeral: true }, cleanup);
  return (await startProduct({ databaseUrl, folder, cleanup }, server))[0].url;
}

function headersOf(header: string | undefined): Record<string, string> {
  const [, name, value] = /^([^:]+):\s*(.*)$/.exec(header ?? "") ?? [];
  return name === undefined || value === undefined ? {} : { [name]: value };
}

async function postJson(url: string, body: object, more: Record<string, string>): Promise<unknown> {
  const headers = { "content-type": "application/json", ...more };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return answer.json();
}

async function askAll(url: string, queue: AnyRequest[], tally: Tally): Promise<void> {
  for (let request = queue.pop(); request !== undefined; request = queue.pop()) {
    try {
      const answer = await sendAny(url, request);
      tally.add(request, answer.status, defectOf(request, answer));
    } catch (error) {
      tally.add(request, 0, error instanceof Error ? error.message : "no answer");
    }
  }
}
