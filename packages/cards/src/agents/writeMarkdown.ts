import { type Card, emptyCard } from "../card.ts";
import type { Written } from "../document.ts";
import { lossesOf } from "./losses.ts";
import { headingOf } from "./markdown.ts";
import { withAt } from "../places.ts";
import { constantLore, promptSections, promptText } from "./prompt.ts";
import { spoken } from "./spoken.ts";

const texts = [
  "description",
  "personality",
  "scenario",
  "system_prompt",
  "post_history_instructions",
  "mes_example",
] as const;

/** What a reader of the text still knows of the card; macros are names there. */
function readable(card: Card): Card {
  const spokenTexts = texts.map((field) => [field, spoken(card[field], card)]);
  const constants = new Set(constantLore(card));
  const entries = (card.character_book?.entries ?? []).filter(({ content }) =>
    constants.has(content),
  );
  const shown = promptSections(card).filter(({ field }) => field.startsWith("extensions."));
  const extensions = shown.reduce<unknown>((kept, { field, text }) => {
    return withAt(kept, field.split(".").slice(1), text);
  }, {});
  const known: Partial<Card> = Object.fromEntries(spokenTexts);
  return {
    ...emptyCard(),
    ...known,
    name: card.name,
    nickname: card.nickname,
    character_book:
      entries.length > 0 && card.character_book ? { ...card.character_book, entries } : null,
    extensions: extensions as Card["extensions"],
  };
}

/** A system prompt for any program: the character in Markdown, under a heading with its name. */
export function toMarkdown(card: Card): Written<string> {
  const text = promptText(card);
  const document = headingOf(text) === card.name ? text : `# ${card.name}\n\n${text}`;
  const carriers = new Set(["extensions.eliza"]);
  const losses = lossesOf(card, readable(card), {
    merged: new Map(),
    carriers,
    own: "personaforge",
  });
  return { document: document.endsWith("\n") ? document : `${document}\n`, losses };
}
