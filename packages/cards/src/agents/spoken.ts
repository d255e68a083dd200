import type { Card } from "../card.ts";

const character = /\{\{\s*char\s*\}\}|<(?:BOT|CHAR)>/gi;
const user = /\{\{\s*user\s*\}\}|<USER>/gi;
const original = /\{\{\s*original\s*\}\}/gi;

/** A text for programs that know no macros: the character by its name, whoever speaks as the user. */
export const spoken = (text: string, { name, nickname }: Card): string =>
  text
    .replaceAll(character, () => nickname || name)
    .replaceAll(user, "the user")
    .replaceAll(original, "");

/** The speakers of an example, which begin its lines. */
export const spokenExample = (text: string, card: Card): string =>
  spoken(text.replaceAll(/^(?:\{\{\s*user\s*\}\}|<USER>):/gim, "User:"), card);
