import type { ChatEvent, Turn } from "@personaforge/contract/conversation";
import { errorFacts } from "../errors.ts";
import { once } from "../idempotency/idempotency.service.ts";
import { type Exchange, sendJson, streamHeaders, toProblem } from "./answer.ts";
import { readObject } from "./body.ts";
import { callProcedure } from "./callProcedure.ts";
import { parseQuery, refuseOthers } from "./query.ts";
import { type RestDoor, refuseTwice } from "./restDoor.ts";

/** The path that the procedure `conversations.send` has on REST. */
export const messagesPath = /^\/conversations\/([^/]+)\/messages$/;

type Events = AsyncGenerator<ChatEvent, void>;

/**
 * `POST /conversations/{id}/messages`: the reply as `text/event-stream` when that is asked for, else
 * the character's turn as JSON when it is whole. Leaving the stream stops the reply.
 */
export async function handleMessages(
  door: RestDoor,
  exchange: Exchange,
  conversationId: string,
): Promise<void> {
  const { request, response } = exchange;
  refuseOthers(parseQuery(exchange.query), new Set());
  const body = await readObject(request);
  refuseTwice(body, "conversation_id");
  const input = { ...body, conversation_id: conversationId };
  const left = new AbortController();
  response.once("close", () => left.abort());
  const context = door.contextOf(exchange);
  const send = () =>
    callProcedure(door.router, context, {
      path: "conversations.send",
      type: "mutation",
      input,
      signal: left.signal,
    }) as Promise<Events>;
  const wantsStream = request.headers.accept?.includes("text/event-stream") === true;
  const deliver = wantsStream
    ? async () => streamEvents(door, exchange, await send())
    : async () => lastTurn(await send());
  const key = request.headers["idempotency-key"];
  const route = "conversations.send";
  const turn =
    typeof key === "string"
      ? await once({ services: door.services, context }, { key, route, input }, deliver)
      : await deliver();
  if (!wantsStream) return sendJson(exchange, { status: 200, body: JSON.stringify(turn) });
  if (response.headersSent) return;
  // The key was used before: the stored turn is the whole stream.
  beginStream(exchange);
  response.end(eventText("done", { type: "done", turn, demo: door.services.provider.demo }));
}

async function lastTurn(events: Events): Promise<Turn> {
  for await (const event of events) if (event.type === "done") return event.turn;
  throw new Error("the reply ended without done");
}

async function streamEvents(
  door: RestDoor,
  exchange: Exchange,
  events: Events,
): Promise<Turn | null> {
  const { response } = exchange;
  let turn: Turn | null = null;
  // Held back until the model answered, so that a refusal still has its status.
  const early: string[] = [];
  try {
    for await (const event of events) {
      if (event.type === "start") early.push(eventText("start", event));
      else {
        if (!response.headersSent) beginStream(exchange);
        const text = early.splice(0).join("") + eventText(event.type, event);
        if (!response.write(text)) await drained(exchange);
      }
      if (event.type === "done") turn = event.turn;
    }
  } catch (error) {
    if (!response.headersSent) throw error;
    door.onError(error, exchange, exchange.path);
    response.write(eventText("error", toProblem(errorFacts(error), exchange.requestId)));
  }
  response.end();
  return turn;
}

function beginStream(exchange: Exchange): void {
  streamHeaders(exchange);
  exchange.response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
}

function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A reader that is slower than the model holds the model back; one that left does not. */
function drained({ response }: Exchange): Promise<void> {
  return new Promise((resolve) => {
    if (response.closed || response.destroyed) return resolve();
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.once("drain", done).once("close", done);
  });
}
