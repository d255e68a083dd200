import type { Contender } from "../api/contender.ts";
import type { Cleanup } from "../system/cleanup.ts";
import type { History } from "./history.ts";
import { anyVersions } from "./reads.ts";
import { tapWire } from "./wire.ts";

/** How often the product waits for Postgres, on average of some requests. */
export interface RoundTrips {
  newest: number;
  anyVersion: number;
  save: number;
}

const asked = 100;

/** Starts the product once more, on a wire that counts, for the counting would slow the other down. */
export async function countRoundTrips(
  { databaseUrl, histories, cleanup }: CountOptions,
  start: (databaseUrl: string) => Promise<Contender>,
): Promise<RoundTrips> {
  const wire = await tapWire(databaseUrl, cleanup);
  const product = await start(wire.url);
  const [{ id }] = histories as [History];
  const { path } = product.door.get(id);
  const versions = anyVersions(product, histories);
  const average = async (request: (index: number) => Promise<Response>) => {
    // Each connection of the pool is opened by a first request, and says more than a later one.
    await Promise.all(Array.from({ length: 10 }, (_, index) => demand(request(-1 - index))));
    const before = wire.roundTrips();
    for (let index = 0; index < asked; index++) await demand(request(index));
    return (wire.roundTrips() - before) / asked;
  };
  const url = (of: string) => product.url + of;
  const headers = { "content-type": "application/json" };
  return {
    newest: await average(() => fetch(url(path))),
    anyVersion: await average((index) => fetch(url(versions.at(index)?.path ?? path))),
    save: await average((index) => {
      const body = JSON.stringify({ tone_description: `Calm, for the ${index}th time.` });
      return fetch(url(path), { method: "PATCH", body, headers });
    }),
  };
}

export interface CountOptions {
  databaseUrl: string;
  histories: readonly History[];
  cleanup: Cleanup;
}

async function demand(sent: Promise<Response>): Promise<void> {
  const response = await sent;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
}
