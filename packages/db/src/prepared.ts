import type { Compilable, CompiledQuery } from "kysely";
import type { Queryable } from "./database.ts";

type Value = string | number | boolean | null | undefined | object;
type Values<Input> = { readonly [Name in keyof Input]: Value };

/** Stands for a value while a statement is built. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query whose statement is built once and then only filled: building and compiling takes 25 to
 * 60 µs, filling 1. `undefined`, `true` and `false` may shape the statement, so each combination of
 * them has its own; every other value becomes a parameter. `null` does not: a character has a dozen
 * fields that may be null, and each combination would be built and kept.
 */
export function prepared<Input extends Values<Input>, Row>(
  build: (db: Queryable, input: Input) => Compilable<Row>,
): (db: Queryable, input: Input) => Promise<Row[]> {
  const statements = new Map<string, CompiledQuery<Row>>();
  return async (db, input) => {
    const values: Readonly<Record<string, Value>> = input;
    const shape = shapeOf(values);
    let statement = statements.get(shape);
    if (statement === undefined) {
      statement = build(db, withPlaceholders(values) as Input).compile();
      statements.set(shape, statement);
    }
    const { query, queryId, sql } = statement;
    const parameters = statement.parameters.map((value) =>
      value instanceof Placeholder ? values[value.name] : value,
    );
    const { rows } = await db.executeQuery<Row>({ query, queryId, sql, parameters });
    return rows;
  };
}

function isShaping(value: Value): value is undefined | boolean {
  return value === undefined || typeof value === "boolean";
}

function shapeOf(values: Readonly<Record<string, Value>>): string {
  let shape = "";
  for (const name in values) {
    const value = values[name];
    if (isShaping(value)) shape += `${name}=${value};`;
  }
  return shape;
}

function withPlaceholders(values: Readonly<Record<string, Value>>): unknown {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    isShaping(value) ? value : new Placeholder(name),
  ]);
  return Object.fromEntries(entries);
}
