import type * as z from "zod";

interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  in?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
}

/** The paths at which an input takes text; "0" stands for any entry of a list. */
export function textFieldsOf(schema: z.core.$ZodType): string[][] {
  const { type, shape, innerType, element, options, in: input } = schema._zod.def as Definition;
  const inner = innerType ?? input;
  if (inner !== undefined) return textFieldsOf(inner);
  if (element !== undefined) return textFieldsOf(element).map((path) => ["0", ...path]);
  if (options !== undefined) return options.flatMap(textFieldsOf);
  if (shape === undefined) return type === "string" ? [[]] : [];
  return Object.entries(shape).flatMap(([name, field]) =>
    textFieldsOf(field).map((path) => [name, ...path]),
  );
}
