import { once } from "node:events";
import { connect, createServer } from "node:net";
import { pipeline } from "node:stream/promises";
import type { Cleanup } from "../system/cleanup.ts";

/** A way to a Postgres on which every question is counted. */
export interface Wire {
  url: string;
  /** How often somebody asked so far and then had to wait for the answer. */
  roundTrips(): number;
}

/**
 * Stands between a program and its Postgres. Counted are the messages after which a client waits:
 * Sync, which ends a statement with parameters, and Query, which is a statement of its own, BEGIN
 * and COMMIT included. The statistics of Postgres would count a transaction of many statements once.
 */
export async function tapWire(databaseUrl: string, cleanup: Cleanup): Promise<Wire> {
  const target = new URL(databaseUrl);
  let count = 0;
  const server = createServer((client) => {
    const postgres = connect(Number(target.port), target.hostname);
    client.on(
      "data",
      waitingMessages(() => (count += 1)),
    );
    // A connection that ends early is noticed by the program that needs it.
    pipeline(client, postgres, client).catch(() => postgres.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanup.add(async () => void server.close());
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the wire has no port");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return { url: url.href, roundTrips: () => count };
}

const lengthBytes = 4;

/** Reads a client's side of the protocol: a start without a type, then type, length and content. */
export function waitingMessages(found: () => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let typeBytes = 0;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= typeBytes + lengthBytes) {
      const end = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < end) return;
      const type = String.fromCharCode(rest[0] ?? 0);
      if (typeBytes === 1 && (type === "S" || type === "Q")) found();
      typeBytes = 1;
      rest = rest.subarray(end);
    }
  };
}
