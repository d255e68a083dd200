const home = "/studio";

// Never asked for: only to see whether an address leads out of this site.
const site = "http://site.invalid";

/**
 * Where to go after signing in. Only a path of this site counts, for `next` comes from an address
 * that anybody can make; everything else leads to the library.
 */
export function sitePath(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/")) return home;
  const url = URL.parse(next, site);
  if (url === null || url.origin !== site) return home;
  const path = url.pathname + url.search + url.hash;
  // Parsing takes dots out: `/.//evil.example` has become a path that names another site.
  return path.startsWith("//") ? home : path;
}

/** The page to sign in on, which goes on to `path`. */
export function signInPath(path: string): string {
  return path === home ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
}
