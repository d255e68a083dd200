import { askRest, keyHeader } from "./rest.ts";
import type { Connection } from "./subscription.ts";

/** Where REST has what makes something: of the two doors it is the one that knows Idempotency-Key. */
export const restPaths = {
  "characters.create": "/characters",
  "gallery.fork": "/gallery/characters/{id}/fork",
  "versions.save": "/characters/{id}/versions",
  "versions.restore": "/characters/{id}/versions/{number}/restore",
  "versions.branch": "/characters/{id}/versions/{number}/branch",
  "conversations.create": "/conversations",
  "conversations.replay": "/conversations/{id}/replay",
} as const;

export type Creation = keyof typeof restPaths;

/** Calls a procedure through REST: what its path names stands there, the rest in the body. */
export function createOnce<Output>(
  connection: Connection,
  name: Creation,
  key: string,
): (input: object, signal: AbortSignal) => Promise<Output> {
  return async (input, signal) => {
    const headers = keyHeader(key);
    const body: Record<string, unknown> = { ...input };
    const path = restPaths[name].replaceAll(/\{(\w+)\}/g, (_, field: string) => {
      const value = encodeURIComponent(String(body[field]));
      delete body[field];
      return value;
    });
    const response = await askRest(connection, { method: "POST", path, body, headers, signal });
    return (await response.json()) as Output;
  };
}
