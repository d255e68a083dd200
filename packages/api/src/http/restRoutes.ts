import { TrieRouter } from "hono/router/trie-router";
import type * as z from "zod";
import type { CacheMeta, Meta } from "../trpc.ts";
import type { AppRouter } from "../router.ts";

/** A procedure as REST offers it. */
export interface RestRoute {
  procedure: string;
  type: "query" | "mutation";
  status: number;
  /** Where on REST that is which was made, as in `/characters/{id}`. */
  location: string | null;
  /** How long the answer may be used unasked; null when never. */
  cache: CacheMeta | null;
  /** Whether the answer holds a secret that is shown once. */
  secret: boolean;
  /** Whether an `If-Match` names the revision that the caller saw. */
  takesRevision: boolean;
  /** Parameters that are numbers or booleans in the contract. */
  types: ReadonlyMap<string, "number" | "boolean">;
}

export type ProcedureType = "query" | "mutation" | "subscription";

export interface ProcedureDefinition {
  type: ProcedureType;
  meta?: Meta;
  inputs: readonly unknown[];
  output?: unknown;
}

/** Every procedure with its definition, by its dotted name. */
export function proceduresOf(router: AppRouter): [string, ProcedureDefinition][] {
  const record = router._def.procedures as unknown as Record<string, { _def: ProcedureDefinition }>;
  return Object.entries(record).map(([name, { _def }]) => [name, _def]);
}

/** Method and path to procedure, read from the procedures themselves. */
export class RestRoutes {
  readonly #router = new TrieRouter<RestRoute>();
  readonly #paths = new TrieRouter<string>();

  constructor(router: AppRouter) {
    for (const [procedure, { type, meta, inputs }] of proceduresOf(router)) {
      if (type === "subscription" || meta?.openapi === undefined) continue;
      const { method, path } = meta.openapi;
      const pattern = path.replaceAll(/\{(\w+)\}/g, ":$1");
      const route = {
        procedure,
        type,
        status: meta.status ?? 200,
        location: meta.location ?? null,
        cache: meta.cache ?? null,
        secret: meta.secret ?? false,
        takesRevision: takesRevision(inputs),
        types: typesOf(inputs),
      };
      this.#router.add(method, pattern, route);
      this.#paths.add("ALL", pattern, method);
    }
  }

  find(
    method: string,
    path: string,
  ): { route: RestRoute; parameters: Record<string, string> } | null {
    const [handlers] = this.#router.match(method, path);
    const match = handlers[0];
    if (match === undefined) return null;
    return { route: match[0], parameters: match[1] as Record<string, string> };
  }

  /** The methods that this path answers to; none when there is no such path. */
  methodsOf(path: string): string[] {
    const [handlers] = this.#paths.match("ALL", path);
    return [...new Set(handlers.map(([method]) => method))];
  }
}

/** Whether an `If-Match` names the revision that the caller saw. */
export function takesRevision(inputs: readonly unknown[]): boolean {
  return inputs.some((input) => "expected_revision" in shapeOf(input));
}

function shapeOf(input: unknown): Record<string, z.core.$ZodType> {
  return (input as Partial<z.ZodObject>).shape ?? {};
}

function typesOf(inputs: readonly unknown[]): Map<string, "number" | "boolean"> {
  const types = new Map<string, "number" | "boolean">();
  for (const input of inputs) {
    for (const [name, field] of Object.entries(shapeOf(input))) {
      const type = innerType(field);
      if (type === "number" || type === "boolean") types.set(name, type);
    }
  }
  return types;
}

/** What a field is under its `optional` and `default`. */
function innerType(field: z.core.$ZodType): string {
  const definition = field._zod.def as { type: string; innerType?: z.core.$ZodType };
  return definition.innerType === undefined ? definition.type : innerType(definition.innerType);
}
