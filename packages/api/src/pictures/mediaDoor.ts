import { DomainError } from "@personaforge/contract/errors";
import { pictureSize, sha256 } from "@personaforge/contract/picture";
import * as z from "zod";
import { demand } from "../access/can.ts";
import { parseInput } from "../errors.ts";
import { type Exchange, sendAnswer } from "../http/answer.ts";
import { isKnown } from "../http/caching.ts";
import {
  header,
  type PathItem,
  pathParameter,
  problemAnswer,
  queryParameter,
} from "../http/openapiParts.ts";
import { parseQuery } from "../http/query.ts";
import { MethodNotAllowed, refuseTwice, type RestDoor } from "../http/restDoor.ts";
import { readPicture } from "./media.service.ts";

/** Where pictures are, below `/api/v1`. */
export const mediaPath = /^\/media\/([^/]+)$/;

const wanted = z.strictObject({ hash: sha256, size: pictureSize.optional() });

// What is at an address of this kind never changes.
const forever = "public, max-age=31536000, immutable";

/** `GET /media/{hash}?size=`: a picture that was made here, whole or as a square. */
export async function handleMedia(
  { services }: RestDoor,
  exchange: Exchange,
  part: string,
): Promise<void> {
  const { method, principal, query } = exchange;
  if (method !== "GET" && method !== "HEAD") throw new MethodNotAllowed(["GET"]);
  demand(principal, "media.read");
  const { hash, size } = wantedOf(query, part);
  const bytes = await readPicture(services, { hash, size });
  if (bytes === null) throw new DomainError("NOT_FOUND", "There is no such picture.");
  const etag = `"${hash}${size === undefined ? "" : `-${size}`}"`;
  sendAnswer(exchange, {
    status: isKnown(exchange, etag) ? 304 : 200,
    body: bytes,
    type: "image/webp",
    headers: {
      etag,
      "cache-control": forever,
      "content-security-policy": "sandbox; default-src 'none'",
    },
  });
}

function wantedOf(query: string, hash: string): z.output<typeof wanted> {
  const given: Record<string, unknown> = Object.fromEntries(parseQuery(query));
  refuseTwice(given, "hash");
  const { size } = given;
  if (typeof size === "string" && /^\d{1,5}$/.test(size)) given["size"] = Number(size);
  return parseInput(wanted, { ...given, hash });
}

export function mediaPathItem(): PathItem {
  return {
    get: {
      operationId: "media-get",
      summary: "A picture, as WebP; with a size, a square of at most so many pixels",
      tags: ["Characters"],
      parameters: [
        pathParameter("hash", sha256),
        queryParameter("size", pictureSize, "Pixels of a side"),
        header("If-None-Match", "Answers 304 when nothing changed"),
      ],
      responses: {
        200: { description: "Never changes", content: { "image/webp": {} } },
        default: problemAnswer,
      },
    },
  };
}
