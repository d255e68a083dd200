import { request } from "node:http";
import { fieldError, problem } from "@personaforge/contract/errors";
import * as z from "zod";
import { procedures } from "./procedures.ts";
import type { AnyRequest } from "./requests.ts";

export interface AnyAnswer {
  status: number;
  type: string;
  text: string;
  /** Until the whole answer was there, or the first piece of a stream. */
  milliseconds: number;
}

// Whoever waits longer than this has left.
const patience = 10_000;

/** Sends a request without repairing it, and leaves a stream after its first piece. */
export function sendAny(
  url: string,
  { method, path, headers, body }: AnyRequest,
): Promise<AnyAnswer> {
  const began = performance.now();
  const bytes = Buffer.from(body ?? "");
  const all = {
    ...(body !== undefined && {
      "content-type": "application/json",
      "content-length": bytes.length,
    }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const { hostname: host, port } = new URL(url);
    const sent = request({ host, port, method, path, headers: all, timeout: patience });
    sent.on("error", reject).on("timeout", () => sent.destroy(new Error("no answer in 10 s")));
    sent.on("response", (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      const type = answered["content-type"] ?? "";
      const isStream = answered["content-length"] === undefined;
      let text = "";
      const finish = () => {
        resolve({ status, type, text, milliseconds: performance.now() - began });
        if (isStream) response.destroy();
      };
      response.setEncoding("utf8").on("end", finish).on("error", reject);
      response.on("data", (piece: string) => {
        text += piece;
        if (isStream) finish();
      });
    });
    sent.end(bytes);
  });
}

const trpcError = z.object({
  error: z.object({
    message: z.string(),
    code: z.int(),
    data: z.object({
      code: z.string(),
      httpStatus: z.int(),
      appCode: problem.shape.code,
      requestId: z.uuid(),
      fieldErrors: z.array(fieldError),
    }),
  }),
});
const trpcAnswer = z.union([trpcError, z.object({ result: z.object({ data: z.unknown() }) })]);

/** Milliseconds after which an answer counts as late. */
export const late = 2_000;

/** What is wrong with an answer, whatever was asked; null when nothing is. */
export function defectOf(asked: AnyRequest, answer: AnyAnswer): string | null {
  if (answer.milliseconds > late) return `late, after ${Math.round(answer.milliseconds)} ms`;
  const { status, text } = answer;
  if (status >= 500 && !/"(?:appCode|code)":"LLM_\w+"/.test(text)) return `status ${status}`;
  if (text.includes("cannot be stored or compared")) return "only the database refused this";
  if (!answer.type.includes("json") || answer.type.includes("jsonl")) return null;
  return status >= 400 || status === 207
    ? defectOfError(asked, answer)
    : defectOfData(asked, answer);
}

function defectOfError(
  { path, method }: AnyRequest,
  { text, type, status }: AnyAnswer,
): string | null {
  // What is better-auth's keeps the shape of better-auth.
  if (method === "HEAD" || path.startsWith("/api/auth/")) return null;
  // What could not be read has no door yet.
  const isWire = status === 431;
  const isTrpc = path.startsWith("/api/trpc/") && !isWire;
  const wanted = isTrpc ? "application/json" : "application/problem+json";
  if (type !== wanted) return `an error of ${type}`;
  const body: unknown = JSON.parse(text);
  if (!isTrpc) return told(problem, body);
  return told(Array.isArray(body) ? z.array(trpcAnswer) : trpcError, body);
}

const outputs = new Map(procedures.map(([name, { output }]) => [name, output as z.ZodType]));

function defectOfData({ procedure, path, method }: AnyRequest, { text, status }: AnyAnswer) {
  const output = procedure === null ? undefined : outputs.get(procedure);
  if (output === undefined || status === 304 || method === "HEAD") return null;
  const body: unknown = JSON.parse(text);
  const isTrpc = path.startsWith("/api/trpc/");
  const data = isTrpc ? (body as { result: { data: unknown } }).result.data : body;
  const defect = told(output, data);
  // A contract leaves out what it does not know; then the texts differ.
  const kept = JSON.stringify(output.safeParse(data).data) === JSON.stringify(data);
  return defect ?? (kept ? null : "more than the contract says");
}

function told(schema: z.ZodType, body: unknown): string | null {
  const { error } = schema.safeParse(body);
  return error === undefined ? null : z.prettifyError(error);
}
