import { DomainError } from "@personaforge/contract/errors";
import type { Exchange } from "./answer.ts";
import { readJson } from "./body.ts";
import { parseJson } from "./parseJson.ts";
import { parseQuery, refuseOthers } from "./query.ts";

/** What a tRPC request says beside its path. */
export interface TrpcInput {
  isBatch: boolean;
  /** As it was sent, for the adapter that streams. */
  input: unknown;
  /** The input of each call by its place: `{"0": …, "1": …}`. */
  inputs: Readonly<Record<string, unknown>>;
}

const known = { GET: new Set(["batch", "input"]), POST: new Set(["batch"]) };

/** Reads the input of `count` calls from the body of a POST, else from the query. */
export async function readInput(exchange: Exchange, count: number): Promise<TrpcInput> {
  const isPost = exchange.method === "POST";
  const query = parseQuery(exchange.query);
  refuseOthers(query, isPost ? known.POST : known.GET);
  const isBatch = query.get("batch") === "1";
  if (!isBatch && query.has("batch")) throw wrong("batch", "The parameter batch is 1 or absent.");
  const written = query.get("input");
  const input = isPost
    ? await readJson(exchange.request)
    : written === undefined
      ? undefined
      : parseJson(written, "The input parameter");
  return { isBatch, input, inputs: isBatch ? batchOf(input, count) : { 0: input } };
}

function batchOf(input: unknown, count: number): Readonly<Record<string, unknown>> {
  if (input === undefined) return {};
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw wrong("input", 'The input of a batch is an object by places: {"0": …, "1": …}.');
  }
  for (const place of Object.keys(input)) {
    if (/^\d$/.test(place) && Number(place) < count) continue;
    throw wrong(place.slice(0, 100), `The batch has ${count} calls, and none is at this place.`);
  }
  return { ...input };
}

function wrong(path: string, message: string): DomainError {
  return new DomainError("VALIDATION_FAILED", message, {
    fieldErrors: [{ path, code: "custom", message }],
  });
}
