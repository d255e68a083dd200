import type { Fetch } from "../options.ts";

/** What a browser sends without asking first. */
const simpleHeaders = new Set(["accept", "accept-language", "content-language"]);

/**
 * A fetch as a page of `origin` has it: it says where it comes from, asks the server before, and
 * shows the page no answer that the server does not open to it.
 */
export function pageFetch(origin: string): Fetch {
  return async (url, init) => {
    const { method = "GET", headers } = init;
    const asked = [...new Headers(headers).keys()].filter((name) => !simpleHeaders.has(name));
    const preflight = await fetch(url, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": method,
        "access-control-request-headers": asked.join(","),
      },
    });
    const allowed = listIn(preflight, "access-control-allow-headers");
    const refused = asked.filter((name) => !allowed.includes(name));
    const methods = listIn(preflight, "access-control-allow-methods");
    const mayAsk = preflight.ok && isOpenTo(origin, preflight) && refused.length === 0;
    if (!mayAsk || !methods.includes(method.toLowerCase())) {
      throw new TypeError(`blocked before it was sent: ${preflight.status} ${refused.join(" ")}`);
    }
    const sent = new Headers(headers);
    sent.set("origin", origin);
    const response = await fetch(url, { ...init, headers: sent });
    if (isOpenTo(origin, response)) return response;
    await response.body?.cancel();
    throw new TypeError(`not shown to the page: ${response.status}`);
  };
}

function isOpenTo(origin: string, { headers }: Response): boolean {
  return headers.get("access-control-allow-origin") === origin;
}

function listIn({ headers }: Response, name: string): string[] {
  return (headers.get(name) ?? "").toLowerCase().split(/\s*,\s*/);
}
