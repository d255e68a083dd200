import { headers } from "next/headers";

/** The path and the query that the reader asked for, less what Next's own requests add. */
export async function pagePath(): Promise<string> {
  // The server put it there, whatever the request said.
  const url = URL.parse((await headers()).get("x-pf-path") ?? "", "http://site.invalid");
  if (url === null) return "/";
  url.searchParams.delete("_rsc");
  return url.pathname + url.search;
}
