import type { LoreEntry } from "@personaforge/contract/lorebook";
import { removeItem } from "./edit.ts";
import type { Rule } from "./rule.ts";

/**
 * A key that stands twice in an entry, or that entries share which have no secondary keys to tell
 * them apart. Groups, of which one entry is drawn, share keys on purpose.
 */
export const loreDuplicateKey: Rule["find"] = ({ content, entries }, report) => {
  const first = new Map<string, number>();
  for (const { entry, index } of entries) {
    const own = new Set<string>();
    for (const [place, key] of entry.keys.entries()) {
      const plain = plainKey(entry, key);
      if (plain === "") continue;
      const path = `lorebook.entries.${index}.keys.${place}`;
      if (own.has(plain)) {
        const message = `The key "${shown(key)}" stands in this entry twice.`;
        const fix = () => removeItem(content, path, "Remove the second one");
        report({ path, message, severity: "warning", fix });
        continue;
      }
      own.add(plain);
      if (isToldApart(entry)) continue;
      const other = first.get(plain);
      if (other === undefined) first.set(plain, index);
      else {
        const message = `The key "${shown(key)}" stands in entry ${other + 1} too, so that both join the prompt together.`;
        report({ path, message });
      }
    }
  }
};

function plainKey({ case_sensitive: exact, use_regex: regex }: LoreEntry, key: string): string {
  const bare = key.trim();
  return exact === true || regex === true || bare.startsWith("/") ? bare : bare.toLowerCase();
}

function isToldApart({ selective, secondary_keys: secondary, constant, extensions }: LoreEntry) {
  const group = extensions?.["group"];
  const grouped = typeof group === "string" && group.trim() !== "";
  const level = extensions?.["delay_until_recursion"];
  const later = level !== undefined && level !== null && level !== false && level !== 0;
  return (
    constant === true || grouped || later || (selective !== false && (secondary?.length ?? 0) > 0)
  );
}

function shown(key: string): string {
  return key.length > 60 ? `${key.slice(0, 60).toWellFormed()}…` : key;
}
