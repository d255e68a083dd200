import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportCards } from "@personaforge/contract/cardExport";
import { DomainError } from "@personaforge/contract/errors";
import { demand } from "../access/can.ts";
import { personIdOf } from "../access/principal.ts";
import { parseInput } from "../errors.ts";
import { type Exchange, streamHeaders } from "../http/answer.ts";
import { readObject } from "../http/body.ts";
import { parseQuery, refuseOthers } from "../http/query.ts";
import { MethodNotAllowed, type RestDoor } from "../http/restDoor.ts";
import { findSelection } from "./exportSelection.ts";
import { zipOfCards } from "./exportZip.ts";

/** People whose ZIP this process is writing: one at a time, since it costs what it costs. */
const running = new Set<string>();

/** `POST /characters/export`: a ZIP, written while it is sent. It changes nothing. */
export async function handleExportMany(door: RestDoor, exchange: Exchange): Promise<void> {
  const { method, principal, response } = exchange;
  if (method !== "POST") throw new MethodNotAllowed(["POST"]);
  refuseOthers(parseQuery(exchange.query), new Set());
  // A selection is made in one's own list; what of it others made is asked for each.
  demand(principal, "character.list");
  demand(principal, "character.export");
  const { ids, format } = parseInput(exportCards, await readObject(exchange.request));
  const context = door.contextOf(exchange);
  const selection = await findSelection(door.services, context, ids);
  const person = personIdOf(principal);
  if (running.has(person)) throw alreadyRunning();
  running.add(person);
  try {
    const pieces = zipOfCards(door.services, selection, format);
    streamHeaders(exchange);
    const day = new Date().toISOString().slice(0, "2026-11-22".length);
    response.writeHead(200, {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="characters-${day}.zip"`,
    });
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    // The ZIP is cut off and has no directory, so no reader takes it for a whole one.
    if ((error as { code?: unknown }).code === "ERR_STREAM_PREMATURE_CLOSE") return;
    if (!response.headersSent) throw error;
    door.onError(error, exchange, exchange.path);
  } finally {
    running.delete(person);
  }
}

function alreadyRunning(): DomainError {
  return new DomainError(
    "RATE_LIMITED",
    "A ZIP is being written for you already. Wait until it is there, or stop it.",
    { retryAfter: 5 },
  );
}
