import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { importCharacter, importedCharacter } from "@personaforge/contract/import";
import { importCharacterLink } from "@personaforge/contract/importLink";
import { limits } from "@personaforge/contract/limits";
import { demand } from "../access/can.ts";
import { demandRoom } from "../files/storage.service.ts";
import { type Exchange, sendJson } from "../http/answer.ts";
import { keyed } from "../http/keyed.ts";
import { readUpload } from "../http/multipart.ts";
import { whileOpen } from "../http/openUploads.ts";
import {
  header,
  json,
  jsonInput,
  orLink,
  type PathItem,
  problemAnswer,
  uploadBody,
} from "../http/openapiParts.ts";
import { parseQuery, refuseOthers } from "../http/query.ts";
import { bringsLink, readLink } from "../links/linkUpload.ts";
import { MethodNotAllowed, type RestDoor, tagOf } from "../http/restDoor.ts";
import { type Imported, importFile } from "./importFile.service.ts";

/** Where one file is imported, below `/api/v1`. */
export const importPath = "/characters/import";

/**
 * `POST /characters/import`: one file as multipart/form-data, so it stands beside the procedures, or
 * a link to one as JSON.
 * 201 with the character and what became of the file; 200 when `into` was already as the file says.
 */
export async function handleImport(door: RestDoor, exchange: Exchange): Promise<void> {
  const { method, principal, query, path } = exchange;
  if (method !== "POST") throw new MethodNotAllowed(["POST"]);
  refuseOthers(parseQuery(query), new Set());
  demand(principal, "character.import");
  const { created, character, report } = await whileOpen(exchange, () => take(door, exchange));
  const root = path.slice(0, -importPath.length);
  const tag = tagOf(character);
  sendJson(exchange, {
    status: created ? 201 : 200,
    body: JSON.stringify({ character, report }),
    headers: {
      "cache-control": "no-store",
      ...(tag !== null && { etag: tag }),
      ...(created && { location: `${root}/characters/${character.id}` }),
    },
  });
}

async function take({ services, contextOf }: RestDoor, exchange: Exchange): Promise<Imported> {
  const { request } = exchange;
  const context = contextOf(exchange);
  const route = "characters.import";
  const maxBytes = limits.importBytes;
  if (bringsLink(request)) {
    const { url, ...fields } = await readLink(request, importCharacterLink);
    const input = () => ({ ...fields, url });
    return keyed({ services, context }, { request, route, input }, async () => {
      const file = await services.links.open(url, maxBytes);
      const bytes = await buffer(file.bytes);
      return importFile(services, context, { ...fields, bytes, fileName: file.name });
    });
  }
  await demandRoom(services, exchange);
  const { file, fields } = await readUpload(request, { maxBytes, fields: importCharacter });
  const input = () => ({ ...fields, file: file.name, hash: hashOf(file.bytes) });
  return keyed({ services, context }, { request, route, input }, () =>
    importFile(services, context, { ...fields, bytes: file.bytes, fileName: file.name }),
  );
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function importPathItem(): PathItem {
  const success = { content: { "application/json": { schema: json(importedCharacter) } } };
  return {
    post: {
      operationId: "characters-import",
      summary: "Import a character from a file",
      tags: ["Characters"],
      parameters: [header("Idempotency-Key", "Makes a repetition harmless")],
      requestBody: orLink(uploadBody(jsonInput(importCharacter)), importCharacterLink),
      responses: {
        200: { ...success, description: "The character was already as the file says" },
        201: { ...success, description: "The character, and what became of the file" },
        default: problemAnswer,
      },
    },
  };
}
