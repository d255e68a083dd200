import { demand } from "../access/can.ts";
import { personOf } from "../accounts/person.ts";
import { oneAtATime, sendDownload, today } from "../http/download.ts";
import type { Exchange } from "../http/answer.ts";
import { parseQuery, refuseOthers } from "../http/query.ts";
import { MethodNotAllowed, type RestDoor } from "../http/restDoor.ts";
import { exportText } from "./exports.service.ts";

/** Where it stands on REST. */
export const exportPath = "/export";

const inTurn = oneAtATime(
  "Your export is being written already. Wait until it is there, or stop it.",
);

/**
 * `GET /export`: everything of the person as a file, see `exportDocument` in the contract. It is
 * streamed, so it stands beside the procedures and asks the same table.
 */
export async function handleExport(door: RestDoor, exchange: Exchange): Promise<void> {
  const { method, principal } = exchange;
  if (method !== "GET" && method !== "HEAD") throw new MethodNotAllowed(["GET"]);
  refuseOthers(parseQuery(exchange.query), new Set());
  demand(principal, "account.export");
  const person = personOf({ principal });
  const file = {
    name: `personaforge-export-${today()}.json`,
    type: "application/json",
    pieces: exportText(door.services.db, person),
  };
  if (method === "HEAD") return sendDownload(door, exchange, file);
  await inTurn(person.personId, () => sendDownload(door, exchange, file));
}
