import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { DomainError, type FieldError } from "@personaforge/contract/errors";
import busboy from "busboy";
import type * as z from "zod";
import { invalidInput } from "../errors.ts";
import { FileLine } from "./fileLine.ts";
import { safeFileName } from "./fileNames.ts";

export interface Upload<Fields> {
  file: { name: string; bytes: Buffer };
  fields: Fields;
}

interface UploadLimits<Fields> {
  /** Bytes of the file, or of the whole request with many files. */
  maxBytes: number;
  /** The form fields beside the files, each at most 8 KiB of text. */
  fields: z.ZodType<Fields>;
}

/** What the boundaries and headers of parts, and the fields, may take beside the files. */
const overhead = 1_048_576;
const fieldBytes = 8_192;
const mostFields = 20;

/**
 * Reads `multipart/form-data` with one part `file`, whole. The bytes have a buffer of their own, so
 * that they can be given to a thread.
 * @throws DomainError UNSUPPORTED_MEDIA_TYPE, IMPORT_LIMIT_EXCEEDED, VALIDATION_FAILED or
 * MALFORMED_REQUEST
 */
export async function readUpload<Fields>(
  request: IncomingMessage,
  limits: UploadLimits<Fields>,
): Promise<Upload<Fields>> {
  const files: Upload<Fields>["file"][] = [];
  const fields = await readForm(request, {
    ...limits,
    requestBytes: limits.maxBytes + overhead,
    files: 1,
    onFile: async (name, stream) => {
      files.push({ name, bytes: await bytesOf(stream) });
    },
  });
  const [file] = files;
  if (file === undefined) throw wrong({ path: "file", code: "required", message: noFile });
  return { file, fields };
}

/**
 * Reads `multipart/form-data` with any number of parts `file`. Each is handed to `onFile` as it
 * arrives, one after the other; the sender waits as long as that takes.
 * @throws DomainError as {@link readUpload}, and whatever `onFile` throws; the rest is not read then
 */
export async function readUploads<Fields>(
  request: IncomingMessage,
  limits: UploadLimits<Fields> & { files: number },
  onFile: (name: string, stream: Readable) => Promise<void>,
): Promise<Fields> {
  let files = 0;
  const fields = await readForm(request, {
    ...limits,
    requestBytes: limits.maxBytes,
    onFile: (name, stream) => {
      files++;
      return onFile(name, stream);
    },
  });
  if (files === 0) throw wrong({ path: "file", code: "required", message: noFile });
  return fields;
}

const noFile = 'Send the file as the part "file" of multipart/form-data.';

interface Form<Fields> extends UploadLimits<Fields> {
  files: number;
  requestBytes: number;
  onFile(name: string, stream: Readable): Promise<void>;
}

async function readForm<Fields>(request: IncomingMessage, form: Form<Fields>): Promise<Fields> {
  try {
    refuseOtherBodies(request);
    if (Number(request.headers["content-length"] ?? 0) > form.requestBytes) {
      throw tooLarge(form.maxBytes);
    }
    const { data, error } = form.fields.safeParse(Object.fromEntries(await parts(request, form)));
    if (error === undefined) return data;
    const { code, message, fieldErrors } = invalidInput(error);
    throw new DomainError(code, message, { fieldErrors });
  } catch (error) {
    await discardRest(request);
    throw error;
  }
}

function refuseOtherBodies({ headers }: IncomingMessage): void {
  const encoding = headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (!/^multipart\/form-data\s*;/i.test(headers["content-type"] ?? "")) {
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as multipart/form-data.");
  }
  if (encoding === "identity") return;
  throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as it is, without compression.");
}

