import type { Card } from "../card.ts";
import type { ContainerKind } from "../format.ts";
import type { Loss } from "../problem.ts";
import type { Original } from "../writeOptions.ts";
import { entryFinder } from "./charxIcon.ts";
import { namesIn } from "./openPackage.ts";

/** Whether a file that was read may hold a CHARX: a JPEG has one behind its end. */
export const holdsCharx = (container: ContainerKind): boolean =>
  container === "charx" || container === "jpeg";

/** What other programs put into a CHARX beside the files that its card names. */
const known = [
  {
    path: "files.module.risum",
    of: /^module\.risum$/i,
    message: () => "The module of RisuAI, with its scripts, is not in it.",
  },
  {
    path: "files.x_meta",
    of: /^x_meta\//i,
    message: (count: number) => `Notes on the pictures (x_meta) are not in it: ${count}.`,
  },
  {
    path: "files",
    of: /./s,
    message: (count: number) => `Files that the card does not name are not in it: ${count}.`,
  },
] as const;

/** Files of the original's CHARX that its card does not name and the new file does not have. */
export function lostFiles(
  card: Card,
  original: Original,
  isKept: (name: string) => boolean,
): Loss[] {
  if (!holdsCharx(original.container)) return [];
  const names = namesIn(original.bytes);
  const named = new Set(["card.json", ...card.assets.map(entryFinder(names))]);
  const lost = names.filter((name) => !named.has(name) && !isKept(name));
  const groups = Map.groupBy(lost, (name) => known.find(({ of }) => of.test(name)));
  return known.flatMap((kind): Loss[] => {
    const count = groups.get(kind)?.length ?? 0;
    return count === 0 ? [] : [{ code: "dropped", path: kind.path, message: kind.message(count) }];
  });
}
