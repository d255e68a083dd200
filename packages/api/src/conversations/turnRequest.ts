import { loreState, type PromptReport } from "@personaforge/contract/promptReport";
import type { PromptRequest } from "../prompts/compileHere.ts";
import * as z from "zod";

/** What a reply was compiled from, beside the version and the turns before it. */
export const turnRequest = z.object({
  target: z.literal("openai"),
  user: z.object({ name: z.string() }),
  seed: z.string(),
  now: z.string(),
  budget: z.object({ context: z.int(), reply: z.int(), margin: z.int() }),
  lore_state: loreState,
});
export type TurnRequest = z.infer<typeof turnRequest>;

/** The other way round, with what is read again. */
export function requestOf(
  { lore_state: state, ...stored }: TurnRequest,
  rest: Pick<PromptRequest, "character" | "history" | "message">,
): PromptRequest {
  return { ...stored, ...rest, lore: { state } };
}

// Long enough for a name; a key may have 5,000 characters, and 500 entries are told of.
const longest = 200;
const mostListed = 100;

/**
 * The report as it is kept with a turn: at most some 100 kB, whatever the lorebook. All of it is made
 * anew where the prompt can be compiled again.
 */
export function keptReport(report: PromptReport): PromptReport {
  const { lore, unknown_macros: unknown } = report;
  const short = (text: string) => text.slice(0, longest).toWellFormed();
  const fates = (lore?.fates ?? []).filter(({ reason }) => reason !== "no_key");
  return {
    ...report,
    unknown_macros: unknown
      .slice(0, mostListed)
      .map(({ path, macro }) => ({ path, macro: short(macro) })),
    lore: lore && {
      ...lore,
      fates: fates.slice(0, mostListed).map((fate) => ({
        ...fate,
        name: short(fate.name),
        key: fate.key === null ? null : short(fate.key),
        detail: short(fate.detail),
        position: fate.position === null ? null : short(fate.position),
      })),
    },
  };
}
