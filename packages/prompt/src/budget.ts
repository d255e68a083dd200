import { DomainError } from "@personaforge/contract/errors";
import { alternate, type Exchange } from "./history.ts";
import type { CountTokens, PromptBudget, PromptMessage, SectionName } from "./prompt.ts";
import type { Section } from "./sections.ts";

/** What chat templates add around one message, and before the reply. */
const tokensAroundMessage = 4;
const tokensBeforeReply = 3;

/** The only sections that may go, the first one first. The rest is what the character is. */
const optionalSections: readonly SectionName[] = ["examples", "opening_scene"];

export interface PromptParts {
  readonly sections: readonly Section[];
  readonly exchanges: readonly Exchange[];
  readonly message: string;
}

export interface FittedPrompt {
  readonly system: string;
  readonly messages: readonly PromptMessage[];
  readonly keptSections: readonly Section[];
  readonly keptExchanges: readonly Exchange[];
  readonly total: number;
  readonly limit: number;
}

/**
 * Chooses what is sent: everything when it fits, else without the oldest exchanges, else also
 * without the example dialogues, else also without the opening scene.
 * @throws DomainError CONTEXT_TOO_LONG when even the rest does not fit
 */
export function fitPrompt(
  parts: PromptParts,
  budget: PromptBudget,
  count: CountTokens,
): FittedPrompt {
  const limit = budget.context - budget.reply - budget.margin;
  for (let gone = 0; gone <= optionalSections.length; gone++) {
    const dropped = optionalSections.slice(0, gone);
    const keptSections = parts.sections.filter(({ name }) => !dropped.includes(name));
    const fitted = fitHistory({ ...parts, sections: keptSections }, limit, count);
    if (fitted !== null) return fitted;
  }
  throw tooLong(parts, limit, count);
}

/** The newest exchanges that fit beside these sections and the message; null when those do not. */
function fitHistory(parts: PromptParts, limit: number, count: CountTokens): FittedPrompt | null {
  const { sections, exchanges, message } = parts;
  const system = sections.map(({ text }) => text).join("\n\n");
  const last: PromptMessage = { role: "user", content: message };
  const cost = ({ content }: PromptMessage) => count(content) + tokensAroundMessage;
  const fixed = tokensBeforeReply + count(system) + tokensAroundMessage;
  let room = limit - fixed - cost(last);
  if (room < 0) return null;
  let kept = 0;
  for (; kept < exchanges.length; kept++) {
    for (const turn of exchanges.at(-1 - kept) ?? []) room -= cost(turn);
    if (room < 0) break;
  }
  // Merged messages may count for a token more than their parts did.
  for (; kept >= 0; kept--) {
    const keptExchanges = exchanges.slice(exchanges.length - kept);
    const messages = alternate([...keptExchanges.flat(), last]);
    const total = messages.reduce((sum, sent) => sum + cost(sent), fixed);
    if (total > limit) continue;
    return { system, messages, keptSections: sections, keptExchanges, total, limit };
  }
  return null;
}

function tooLong({ sections, message }: PromptParts, limit: number, count: CountTokens) {
  const names: Partial<Record<SectionName, string>> = {
    personality: "the personality",
    tone: "the tone",
    backstory: "the backstory",
  };
  const parts = sections.flatMap(({ name, text }) => {
    const label = names[name];
    return label === undefined ? [] : [{ label, tokens: count(text) }];
  });
  parts.push({ label: "the message", tokens: count(message) });
  const largest = parts.reduce((most, part) => (part.tokens > most.tokens ? part : most));
  const say = (tokens: number) => Math.max(0, tokens).toLocaleString("en");
  return new DomainError(
    "CONTEXT_TOO_LONG",
    `The character and the message do not fit into the ${say(limit)} tokens that the model has room for; ${largest.label} alone takes about ${say(largest.tokens)}. Shorten it, or choose a model with a larger context.`,
  );
}
