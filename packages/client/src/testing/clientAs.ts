import type { TestApi, Who } from "@personaforge/api/testing/testApi";
import { createClient, type PersonaForge } from "../client.ts";

/** A client of the API under test, as somebody. */
export function clientAs(who: Who, { url }: TestApi): PersonaForge {
  return createClient({
    baseUrl: url,
    fetch: (url, init) => {
      const headers = new Headers(init.headers);
      headers.set("x-test-principal", who);
      return fetch(url, { ...init, headers });
    },
  });
}
