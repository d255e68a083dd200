import fc from "fast-check";
import type * as z from "zod";

/** Texts that have broken programs: cut-off, invisible, reserved, too long, or with a meaning elsewhere. */
const odd = fc.oneof(
  fc.constantFrom("\0", "\ud800"),
  fc.constantFrom(
    ...["", " ", "a\udc00b", "\u202ex", "\u200b", "e\u0301", "ﷺ".repeat(90), "🧑‍🚀"],
    ...["..", ".", "%2e%2e", "%", "'", '"', "\\", "a/b", "__proto__", "constructor", "null"],
    ...["v0", "v1", "v2", "3", "newest", "published", "draft", "origin", "import", "production"],
    ...["MQ", "OTAwNzE5OTI1NDc0MDk5MQ", "x".repeat(61), "x".repeat(2_001), "x".repeat(200_001)],
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
);

const junk = fc.oneof(
  odd,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(-1, 0, 0.5, 2_147_483_648, 999_999_999, 2 ** 53, 1e308, null, true),
);

/** What names things that are there. */
export interface Names {
  /** For fields that are ids. */
  ids: readonly string[];
  /** For other texts. */
  texts: readonly string[];
}

interface Definition {
  type: string;
  format?: string;
  shape?: Record<string, z.core.$ZodType>;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  entries?: Record<string, string>;
  options?: readonly z.core.$ZodType[];
  values?: readonly unknown[];
  in?: z.core.$ZodType;
}

/**
 * Inputs for a procedure, made from its schema: most hold to the types and name things that are
 * there, and so get past the first check; some hold anything anywhere.
 */
export function inputsOf(schema: z.core.$ZodType, names: Names): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: typed(schema, names) }, { weight: 1, arbitrary: junk });
}

function typed(schema: z.core.$ZodType, names: Names): fc.Arbitrary<unknown> {
  const definition = schema._zod.def as Definition;
  const { type, format, shape, innerType, element, entries, options, values } = definition;
  if (definition.in !== undefined) return typed(definition.in, names);
  if (options !== undefined) return fc.oneof(...options.map((option) => typed(option, names)));
  if (values !== undefined) return fc.constantFrom(...values);
  if (innerType !== undefined) {
    const inner = typed(innerType, names);
    return type === "nullable" ? fc.option(inner, { nil: null, freq: 5 }) : inner;
  }
  if (shape !== undefined) return object(shape, names);
  if (element !== undefined) return list(inputsOf(element, names));
  if (entries !== undefined) return fc.constantFrom(...Object.values(entries));
  if (type === "boolean") return fc.boolean();
  if (type === "number") return fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1 }));
  if (type === "string" && format === "uuid") return fc.constantFrom(...names.ids);
  if (format === "email") return fc.oneof(fc.constantFrom("a@example.org", "A@b"), odd);
  if (format === "url") return fc.oneof(fc.constantFrom("https://example.org", "file:///"), odd);
  return type === "string" ? textOf(names) : junk;
}

const textOf = ({ texts }: Names) =>
  fc.oneof(
    fc.constantFrom(...texts),
    fc.lorem(),
    odd,
    fc.tuple(fc.constantFrom(...texts), odd).map(([text, rest]) => `${text}@${rest}`),
  );

const list = (item: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.array(item, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(item, { minLength: 195, maxLength: 205 }) },
  );

function object(shape: Record<string, z.core.$ZodType>, names: Names): fc.Arbitrary<unknown> {
  const fields = Object.entries(shape);
  const isOptional = ([, field]: (typeof fields)[number]) =>
    ["default", "optional"].includes((field._zod.def as Definition).type);
  const record = (some: typeof fields) =>
    fc.record(Object.fromEntries(some.map(([name, field]) => [name, inputsOf(field, names)])));
  const optional = fields.filter(isOptional);
  return fc
    .tuple(
      record(fields.filter((field) => !isOptional(field))),
      fc.subarray(optional, { maxLength: Math.min(4, optional.length) }).chain(record),
    )
    .map(([needed, more]) => ({ ...needed, ...more }));
}
