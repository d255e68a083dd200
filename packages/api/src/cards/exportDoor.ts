import type { ContainerKind, WriteFormat } from "@personaforge/cards/format";
import { exportCard, lossesHeader, publicCardFormats } from "@personaforge/contract/cardExport";
import type { PublicCardFormat } from "@personaforge/contract/cardExport";
import type * as z from "zod";
import { demand } from "../access/can.ts";
import { anonymous, ownerIdOf } from "../access/principal.ts";
import { characterNotFound } from "../characters/readCharacter.ts";
import type { Context } from "../context.ts";
import { parseInput } from "../errors.ts";
import { type Exchange, sendAnswer } from "../http/answer.ts";
import { cacheHeaders, isKnown } from "../http/caching.ts";
import { decodeComponent, parseQuery, refuseOthers } from "../http/query.ts";
import { MethodNotAllowed, refuseTwice, type RestDoor } from "../http/restDoor.ts";
import type { Place } from "../prompts/readPlace.ts";
import * as service from "./export.service.ts";
import { contentDisposition, exportFileName } from "./exportFileName.ts";

/** Where one character is exported, below `/api/v1`. */
export const exportOnePath = /^\/characters\/([^/]+)\/export$/;

/** Where a public character has its card. */
export const publicCardPath = new RegExp(`^/c/([^/]+)/card\\.(${publicCardFormats.join("|")})$`);

/** Raised when the same version is written in another way: who holds the old file gets the new one. */
const writer = 4;

/** As for prompts: somebody who publishes waits 10 s for caches, and nobody waits for us. */
const lasting = { fresh: 10, stale: 600 };

/** `GET /characters/{id}/export?format=`: a file, so it stands beside the procedures. */
export async function handleExportOne(
  { services, contextOf }: RestDoor,
  exchange: Exchange,
  id: string,
): Promise<void> {
  demandReading(exchange);
  demand(exchange.principal, "character.export");
  const { format, ...choice } = inputOf(exchange, id);
  const context = contextOf(exchange);
  const place = await service.readPlaceOfExport(services, context, choice);
  if (format === "original") return sendOriginal({ services, context }, exchange, place);
  await sendWritten(services, exchange, { place, format });
}

function inputOf(exchange: Exchange, id: string): z.output<typeof exportCard> {
  const input: Record<string, unknown> = Object.fromEntries(parseQuery(exchange.query));
  refuseTwice(input, "id");
  const { version } = input;
  if (typeof version === "string" && /^\d{1,15}$/.test(version)) input["version"] = Number(version);
  return parseInput(exportCard, { ...input, id });
}

/** `GET /c/{slug}/card.png`: the published version, the same for everybody. */
export async function handlePublicCard(
  { services, contextOf }: RestDoor,
  exchange: Exchange,
): Promise<void> {
  demandReading(exchange);
  refuseOthers(parseQuery(exchange.query), new Set());
  const [, slug = "", format] = publicCardPath.exec(exchange.path) ?? [];
  const id = decodeComponent(slug);
  if (!/^[a-z0-9-]{1,80}$/i.test(id)) throw characterNotFound();
  const everybody: Exchange = { ...exchange, principal: anonymous };
  const place = await service.readPlaceOfExport(services, contextOf(everybody), { id });
  await sendWritten(services, everybody, { place, format: format as PublicCardFormat });
}

function demandReading({ method }: Exchange): void {
  if (method !== "GET" && method !== "HEAD") throw new MethodNotAllowed(["GET"]);
}

async function sendWritten(
  services: service.ExportServices,
  exchange: Exchange,
  { place, format }: { place: Place; format: WriteFormat },
): Promise<void> {
  const forOwner = ownerIdOf(exchange.principal);
  // The picture of a character without one is made of its id, and the file is named after it.
  const tag = `${place.contentHash.slice(0, 32)}-v${place.version}-${format}-${writer}`;
  // Others get less of the file that it came from.
  const etag = (await service.hasOwnOriginal(services, exchange, place))
    ? `"${tag}-own"`
    : `"${tag}"`;
  const caching = cacheHeaders(exchange, { etag, ...lasting });
  if (isKnown(exchange, etag)) return sendFile(exchange, { status: 304, headers: caching });
  const { bytes, type, extension, losses } = await service.writeVersion(
    services,
    { ...place, forOwner },
    format,
  );
  const headers = { ...caching, [lossesHeader]: String(losses.length) };
  sendFile(exchange, { status: 200, body: bytes, type, headers, name: [place.name, extension] });
}

interface Asked {
  services: RestDoor["services"];
  context: Context;
}

async function sendOriginal(
  { services, context }: Asked,
  exchange: Exchange,
  place: Place,
): Promise<void> {
  const { bytes, container } = await service.readOriginal(services, context, place);
  const etag = `"${place.contentHash.slice(0, 32)}-v${place.version}-original"`;
  const headers = { etag };
  if (isKnown(exchange, etag)) return sendFile(exchange, { status: 304, headers });
  const { type, extension } = originals[container];
  sendFile(exchange, { status: 200, body: bytes, type, headers, name: [place.name, extension] });
}

interface SentFile {
  status: 200 | 304;
  body?: Uint8Array;
  type?: string;
  headers: Record<string, string>;
  /** Of the character, and the extension. */
  name?: [string, string];
}

const binary = "application/octet-stream";

/** Whatever is in the file, a browser saves it and does not open it as a page of ours. */
function sendFile(exchange: Exchange, { status, body, type, headers, name }: SentFile): void {
  sendAnswer(exchange, {
    status,
    body: body ?? "",
    type: type?.startsWith("text/") === true ? `${type}; charset=utf-8` : (type ?? binary),
    headers: {
      ...headers,
      ...(name !== undefined && {
        "content-disposition": contentDisposition(exportFileName(...name)),
        "content-security-policy": "sandbox; default-src 'none'",
      }),
    },
  });
}

const originals: Readonly<Record<ContainerKind, { type: string; extension: string }>> = {
  png: { type: "image/png", extension: "png" },
  apng: { type: "image/apng", extension: "png" },
  webp: { type: "image/webp", extension: "webp" },
  jpeg: { type: "image/jpeg", extension: "jpg" },
  charx: { type: "application/zip", extension: "charx" },
  byaf: { type: "application/zip", extension: "byaf" },
  voxta: { type: "application/zip", extension: "voxpkg" },
  json: { type: "application/json", extension: "json" },
  yaml: { type: "application/yaml", extension: "yaml" },
  markdown: { type: "text/markdown", extension: "md" },
};
