import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { readCorpus } from "./corpusCards.ts";
import { lint } from "./lint.ts";

const folder = process.env["CARD_CORPUS"] ?? "../shared/corpus";
const missing = !existsSync(folder);

/** What a person found in the cards too: a macro without its first brace, and card instructions. */
const right = [
  /content_Assistant_CapoGPT\.png macro-typo backstory \{user\}\} is sent/,
  / instructions-untrusted trusts_instructions /,
];

test.skipIf(missing)(
  `real cards have no false findings${missing ? " (no CARD_CORPUS)" : ""}`,
  () => {
    const cards = readCorpus(folder);
    expect(cards.length).toBeGreaterThan(10);
    const findings = cards.flatMap(({ file, content }) =>
      lint(content)
        .filter(({ rule }) => rule !== "field-missing")
        .map(({ rule, path, message }) => `${file} ${rule} ${path} ${message}`),
    );
    expect(findings.filter((finding) => !right.some((known) => known.test(finding)))).toEqual([]);
    expect(findings.some((finding) => right[0]?.test(finding))).toBe(true);
  },
);
