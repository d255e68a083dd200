import type { LoadRequest } from "../load/load.ts";
import type { ServerProcess } from "../system/serverProcess.ts";

export const operations = ["get", "list", "create"] as const;
export type Operation = (typeof operations)[number];

/** How a server is asked for each operation, and where the data stands in what it answers. */
export interface Door {
  operations: readonly Operation[];
  get(id: string): LoadRequest;
  list(limit: number): LoadRequest;
  create(body: object): LoadRequest;
  dataOf(answer: unknown): unknown;
}

export interface Contender extends ServerProcess {
  name: string;
  door: Door;
}

/** The addresses that the bare server, PersonaForge's REST and FastAPI have in common. */
export function restDoor(prefix: string): Door {
  return {
    operations,
    get: (id) => ({ path: `${prefix}/characters/${id}` }),
    list: (limit) => ({ path: `${prefix}/characters?limit=${limit}` }),
    create: (body) => ({ path: `${prefix}/characters`, body: JSON.stringify(body) }),
    dataOf: (answer) => answer,
  };
}

/** As PersonaForge's own client asks: a batch of one. */
export const trpcDoor: Door = {
  operations,
  get: (id) => ({ path: trpcPath("characters.get", { id }) }),
  list: (limit) => ({ path: trpcPath("characters.list", { limit }) }),
  create: (body) => ({
    path: "/api/trpc/characters.create?batch=1",
    body: JSON.stringify({ 0: body }),
  }),
  dataOf: (answer) => (answer as [{ result: { data: unknown } }])[0].result.data,
};

function trpcPath(procedure: string, input: object): string {
  const inputs = encodeURIComponent(JSON.stringify({ 0: input }));
  return `/api/trpc/${procedure}?batch=1&input=${inputs}`;
}

/** Answers every address with the same bytes. */
export const constantDoor: Door = { ...restDoor(""), operations: ["get"] };
