import { createLoader, createParser, createSerializer } from "nuqs/server";
import { versionsPath } from "#features/library/characterLinks.ts";
import { type Comparison, formatComparison, parseComparison } from "./comparison.ts";

/** What the address of a character's versions holds: the two states that are compared. */
export const versionsParams = {
  diff: createParser<Comparison>({
    parse: parseComparison,
    serialize: formatComparison,
    eq: (a, b) => a.from === b.from && a.to === b.to,
  }),
};

export const loadVersionsParams = createLoader(versionsParams);
const withParams = createSerializer(versionsParams);

/** The address of a comparison, to link to. */
export const comparisonPath = (id: string, diff: Comparison) =>
  withParams(versionsPath(id), { diff });

/** The one way to ask for the timeline, so that server and browser name it with the same key. */
export const timelineInput = (id: string) => ({ id, limit: 30 });
