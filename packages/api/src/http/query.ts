import { DomainError } from "@personaforge/contract/errors";

/** Percent-decodes strictly: `URLSearchParams` would turn invalid UTF-8 into U+FFFD without a word. */
export function decodeComponent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new DomainError("INVALID_UTF8", "The address is not valid percent-encoded UTF-8.");
  }
}

/** The parameters of a query; of one that is repeated, the last. */
export function parseQuery(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split("&")) {
    if (pair === "") continue;
    const [name = "", ...value] = pair.replaceAll("+", " ").split("=");
    parameters.set(decodeComponent(name), decodeComponent(value.join("=")));
  }
  return parameters;
}
