import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";
import { parseJson } from "./parseJson.ts";

/**
 * Reads a JSON body: at most 1 MiB, valid UTF-8, at most 64 levels deep. `undefined` when there is
 * none. Each limit is checked before the next step costs anything.
 * @throws DomainError UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, MALFORMED_REQUEST, INVALID_UTF8,
 * JSON_TOO_DEEP or MALFORMED_JSON
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readText(request);
  return text === undefined ? undefined : parseJson(text, "The body");
}

/** Reads a JSON object; an empty body is an empty one. */
export async function readObject(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await readJson(request);
  if (body === undefined) return {};
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body };
  throw new DomainError("VALIDATION_FAILED", "The body must be a JSON object.");
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const type = request.headers["content-type"];
  if (type !== undefined) refuseOtherTypes(type);
  refuseCoded(request.headers["content-encoding"]);
  if (Number(request.headers["content-length"] ?? 0) > limits.jsonBytes) throw tooLarge();
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  if (type === undefined) refuseOtherTypes("");
  if (!isUtf8(bytes)) throw new DomainError("INVALID_UTF8", "The body is not valid UTF-8.");
  // A byte order mark is no part of the JSON (RFC 8259, 8.1); some editors and shells write one.
  const begin = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.toString("utf8", begin);
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limits.jsonBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // Nobody is there to read this; it keeps a caller who left from being logged as our failure.
    throw new DomainError("MALFORMED_REQUEST", "The body ended too early.", { cause: error });
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function tooLarge(): DomainError {
  return new DomainError("PAYLOAD_TOO_LARGE", "The body is larger than 1 MiB.", {
    fieldErrors: [
      {
        path: "",
        code: "too_big",
        message: "The body is larger than 1 MiB.",
        maximum: limits.jsonBytes,
      },
    ],
  });
}

function refuseOtherTypes(contentType: string): void {
  const [type, ...parameters] = contentType.toLowerCase().split(";");
  const charset = parameters.map((one) => one.trim()).filter((one) => one.startsWith("charset"));
  if (type?.trim() === "application/json" && charset.every((one) => /="?utf-?8"?$/.test(one))) {
    return;
  }
  throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json in UTF-8.");
}

function refuseCoded(encoding: string | undefined): void {
  if (encoding === undefined || encoding.toLowerCase() === "identity") return;
  throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as it is, without compression.");
}
