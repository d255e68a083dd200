import { countTokens } from "gpt-tokenizer/encoding/o200k_base";

const known = new Map<string, number>();

/** Tokens of a text, exactly, each text counted once in a run. Control tokens are text like any other. */
export function exactCount(text: string): number {
  const tokens = known.get(text) ?? countTokens(text, { disallowedSpecial: new Set() });
  known.set(text, tokens);
  return tokens;
}
