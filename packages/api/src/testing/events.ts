/** Reads a `text/event-stream` answer to its end and returns the data of its events. */
export async function readEvents(
  url: string,
  body: unknown,
  { signal, headers }: { signal?: AbortSignal; headers?: Record<string, string> } = {},
): Promise<unknown[]> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream", ...headers },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  const text = await response.text();
  return text
    .split("\n\n")
    .filter((event) => event !== "")
    .map((event) => JSON.parse(event.slice(event.indexOf("data: ") + 6)) as unknown);
}

/** One event of a `text/event-stream`; `data` is parsed, and null when it is empty. */
export interface ServerSentEvent {
  event: string;
  id: string | null;
  data: unknown;
}

/** Reads a `text/event-stream` answer event by event; leaving the loop closes the request. */
export async function* openEvents(
  url: string,
  { headers }: { headers?: Record<string, string> } = {},
): AsyncGenerator<ServerSentEvent, void> {
  const left = new AbortController();
  try {
    const response = await fetch(url, {
      headers: { accept: "text/event-stream", ...headers },
      signal: left.signal,
    });
    let unread = "";
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (unread + text).split("\n\n");
      unread = blocks.pop() ?? "";
      for (const block of blocks.filter((lines) => lines.trim() !== "")) yield readEvent(block);
    }
  } finally {
    left.abort();
  }
}

function readEvent(block: string): ServerSentEvent {
  const fields = new Map(
    block
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  const data = fields.get("data") ?? "";
  return {
    event: fields.get("event") ?? "message",
    id: fields.get("id") ?? null,
    data: data === "" ? null : (JSON.parse(data) as unknown),
  };
}
