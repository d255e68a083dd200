import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DomainError } from "@personaforge/contract/errors";
import { demand } from "../access/can.ts";
import { personOf } from "../accounts/person.ts";
import type { Services } from "../context.ts";
import { type Exchange, streamHeaders } from "../http/answer.ts";
import { parseQuery, refuseOthers } from "../http/query.ts";
import { MethodNotAllowed } from "../http/restDoor.ts";
import { exportText } from "./exports.service.ts";

/** Where it stands on REST. */
export const exportPath = "/export";

/** People whose export this process is writing: one at a time, since it costs what it costs. */
const running = new Set<string>();

/**
 * `GET /export`: everything of the person as a file, see `exportDocument` in the contract. It is
 * streamed, so it stands beside the procedures and asks the same table.
 */
export async function handleExport(
  services: Pick<Services, "db" | "log">,
  exchange: Exchange,
): Promise<void> {
  const { method, principal, response } = exchange;
  if (method !== "GET" && method !== "HEAD") throw new MethodNotAllowed(["GET"]);
  refuseOthers(parseQuery(exchange.query), new Set());
  demand(principal, "account.export");
  const person = personOf({ principal });
  if (method === "HEAD") {
    beginFile(exchange);
    response.end();
    return;
  }
  if (running.has(person.personId)) throw alreadyRunning();
  running.add(person.personId);
  try {
    await sendPieces(services, exchange, exportText(services.db, person));
  } finally {
    running.delete(person.personId);
  }
}

async function sendPieces(
  { log }: Pick<Services, "log">,
  exchange: Exchange,
  pieces: AsyncGenerator<string, void>,
): Promise<void> {
  const { response, requestId } = exchange;
  // Read before the status is sent, so that a database that is away still has its own.
  const first = await pieces.next();
  beginFile(exchange);
  const all = async function* () {
    yield first.value ?? "";
    yield* pieces;
  };
  try {
    await pipeline(Readable.from(all()), response);
  } catch (error) {
    // The answer is cut off, which no reader takes for a whole one: it is not valid JSON.
    if ((error as { code?: unknown }).code === "ERR_STREAM_PREMATURE_CLOSE") return;
    log.error({ err: error, requestId }, "an export was cut off");
  }
}

function beginFile(exchange: Exchange): void {
  streamHeaders(exchange);
  const day = new Date().toISOString().slice(0, "2026-11-22".length);
  exchange.response.writeHead(200, {
    "content-type": "application/json",
    "content-disposition": `attachment; filename="personaforge-export-${day}.json"`,
  });
}

function alreadyRunning(): DomainError {
  return new DomainError(
    "RATE_LIMITED",
    "Your export is being written already. Wait until it is there, or stop it.",
    { retryAfter: 5 },
  );
}
