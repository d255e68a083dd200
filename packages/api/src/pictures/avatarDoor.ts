import { createHash } from "node:crypto";
import { type Character, character, id as idSchema } from "@personaforge/contract/character";
import { limits } from "@personaforge/contract/limits";
import { crop } from "@personaforge/contract/picture";
import * as z from "zod";
import { demand } from "../access/can.ts";
import { parseInput } from "../errors.ts";
import { type Exchange, sendJson } from "../http/answer.ts";
import { keyed } from "../http/keyed.ts";
import { readUpload } from "../http/multipart.ts";
import { whileOpen } from "../http/openUploads.ts";
import { demandRoom } from "../files/storage.service.ts";
import {
  header,
  json,
  jsonInput,
  type PathItem,
  pathParameter,
  problemAnswer,
  uploadBody,
} from "../http/openapiParts.ts";
import { parseQuery, refuseOthers } from "../http/query.ts";
import { expectedRevision, MethodNotAllowed, type RestDoor, tagOf } from "../http/restDoor.ts";
import { setAvatar } from "./avatar.service.ts";

/** Where a character is given a picture, below `/api/v1`. */
export const avatarPath = /^\/characters\/([^/]+)\/avatar$/;

const parsed = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "crop must be JSON: left, top and size." });
    return z.NEVER;
  }
});
const fieldsSchema = z.strictObject({ crop: parsed.pipe(crop).optional() });

/** `POST /characters/{id}/avatar`: a picture, of which the given part is shown. Makes a version. */
export async function handleAvatar(door: RestDoor, exchange: Exchange, id: string): Promise<void> {
  const { method, principal, query } = exchange;
  if (method !== "POST") throw new MethodNotAllowed(["POST"]);
  refuseOthers(parseQuery(query), new Set());
  demand(principal, "character.update");
  parseInput(z.strictObject({ id: idSchema }), { id });
  const answer = await whileOpen(exchange, () => take(door, exchange, id));
  const tag = tagOf(answer);
  sendJson(exchange, {
    status: 200,
    body: JSON.stringify(answer),
    headers: { "cache-control": "no-store", ...(tag !== null && { etag: tag }) },
  });
}

async function take(
  { services, contextOf }: RestDoor,
  exchange: Exchange,
  id: string,
): Promise<Character> {
  const { request } = exchange;
  const expected = expectedRevision(request.headers["if-match"]);
  await demandRoom(services, exchange, false);
  const { file, fields } = await readUpload(request, {
    maxBytes: limits.importBytes,
    fields: fieldsSchema,
  });
  const context = contextOf(exchange);
  const hash = () => createHash("sha256").update(file.bytes).digest("hex");
  const input = () => ({ ...fields, id, expected, hash: hash() });
  return keyed({ services, context }, { request, route: "characters.setAvatar", input }, () =>
    setAvatar(services, context, { id, expected, crop: fields.crop, bytes: file.bytes }),
  );
}

export function avatarPathItem(): PathItem {
  const fields = z.strictObject({ crop: z.string().optional() });
  return {
    post: {
      operationId: "characters-setAvatar",
      summary: "Give a character a picture; makes a version",
      description:
        "`crop` is the square to show, as JSON in the picture's pixels: `left`, `top`, `size`.",
      tags: ["Characters"],
      parameters: [
        pathParameter("id", idSchema),
        header("Idempotency-Key", "Makes a repetition harmless"),
        header("If-Match", "The ETag that you last saw"),
      ],
      requestBody: uploadBody(jsonInput(fields)),
      responses: {
        200: {
          description: "The character",
          content: { "application/json": { schema: json(character) } },
        },
        default: problemAnswer,
      },
    },
  };
}
