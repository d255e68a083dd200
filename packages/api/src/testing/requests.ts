import fc from "fast-check";
import type * as z from "zod";
import { openEndpoints } from "../accounts/identityEndpoints.ts";
import type { ProcedureDefinition } from "../http/restRoutes.ts";
import { inputsOf, type Names } from "./inputs.ts";
import { procedures } from "./procedures.ts";
import type { Sent } from "./rawHttp.ts";

/** A request that may be anything, and what it was meant for. */
export interface AnyRequest extends Sent {
  headers: Record<string, string>;
  /** The procedure whose contract a good answer holds to; null when it is none or several. */
  procedure: string | null;
}

/**
 * Requests to every procedure through every door, made from the contract; most have the types it
 * asks for and name what is there. Some are spoilt: in the body, in the headers or in the address.
 */
export function anyRequest(names: Names): fc.Arbitrary<AnyRequest> {
  const calls = procedures.map((procedure) => callOf(procedure, names));
  const call = fc.oneof(...calls);
  return fc.oneof(
    { weight: 12, arbitrary: call },
    { weight: 3, arbitrary: fc.tuple(call, oddHeaders).map(withHeaders) },
    { weight: 3, arbitrary: fc.tuple(call, oddBody).map(withBody) },
    { weight: 1, arbitrary: batchOf(names) },
    { weight: 1, arbitrary: signInOf(names) },
    { weight: 1, arbitrary: fc.tuple(oddAddress, oddHeaders).map(withHeaders) },
  );
}

type Procedure = [name: string, definition: ProcedureDefinition];

const inputOf = ([, { inputs }]: Procedure, names: Names): fc.Arbitrary<unknown> =>
  inputs[0] === undefined ? fc.constant({}) : inputsOf(inputs[0] as z.ZodType, names);

function callOf(procedure: Procedure, names: Names): fc.Arbitrary<AnyRequest> {
  const isOnRest = procedure[1].meta?.openapi !== undefined;
  return fc
    .tuple(inputOf(procedure, names), isOnRest ? fc.boolean() : fc.constant(false))
    .map(([input, rest]) =>
      rest && isObject(input) ? restRequest(procedure, input) : trpcRequest(procedure, input),
    );
}

const isObject = (input: unknown): input is Record<string, unknown> =>
  typeof input === "object" && input !== null && !Array.isArray(input);

const inAddress = (value: unknown) =>
  encodeURIComponent((typeof value === "string" ? value : JSON.stringify(value)).toWellFormed());

function trpcRequest([name, { type }]: Procedure, input: unknown): AnyRequest {
  const path = `/api/trpc/${name}`;
  const json = JSON.stringify(input);
  if (type === "mutation") {
    return { procedure: name, method: "POST", path, headers: {}, body: json };
  }
  // Else the answer is that a stream has to be asked for.
  const headers = type === "subscription" ? { accept: "text/event-stream" } : {};
  return { procedure: name, method: "GET", path: `${path}?input=${inAddress(json)}`, headers };
}

function restRequest(
  [name, { type, meta }]: Procedure,
  input: Record<string, unknown>,
): AnyRequest {
  const { method = "GET", path = "/" } = meta?.openapi ?? {};
  const left = { ...input };
  const address = path.replaceAll(/\{(\w+)\}/g, (_match, part: string) => {
    const value = left[part] ?? null;
    delete left[part];
    return inAddress(value);
  });
  const pairs = Object.entries(left).map(([key, value]) => `${inAddress(key)}=${inAddress(value)}`);
  const query = type === "query" && pairs.length > 0 ? `?${pairs.join("&")}` : "";
  return {
    procedure: name,
    method,
    path: `/api/v1${address}${query}`,
    headers: {},
    ...(type !== "query" && { body: JSON.stringify(left) }),
  };
}

/** Up to 12 calls in one request, of which 10 are allowed, all queries or all mutations. */
function batchOf(names: Names): fc.Arbitrary<AnyRequest> {
  const batches = (["query", "mutation"] as const).map((type) => {
    const some = procedures.filter(([, definition]) => definition.type === type);
    const call = fc.oneof(
      ...some.map((procedure) => fc.tuple(fc.constant(procedure[0]), inputOf(procedure, names))),
    );
    return fc.array(call, { minLength: 1, maxLength: 12 }).map((calls): AnyRequest => {
      const json = JSON.stringify(Object.fromEntries(calls.map(([, input], at) => [at, input])));
      const path = `/api/trpc/${calls.map(([name]) => name).join(",")}?batch=1`;
      return type === "query"
        ? { procedure: null, method: "GET", path: `${path}&input=${inAddress(json)}`, headers: {} }
        : { procedure: null, method: "POST", path, headers: {}, body: json };
    });
  });
  return fc.oneof(...batches);
}

