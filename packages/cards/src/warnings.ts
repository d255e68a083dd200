import type { Warn } from "./document.ts";
import type { Warning } from "./problem.ts";

interface WarningCollector {
  readonly warn: Warn;
  /** Tells of everything that was collected. */
  flush(): void;
}

/**
 * Holds warnings back and tells of those that differ in their numbers only once, at the first place
 * with how many more there are: a lorebook has the same quirk in each of 10,000 entries.
 */
export function collectWarnings(warn: Warn): WarningCollector {
  const found = new Map<string, Warning & { more: number }>();
  return {
    warn(code, path, message) {
      const kind = `${code} ${path.replace(/\d+/g, "0")} ${message}`;
      const first = found.get(kind);
      if (first === undefined) found.set(kind, { code, path, message, more: 0 });
      else first.more++;
    },
    flush() {
      for (const { code, path, message, more } of found.values()) {
        const others = more === 1 ? "one more place" : `${more.toLocaleString("en")} more places`;
        warn(code, path, more === 0 ? message : `${message} So it is in ${others}.`);
      }
    },
  };
}
