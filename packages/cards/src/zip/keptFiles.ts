import { silent } from "../document.ts";
import { openPackage } from "./openPackage.ts";

/** Every file of a package, inflated; none when these bytes hold none. A broken file is left out. */
export function filesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const files = openPackage(bytes, silent);
  const names = files?.names ?? [];
  return new Map(
    names.flatMap((name) => {
      const content = files?.read(name) ?? null;
      return content === null ? [] : [[name, content] as const];
    }),
  );
}
