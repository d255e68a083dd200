import { isRegexKey, regexOf } from "./keyCheck.ts";
import type { Rule } from "./rule.ts";

export const loreRegex: Rule["find"] = ({ entries, check }, report) => {
  for (const { settings, index } of entries) {
    const lists = { keys: settings.keys, secondary_keys: settings.secondary };
    for (const [list, keys] of Object.entries(lists)) {
      for (const [place, key] of keys.entries()) {
        if (key.trim() === "" || !isRegexKey(settings, key)) continue;
        const reason = check.reasonOf(regexOf(settings, key));
        if (reason === null) continue;
        const path = `lorebook.entries.${index}.${list}.${place}`;
        report({ path, message: `This key is never found: ${reason}.` });
      }
    }
  }
};
