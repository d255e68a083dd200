import { getImport, type ImportJob } from "@personaforge/contract/import";
import { demand } from "../access/can.ts";
import { parseInput } from "../errors.ts";
import { type Exchange, streamHeaders } from "../http/answer.ts";
import { parseQuery, refuseOthers } from "../http/query.ts";
import { MethodNotAllowed, type RestDoor } from "../http/restDoor.ts";
import { follow } from "./follow.ts";

// Proxies close what is silent for 60 s.
const pingEvery = 15_000;

/** `GET /imports/{id}/events`: an import as `text/event-stream`, until nothing is under way. */
export async function handleEvents(
  door: RestDoor,
  exchange: Exchange,
  part: string,
): Promise<void> {
  const { method, query, response } = exchange;
  if (method !== "GET") throw new MethodNotAllowed(["GET"]);
  refuseOthers(parseQuery(query), new Set());
  demand(exchange.principal, "import.read");
  const left = new AbortController();
  response.once("close", () => left.abort());
  const { id } = parseInput(getImport, { id: part });
  const events = follow(door.services, door.contextOf(exchange), { id, signal: left.signal });
  // Read before the status is sent, so that a refusal has its own.
  const first = await events.next();
  streamHeaders(exchange);
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  const ping = setInterval(() => response.write(": still there\n\n"), pingEvery);
  try {
    if (first.done !== true) response.write(eventText(first.value));
    for await (const event of events) response.write(eventText(event));
    response.end();
  } catch (error) {
    const isOver = left.signal.aborted || door.services.imports.progress.closing.aborted;
    if (!isOver) door.onError(error, exchange, exchange.path);
    // Cut off: an end would say that nothing is under way any more.
    response.destroy();
  } finally {
    clearInterval(ping);
  }
}

const eventText = (job: ImportJob) => `event: import\ndata: ${JSON.stringify(job)}\n\n`;
