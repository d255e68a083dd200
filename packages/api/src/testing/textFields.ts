import type * as z from "zod";

interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  in?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
  values?: readonly unknown[];
}

interface TextField {
  /** "0" stands for any entry of a list. */
  path: string[];
  /** An input that has this text there, and beside it only what says which kind of object it is. */
  inputWith: (text: string) => unknown;
}

const definitionOf = ({ _zod }: z.core.$ZodType) => _zod.def as Definition;

/** The places at which an input takes text. */
export function textFieldsOf(schema: z.core.$ZodType): TextField[] {
  const { type, shape, innerType, element, options, in: input } = definitionOf(schema);
  const inner = innerType ?? input;
  if (inner !== undefined) return textFieldsOf(inner);
  if (element !== undefined) {
    return textFieldsOf(element).map(({ path, inputWith }) => ({
      path: ["0", ...path],
      inputWith: (text) => [inputWith(text)],
    }));
  }
  if (options !== undefined) return options.flatMap(textFieldsOf);
  if (shape !== undefined) return fieldsOf(Object.entries(shape));
  return type === "string" ? [{ path: [], inputWith: (text) => text }] : [];
}

function fieldsOf(entries: [name: string, field: z.core.$ZodType][]): TextField[] {
  const kind = Object.fromEntries(
    entries.flatMap(([name, field]) => {
      const { type, values = [] } = definitionOf(field);
      return type === "literal" ? [[name, values[0]]] : [];
    }),
  );
  return entries.flatMap(([name, field]) =>
    textFieldsOf(field).map(({ path, inputWith }) => ({
      path: [name, ...path],
      inputWith: (text: string) => ({ ...kind, [name]: inputWith(text) }),
    })),
  );
}
