import { workspaceHeader } from "../access/callers.ts";
import type { Exchange } from "./answer.ts";

export interface Caching {
  /** Strong. */
  etag: string;
  /** Seconds in which the answer counts as new. */
  fresh: number;
  /** Seconds after that in which the old answer may be used while a new one is fetched. */
  stale: number;
}

/** Only what everybody is answered may be kept for everybody, by caches between them and us. */
export function cacheHeaders(
  { response, principal }: Exchange,
  { etag, fresh, stale }: Caching,
): Record<string, string> {
  const scope = principal.kind === "anonymous" ? "public" : "private";
  const vary = [response.getHeader("vary"), "authorization", "cookie", workspaceHeader];
  return {
    etag,
    "cache-control": `${scope}, max-age=${fresh}, stale-while-revalidate=${stale}`,
    vary: vary.filter((name) => name !== undefined).join(", "),
  };
}

/** Whether the caller holds this answer already. */
export function isKnown({ request }: Pick<Exchange, "request">, etag: string): boolean {
  const known = request.headers["if-none-match"];
  return known !== undefined && matches(known, etag);
}

function matches(header: string, etag: string): boolean {
  const bare = etag.replace(/^W\//, "");
  return header.split(",").some((tag) => {
    const wanted = tag.trim();
    return wanted === "*" || wanted.replace(/^W\//, "") === bare;
  });
}
