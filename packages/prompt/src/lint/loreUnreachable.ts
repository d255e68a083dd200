import type { EntrySettings } from "../lore/entrySettings.ts";
import type { Rule, Subject } from "./rule.ts";

export const loreUnreachable: Rule["find"] = (subject, report) => {
  for (const { settings, index } of subject.entries) {
    const why = barrierTo(settings, subject) ?? withoutKeys(settings, subject);
    if (why === null) continue;
    const message = `"${settings.name}" never joins the prompt: ${why}.`;
    report({ path: `lorebook.entries.${index}`, message });
  }
};

/** What keeps an entry out whatever its keys are. */
function barrierTo(settings: EntrySettings, { content }: Subject): string | null {
  const { decorators, probability, recursionLevel, ignoreBudget } = settings;
  const book = content.lorebook;
  if (settings.content.trim() === "") return "it has no text";
  if (book?.token_budget === 0 && !ignoreBudget) return "the lorebook may take 0 tokens";
  if (recursionLevel > 0 && book?.recursive_scanning !== true) {
    return "it waits for other entries to bring it in, and the lorebook has recursion off";
  }
  const { activate, dont_activate, is_greeting } = decorators;
  if (activate === true) return null;
  if (dont_activate === true) return "@@dont_activate says so";
  const greetings = 1 + content.alternate_greetings.length;
  if (is_greeting !== undefined && is_greeting >= greetings) {
    return `it waits for greeting ${is_greeting}, and they are numbered from 0 to ${greetings - 1}`;
  }
  return probability === 0 ? "its probability is 0" : null;
}

function withoutKeys(settings: EntrySettings, { content, check }: Subject): string | null {
  const { constant, decorators, keys, regex } = settings;
  if (constant || decorators.activate === true) return null;
  if (!keys.some((key) => key.trim() !== "")) {
    const constantRegex = "it has no keys, and with regular expressions constant does not count";
    return regex ? constantRegex : "it has no keys and is not constant";
  }
  if (!keys.some((key) => check.canBeFound(settings, key))) return "none of its keys can be found";
  // SillyTavern searches nothing at all at depth 0, card V3 still what other entries say.
  const brought = content.lorebook?.recursive_scanning === true && settings.profile === "card";
  if (settings.scanDepth > 0 || brought) return null;
  return "its scan depth is 0, so that no message is searched";
}
