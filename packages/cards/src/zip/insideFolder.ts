/** What systems add to an archive by themselves. */
const litter = /(?:^|\/)(?:__MACOSX\/|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** The files by which a package is known. */
const marks = /^(?:card\.json|manifest\.json|Characters\/[^/]+\/character\.json)$/i;

/** How many folders stand around a package at most. */
const mostFolders = 3;

/**
 * The folder with its slash in which a package stands that somebody unpacked and packed again with
 * its folder; empty when the package stands at the root.
 */
export function folderAround(names: readonly string[]): string {
  const files = names.filter((name) => !litter.test(name));
  const [first] = files;
  if (first === undefined) return "";
  let folder = "";
  for (let level = 0; level <= mostFolders; level++) {
    const length = folder.length;
    if (files.some((name) => marks.test(name.slice(length)))) return folder;
    const slash = first.indexOf("/", length);
    const next = first.slice(0, slash + 1);
    if (slash === -1 || files.some((name) => !name.startsWith(next))) return "";
    folder = next;
  }
  return "";
}
