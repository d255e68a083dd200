import { identityEnvelope } from "../../secrets/envelopes.ts";
import * as sealed from "../../secrets/sealed.queries.ts";
import { type Run, someId as id } from "./run.ts";

export const secretQueries = { sealed };

const column = { table: "two_factor", column: "secret", envelope: identityEnvelope };
const row = { id, sealed: "$ba$1$00", resealed: "$ba$2$00" };

export const secretRuns: Record<string, Run[]> = {
  "sealed.listOutdated": [
    (tx) => sealed.listOutdated(tx, column, { current: 2, after: sealed.noId, limit: 200 }),
  ],
  "sealed.replaceSealed": [(tx) => sealed.replaceSealed(tx, column, row)],
  "sealed.countSealed": [(tx) => sealed.countSealed(tx, column, 1)],
};
