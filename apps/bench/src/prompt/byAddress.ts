import type { Client } from "pg";
import { Pool } from "undici";
import type { Contender } from "../api/contender.ts";
import { median } from "../api/summary.ts";
import { cpuBetween, readProcesses, treeOf } from "../system/processes.ts";
import { conversationWriter } from "./conversations.ts";

/** A prompt asked for by its address, one request after the other. */
export interface AddressRow {
  what: string;
  requests: number;
  /** Milliseconds: by the clock, median and 99th percentile of all; CPU of the server, median of the rounds. */
  p50: number;
  p99: number;
  cpu: number;
  /** Transactions that wrote to the database, all requests together. */
  writes: number;
  /** The most CPU that it may take; null when nothing was promised. */
  goal: number | null;
}

export interface AddressPlan {
  product: Contender;
  client: Client;
  rounds: number;
  /** Of one kind in one round. */
  requests: number;
}

interface Kind {
  what: string;
  status: number;
  goal: number | null;
  ask: Parameters<Pool["request"]>[0];
}

interface Sample {
  latencies: number[];
  cpu: number;
  writes: number;
}

/** Compiles over HTTP: known to the caller, known to the server, and a conversation of 40 turns. */
export async function benchAddress(plan: AddressPlan): Promise<AddressRow[]> {
  const pool = new Pool(plan.product.url, { connections: 1, pipelining: 1 });
  try {
    const kinds = await kindsOf(plan.product, pool);
    const samples = new Map(kinds.map((kind) => [kind, [] as Sample[]]));
    for (let round = -1; round < plan.rounds; round++) {
      for (const kind of kinds) {
        const sample = await take(plan, pool, kind);
        if (round >= 0) samples.get(kind)?.push(sample);
      }
    }
    return [...samples].map(([kind, own]) => rowOf(kind, own));
  } finally {
    await pool.destroy();
  }
}

async function kindsOf({ door }: Contender, pool: Pool): Promise<Kind[]> {
  const { character, history, message } = conversationWriter(31)();
  const json = { "content-type": "application/json" };
  const { path, body } = door.create(character);
  const made = await pool.request({ path, method: "POST", body: body ?? null, headers: json });
  const { id } = door.dataOf(await made.body.json()) as { id: string };
  const address = `${door.get(id).path}/prompt?target=openai&user=Sam`;
  const first = await pool.request({ path: address, method: "GET" });
  await first.body.text();
  const etag = String(first.headers["etag"]);
  const post = {
    path: `${door.get(id).path}/prompt`,
    method: "POST",
    body: JSON.stringify({ target: "openai", user: "Sam", history, message }),
    headers: json,
  } as const;
  return [
    {
      ...{ what: "GET, 304", status: 304, goal: 5 },
      ask: { path: address, method: "GET", headers: { "if-none-match": etag } },
    },
    { what: "GET, 200", status: 200, goal: null, ask: { path: address, method: "GET" } },
    { what: "POST, 40 turns", status: 200, goal: null, ask: post },
  ];
}

async function take({ product, client, requests }: AddressPlan, pool: Pool, kind: Kind) {
  const latencies: number[] = [];
  const written = await transactionsThatWrote(client);
  const before = readProcesses();
  for (let sent = 0; sent < requests; sent++) {
    const start = performance.now();
    const { statusCode, body } = await pool.request(kind.ask);
    const text = await body.text();
    latencies.push(performance.now() - start);
    if (statusCode === kind.status) continue;
    throw new Error(`${kind.what} was answered with ${statusCode}: ${text.slice(0, 500)}`);
  }
  const after = readProcesses();
  const microseconds = cpuBetween(before, after, treeOf(after, product.pid));
  const writes = (await transactionsThatWrote(client)) - written;
  return { latencies, cpu: microseconds / 1_000 / requests, writes };
}

/** Postgres numbers a transaction when it first writes, and no other. */
async function transactionsThatWrote(client: Client): Promise<number> {
  const { rows } = await client.query<{ next: string }>(
    "select pg_snapshot_xmax(pg_current_snapshot())::text as next",
  );
  return Number(rows[0]?.next);
}

function rowOf({ what, goal }: Kind, samples: readonly Sample[]): AddressRow {
  const latencies = samples.flatMap((sample) => sample.latencies).toSorted((a, b) => a - b);
  return {
    ...{ what, goal },
    requests: latencies.length,
    p50: median(latencies),
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? NaN,
    cpu: median(samples.map(({ cpu }) => cpu)),
    writes: samples.reduce((sum, { writes }) => sum + writes, 0),
  };
}