/** To the paths of signing in, which are no procedures; in local mode none is there. */
function signInOf(names: Names): fc.Arbitrary<AnyRequest> {
  const endpoints = Object.entries(openEndpoints(["github"]));
  return fc.oneof(
    ...endpoints.map(([path, { body }]) =>
      inputsOf(body, names).map((input) => ({
        procedure: null,
        method: "POST",
        path: `/api/auth${path}`,
        headers: {},
        body: JSON.stringify(input),
      })),
    ),
  );
}

const latin1 = fc
  .uint8Array({ maxLength: 40 })
  // What a header may hold: no control character but the tab.
  .map((bytes) =>
    Buffer.from(bytes.filter((byte) => byte > 0x1f && byte !== 0x7f)).toString("latin1"),
  );

const value = (...known: string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("", ...known) },
    { weight: 1, arbitrary: latin1 },
  );

const uuid = "019a0000-0000-7000-8000-000000000000";
const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    authorization: value("Bearer", "Bearer x", `Bearer pf_live_${"a".repeat(49)}`, "Basic YTpi"),
    cookie: value("a=b", "better-auth.session_token=x.y", "__proto__=1; =; a", "%=%ff"),
    "content-type": value("text/plain", "application/json;charset=latin1", "multipart/form-data"),
    "content-encoding": value("gzip", "identity"),
    accept: value("text/event-stream", "text/html", "*/*", "application/problem+json;q=x"),
    "accept-encoding": value("gzip;q=0", "br, *;q=x"),
    "trpc-accept": value("application/jsonl", "x"),
    "if-match": value("*", '"1"', '"1-v1"', 'W/"1"', '"999999999-v999999999"'),
    "if-none-match": value("*", '"1-v1"', ",,"),
    "idempotency-key": value("k", "k".repeat(256), uuid),
    "last-event-id": value("0", "-1", "9".repeat(30), "tRPC"),
    "pf-workspace": value(uuid, "x"),
    range: value("bytes=0-", "bytes=9-1,0-0"),
    "x-http-method-override": value("DELETE"),
    "x-forwarded-for": value("127.0.0.1", "::ffff:1.2.3.4, x"),
    "x-forwarded-host": value("evil.example"),
    "x-middleware-subrequest": value("middleware"),
    rsc: value("1"),
    "next-action": value("x"),
  },
  { requiredKeys: [] },
);

function withHeaders([request, headers]: [AnyRequest, Record<string, string>]): AnyRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}

/** What becomes of a body: cut, with a byte changed, with something more, or replaced by any bytes. */
const oddBody: fc.Arbitrary<(body: Buffer) => Buffer> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((part) => (body: Buffer) => {
    return body.subarray(0, Math.floor(part * body.length));
  }),
  fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => (body: Buffer) => {
    const changed = Buffer.from(body);
    if (changed.length > 0) changed[at % changed.length] = byte;
    return changed;
  }),
  fc
    .constantFrom("\u0000", "{}", ',"a":1}', "]", '"', "\\", "\ufeff", "[".repeat(100))
    .map((more) => (body: Buffer) => Buffer.concat([body.subarray(0, -1), Buffer.from(more)])),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => () => Buffer.from(bytes)),
  fc.json({ maxDepth: 3 }).map((json) => () => Buffer.from(json)),
  fc.nat(100).map((levels) => () => Buffer.from("[".repeat(levels) + "]".repeat(levels))),
);

/** Of a query it replaces the input. */
function withBody([request, spoil]: [AnyRequest, (body: Buffer) => Buffer]): AnyRequest {
  if (request.body !== undefined) return { ...request, body: spoil(Buffer.from(request.body)) };
  const [path = "", query = ""] = request.path.split("?");
  const spoilt = spoil(Buffer.from(query)).toString("latin1");
  return { ...request, path: `${path}?${encodeURI(spoilt).replaceAll("#", "%23")}` };
}

const segment = fc.oneof(
  fc.constantFrom("..", "%2e%2e", "%00", "%ff", "%", "", ".", "__proto__", "constructor", "%2f"),
  fc.constantFrom("characters", "conversations", "versions", "gallery", "labels", "messages", "v1"),
  fc.string({ unit: "binary", maxLength: 8 }).map((text) => inAddress(text)),
);

const oddAddress: fc.Arbitrary<AnyRequest> = fc
  .record({
    method: fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"),
    root: fc.constantFrom(
      "/api/v1/",
      "/api/v1/export",
      "/api/trpc/",
      "/api/auth/",
      "/api/",
      "/v1/",
      "/characters/",
    ),
    segments: fc.array(segment, { maxLength: 4 }),
    query: fc.oneof(
      fc.constant(""),
      segment.map((text) => `?${text}=${text}`),
    ),
  })
  .map(({ method, root, segments, query }) => ({
    procedure: null,
    method,
    path: root + segments.join("/") + query,
    headers: {},
  }));

/** As many of them, the same ones for the same seed. */
export function sampleRequests(
  names: Names,
  { count, seed }: { count: number; seed: number },
): AnyRequest[] {
  return fc.sample(anyRequest(names), { numRuns: count, seed });
}
