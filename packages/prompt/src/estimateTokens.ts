import { estimateTokenCount } from "tokenx";

/** Tokens of a text, estimated without a model's own table: about 7 % low for English, 21 % for Japanese. */
export function estimateTokens(text: string): number {
  return estimateTokenCount(text);
}
