import { TRPCClientError } from "@trpc/client";
import type { CheckedFetch } from "./checkedFetch.ts";

/** Where a client finds the procedures, and how it asks. */
export interface Connection {
  url: string;
  headers: Record<string, string>;
  fetch: CheckedFetch;
}

/**
 * Opens a subscription when it is first read, and yields its events until the server ends it; null
 * for a sign of life. It is read with fetch: tRPC's own link needs an EventSource, which Node 20 and
 * workers do not have and which cannot send a key, and asking `changes.list` every few seconds would
 * tell of a change late and could not begin at the present end of the feed.
 */
export async function* subscribe<Event>(
  { url, headers, fetch }: Connection,
  { path, input }: { path: string; input: object },
  { signal }: { signal: AbortSignal },
): AsyncGenerator<Event | null, void> {
  const address = `${url}/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
  const accept = { ...headers, accept: "text/event-stream" };
  const response = await fetch(address, { headers: accept, signal });
  const { body } = response;
  if (body === null || response.headers.get("content-type")?.includes("json") === true) {
    throw TRPCClientError.from((await response.json()) as object, { meta: { response } });
  }
  for await (const { event, data } of eventsOf(body)) {
    if (event === "serialized-error") throw TRPCClientError.from({ error: JSON.parse(data) });
    // The others are tRPC's own: it is connected, it is alive, it is done.
    yield event === undefined ? (JSON.parse(data) as Event) : null;
  }
}

/** Server-sent events as tRPC writes them: one line of data each. */
async function* eventsOf(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<{ event: string | undefined; data: string }, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = `${rest}${decoder.decode(value, { stream: true })}`.split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = /(?:^|\n)event: ([^\n]*)/.exec(block)?.[1];
      const data = /(?:^|\n)data: ([^\n]*)/.exec(block)?.[1];
      if (data !== undefined) yield { event, data };
    }
  }
}