/** Feeds the body to the parser, and resolves with the fields once each file is dealt with. */
async function parts<Fields>(
  request: IncomingMessage,
  { maxBytes, requestBytes, files, onFile }: Form<Fields>,
): Promise<Map<string, string>> {
  const parser = parserOf(request, { files, maxBytes });
  const fields = new Map<string, string>();
  let bytes = 0;
  const line = new FileLine(request, parser);
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (error: unknown) => reject(error instanceof DomainError ? error : malformed());
      request.on("error", fail).once("close", () => !request.complete && fail(null));
      request.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > requestBytes) fail(tooLarge(maxBytes));
      });
      parser.on("field", (name: string | undefined, value, info) => {
        const problem = fieldProblem(name, value, { info, fields });
        if (problem !== null) fail(wrong(problem));
        else fields.set(name ?? "", value);
      });
      parser.on("file", (field: string | undefined, stream, { filename, encoding }) => {
        stream.on("limit", () => fail(tooLarge(maxBytes))).on("error", () => undefined);
        if (field !== "file") return fail(wrong(unknownPart(field)));
        if (!/^(7bit|8bit|binary)$/.test(encoding)) return fail(malformed());
        line.add(() => onFile(safeFileName(filename ?? ""), stream)).catch(reject);
      });
      parser.on("filesLimit", () => fail(wrong(tooMany("files", files))));
      parser.on("fieldsLimit", () => fail(wrong(tooMany("fields", mostFields))));
      parser.on("error", fail).on("close", () => void line.handled.then(resolve, reject));
    });
  } finally {
    // Nothing is stored any more once the sender is answered.
    await line.close();
  }
  return fields;
}

function parserOf(
  { headers }: IncomingMessage,
  { files, maxBytes }: { files: number; maxBytes: number },
): busboy.Busboy {
  const most = { fieldSize: fieldBytes, fields: mostFields, headerPairs: 20 };
  try {
    return busboy({
      headers,
      preservePath: true,
      // One more, because the parser takes a file of exactly its limit for one that is too long.
      limits: { ...most, files, fileSize: maxBytes + 1 },
    });
  } catch {
    throw malformed();
  }
}

interface ReadField {
  info: busboy.FieldInfo;
  fields: ReadonlyMap<string, string>;
}

function fieldProblem(
  name: string | undefined,
  value: string,
  { info, fields }: ReadField,
): FieldError | null {
  if (name === undefined) return unknownPart(name);
  const path = name.slice(0, 100);
  if (name === "file") return { path, code: "invalid_type", message: noFile };
  if (fields.has(name)) {
    return { path, code: "duplicate", message: `The field "${path}" is there twice.` };
  }
  if (info.valueTruncated) {
    const message = `The field "${path}" is larger than ${fieldBytes} bytes.`;
    return { path, code: "too_big", message, maximum: fieldBytes };
  }
  // What the parser writes for bytes that are none.
  if (!value.includes("\u{fffd}")) return null;
  return { path, code: "invalid_utf8", message: `The field "${path}" is not valid UTF-8.` };
}

function unknownPart(name = ""): FieldError {
  const path = name.slice(0, 100);
  return { path, code: "unrecognized_keys", message: `There is no part "${path}" here.` };
}

function tooMany(what: "files" | "fields", maximum: number): FieldError {
  const path = what === "files" ? "file" : "";
  const message = `Send at most ${maximum} ${maximum === 1 ? "file" : what} at once.`;
  return { path, code: "too_big", message, maximum };
}

function wrong(problem: FieldError): DomainError {
  return new DomainError("VALIDATION_FAILED", problem.message, { fieldErrors: [problem] });
}

function tooLarge(maximum: number): DomainError {
  const message = `What you send is larger than ${maximum / 1_048_576} MiB.`;
  const fieldErrors = [{ path: "file", code: "too_big", message, maximum }];
  return new DomainError("IMPORT_LIMIT_EXCEEDED", message, { fieldErrors });
}

function malformed(): DomainError {
  const message = "The body is no complete multipart/form-data with the boundary of its header.";
  return new DomainError("MALFORMED_REQUEST", message);
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
  }
  const bytes = Buffer.allocUnsafeSlow(length);
  let at = 0;
  for (const chunk of chunks) at += chunk.copy(bytes, at);
  return bytes;
}

// What may still be on its way when a body is refused. A connection that is closed on unread bytes
// loses the answer; whoever sends more than this may lose it.
const mostDiscarded = 16_777_216;

/** Reads on, without keeping it, as far as that helps the sender to get the answer. */
export async function discardRest(request: IncomingMessage): Promise<void> {
  const left = Number(request.headers["content-length"] ?? 0);
  if (request.readableEnded || request.destroyed || left > 2 * mostDiscarded) return;
  let bytes = 0;
  await new Promise<void>((resolve) => {
    const done = () => {
      request.pause();
      resolve();
    };
    request.once("end", done).once("close", done).once("error", done);
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostDiscarded) done();
    });
    request.resume();
  });
}
