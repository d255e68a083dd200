import { exportCards } from "@personaforge/contract/cardExport";
import { demand } from "../access/can.ts";
import { personIdOf } from "../access/principal.ts";
import { parseInput } from "../errors.ts";
import type { Exchange } from "../http/answer.ts";
import { readObject } from "../http/body.ts";
import { oneAtATime, sendDownload, today } from "../http/download.ts";
import { parseQuery, refuseOthers } from "../http/query.ts";
import { MethodNotAllowed, type RestDoor } from "../http/restDoor.ts";
import { findSelection } from "./exportSelection.ts";
import { zipOfCards } from "./exportZip.ts";

const inTurn = oneAtATime(
  "A ZIP is being written for you already. Wait until it is there, or stop it.",
);

/** `POST /characters/export`: a ZIP, written while it is sent. It changes nothing. */
export async function handleExportMany(door: RestDoor, exchange: Exchange): Promise<void> {
  const { method, principal } = exchange;
  if (method !== "POST") throw new MethodNotAllowed(["POST"]);
  refuseOthers(parseQuery(exchange.query), new Set());
  // A selection is made in one's own list; what of it others made is asked for each.
  demand(principal, "character.list");
  demand(principal, "character.export");
  const { ids, format } = parseInput(exportCards, await readObject(exchange.request));
  const context = door.contextOf(exchange);
  const selection = await findSelection(door.services, context, ids);
  await inTurn(personIdOf(principal), () =>
    sendDownload(door, exchange, {
      ...{ name: `characters-${today()}.zip`, type: "application/zip" },
      pieces: zipOfCards(door.services, selection, format),
    }),
  );
}
