import { createImport, getImport, importReportQuery } from "@personaforge/contract/import";
import { addImportLink, createImportLink } from "@personaforge/contract/importLink";
import { limits } from "@personaforge/contract/limits";
import * as z from "zod";
import { type Action, demand } from "../access/can.ts";
import type { Context, Services } from "../context.ts";
import { parseInput } from "../errors.ts";
import { demandRoom } from "../files/storage.service.ts";
import { type Exchange, sendJson } from "../http/answer.ts";
import { sendDownload } from "../http/download.ts";
import { keyed } from "../http/keyed.ts";
import { readUploads } from "../http/multipart.ts";
import { whileOpen } from "../http/openUploads.ts";
import { parseQuery, refuseOthers } from "../http/query.ts";
import { handleRest, MethodNotAllowed, type RestDoor } from "../http/restDoor.ts";
import { bringsLink, readLink } from "../links/linkUpload.ts";
import * as service from "./imports.service.ts";
import { allItems, csvReport, jsonReport } from "./report.ts";
import type { Intake } from "./takeIn.ts";

/** Where many files come in, below `/api/v1`. */
export const filesPath = /^\/imports(?:\/[^/]+\/files)?$/;

/** `POST /imports`; the list stands at the same address. */
export async function handleImports(door: RestDoor, exchange: Exchange): Promise<void> {
  const { method } = exchange;
  if (method === "GET" || method === "HEAD") return handleRest(door, exchange, "/imports");
  if (method !== "POST") throw new MethodNotAllowed(["GET", "POST"]);
  const context = admitted(door, exchange, "import.create");
  const intake = await service.intakeFor(door.services, context);
  const brought = await bring(door, exchange, {
    intake,
    fields: createImport,
    link: createImportLink,
  });
  const job = await keyed(
    { services: door.services, context },
    { request: exchange.request, route: "imports.create", input: () => brought.input },
    async () => {
      await brought.arrive();
      const { items } = intake;
      return service.create(door.services, context, { items, fields: brought.fields });
    },
  );
  const { root } = addressOf(exchange);
  const headers = { "cache-control": "no-store", location: `${root}/imports/${job.id}` };
  sendJson(exchange, { status: 201, body: JSON.stringify(job), headers });
}

/** `POST /imports/{id}/files`: more files for an import that is open. */
export async function handleFiles(door: RestDoor, exchange: Exchange, part: string): Promise<void> {
  if (exchange.method !== "POST") throw new MethodNotAllowed(["POST"]);
  const context = admitted(door, exchange, "import.create");
  const { id } = parseInput(getImport, { id: part });
  const intake = await service.intakeFor(door.services, context, id);
  const fields = z.strictObject({});
  const brought = await bring<object>(door, exchange, { intake, fields, link: addImportLink });
  const job = await keyed(
    { services: door.services, context },
    { request: exchange.request, route: "imports.files", input: () => ({ id, ...brought.input }) },
    async () => {
      await brought.arrive();
      return service.addFiles(door.services, context, { id, items: intake.items });
    },
  );
  const headers = { "cache-control": "no-store" };
  sendJson(exchange, { status: 200, body: JSON.stringify(job), headers });
}

interface Brought<Fields> {
  fields: Fields;
  /** What a repetition of the request has to have in common with the first one. */
  input: object;
  /** Fetches what is not here yet. */
  arrive(): Promise<void>;
}

interface Bringing<Fields> {
  intake: Intake;
  /** Beside files. */
  fields: z.ZodType<Fields>;
  /** Instead of files. */
  link: z.ZodType<Fields & { url: string }>;
}

/** Takes in the files of a request; what is a link is fetched once it is known to be no repetition. */
async function bring<Fields>(
  { services }: RestDoor,
  exchange: Exchange,
  { intake, fields, link }: Bringing<Fields>,
): Promise<Brought<Fields>> {
  const { request } = exchange;
  if (bringsLink(request)) {
    const linked = await readLink(request, link);
    const arrive = () => follow(services, exchange, { intake, url: linked.url });
    return { fields: linked, input: { fields: linked }, arrive };
  }
  const most = { maxBytes: limits.archiveBytes, files: limits.importFiles, fields };
  const sent = await whileOpen(exchange, async () => {
    await demandRoom(services, exchange);
    return readUploads(request, most, (name, stream) => intake.take(name, stream));
  });
  const files = intake.items.map(({ name, size, hash }) => [name, size, hash]);
  return { fields: sent, input: { fields: sent, files }, arrive: () => Promise.resolve() };
}

async function follow(
  { links }: Services,
  exchange: Exchange,
  { intake, url }: { intake: Intake; url: string },
): Promise<void> {
  await whileOpen(exchange, async () => {
    const { name, bytes } = await links.open(url, limits.archiveBytes);
    await intake.take(name, bytes);
  });
}

function admitted(door: RestDoor, exchange: Exchange, action: Action): Context {
  if (exchange.method === "POST") refuseOthers(parseQuery(exchange.query), new Set());
  demand(exchange.principal, action);
  return door.contextOf(exchange);
}

/** Behind `/api/v1`, or at the literal paths. */
function addressOf({ path }: Exchange) {
  return { root: path.slice(0, path.lastIndexOf("/imports")) };
}

/** `GET /imports/{id}/report?format=csv`: every file and what became of it, as a file. */
export async function handleReport(
  door: RestDoor,
  exchange: Exchange,
  part: string,
): Promise<void> {
  const { method } = exchange;
  if (method !== "GET" && method !== "HEAD") throw new MethodNotAllowed(["GET"]);
  const { format } = parseInput(importReportQuery, Object.fromEntries(parseQuery(exchange.query)));
  const context = admitted(door, exchange, "import.read");
  const { id } = parseInput(getImport, { id: part });
  const job = await service.get(door.services, context, id);
  const items = allItems(door.services.db, id);
  await sendDownload(door, exchange, {
    name: `import-${job.created_at.slice(0, 10)}.${format}`,
    type: format === "csv" ? "text/csv; charset=utf-8" : "application/json",
    pieces: format === "csv" ? csvReport(items) : jsonReport(job, items),
  });
}
