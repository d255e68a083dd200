import type { ReadResult } from "../readResult.ts";
import { encodedIn } from "./encoded.ts";
import type { Finding } from "./finding.ts";
import { injectionIn } from "./injection.ts";
import { invisibleIn } from "./invisible.ts";
import { lorebookLinksIn, matureIn, unresolvedAssetsIn } from "./references.ts";
import { RemoteUrls } from "./remoteUrls.ts";
import { scriptIn, scriptsIn } from "./scripts.ts";
import { eachText } from "./eachText.ts";

/** The most of one code, and of all together. */
const mostOfCode = 61;
const most = 200;

/**
 * What a person should know of a card before trusting it, warnings first: at most 200 findings.
 * Takes time in proportion to the card. That nothing is found is no proof that nothing is there.
 */
export function findingsOf(result: Pick<ReadResult, "card" | "raw">): Finding[] {
  const { card } = result;
  const found: Finding[] = [];
  const counts = new Map<string, number>();
  const urls = new RemoteUrls();
  const add = (finding: Finding | null) => {
    if (finding === null) return;
    const count = (counts.get(finding.code) ?? 0) + 1;
    counts.set(finding.code, count);
    if (count <= mostOfCode) found.push(finding);
  };
  for (const look of [scriptsIn, matureIn, unresolvedAssetsIn, lorebookLinksIn]) {
    for (const finding of look(result)) add(finding);
  }
  eachText(card, (text) => {
    urls.look(text);
    add(scriptIn(text));
    add(invisibleIn(text));
    for (const finding of injectionIn(text)) add(finding);
    add(encodedIn(text));
  });
  const all = [...found, ...urls.findings()];
  const warnings = all.filter(({ severity }) => severity === "warning");
  return [...warnings, ...all.filter(({ severity }) => severity === "info")].slice(0, most);
}
