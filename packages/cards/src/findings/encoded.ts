import { excerptOf, type Finding } from "./finding.ts";
import type { CardText } from "./eachText.ts";

/** Hashes and keys are shorter. */
const longestWord = 400;

export function encodedIn({ text, path }: CardText): Finding | null {
  if (text.startsWith("rcc||") || text.includes("-----BEGIN PGP MESSAGE")) {
    const message = "This text is encrypted. PersonaForge keeps it and cannot read it.";
    return {
      code: "encrypted",
      severity: "warning",
      path: path(),
      message,
      excerpt: excerptOf(text),
    };
  }
  const run = text.length < longestWord ? null : longRun(text);
  if (run === null) return null;
  return {
    code: "encrypted",
    severity: "info",
    path: path(),
    message: `${run.length.toLocaleString("en")} characters without a blank look like encoded data. Nobody can say what they hold.`,
    excerpt: excerptOf(run.text),
    count: run.length,
  };
}

/** A long word of the letters of base64. Of pictures, which say what they are, none is told. */
function longRun(text: string): { text: string; length: number } | null {
  for (const { 0: run, index } of text.matchAll(/[A-Za-z0-9+/_-]+/g)) {
    if (run.length < longestWord || text.slice(index - 7, index) === "base64,") continue;
    if (new Set(run.slice(0, longestWord)).size >= 16) return { text: run, length: run.length };
  }
  return null;
}
