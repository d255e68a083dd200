import type { IncomingMessage } from "node:http";
import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";

/**
 * Reads a JSON body: at most 1 MiB, valid UTF-8, at most 64 levels deep. `undefined` when there is
 * none. Each limit is checked before the next step costs anything.
 * @throws DomainError PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_UTF8, JSON_TOO_DEEP or
 * MALFORMED_JSON
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readText(request);
  if (text === undefined) return undefined;
  refuseDeep(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? `: ${error.message}` : "";
    throw new DomainError("MALFORMED_JSON", `The body is not valid JSON${reason}.`);
  }
}

/** Reads a JSON object; an empty body is an empty one. */
export async function readObject(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await readJson(request);
  if (body === undefined) return {};
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body };
  throw new DomainError("VALIDATION_FAILED", "The body must be a JSON object.");
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > limits.jsonBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limits.jsonBytes) throw tooLarge();
    chunks.push(chunk);
  }
  if (bytes === 0) return undefined;
  refuseOtherTypes(request.headers["content-type"]);
  return decode(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
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

function refuseOtherTypes(contentType: string | undefined): void {
  if (contentType === undefined || !/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json.");
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError("INVALID_UTF8", "The body is not valid UTF-8.");
  }
}

/** Counts the open brackets outside of strings: cheaper than parsing, and it cannot overflow. */
function refuseDeep(json: string): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index++) {
    const unit = json.charCodeAt(index);
    if (inString) {
      if (unit === 0x5c) index++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) depth++;
    else if (unit === 0x7d || unit === 0x5d) depth--;
    if (depth > limits.jsonDepth) {
      throw new DomainError(
        "JSON_TOO_DEEP",
        `The body is nested deeper than ${limits.jsonDepth} levels.`,
      );
    }
  }
}
