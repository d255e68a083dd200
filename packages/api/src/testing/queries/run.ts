import type { Tx } from "@personaforge/db/database";

/** One query in one of the shapes that its arguments can give it. */
export type Run = (tx: Tx) => unknown;

export const someId = "0190a1b2-0000-7000-8000-000000000001";
