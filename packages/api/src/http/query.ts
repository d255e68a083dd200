import { DomainError } from "@personaforge/contract/errors";

/** Percent-decodes strictly: `URLSearchParams` would turn invalid UTF-8 into U+FFFD without a word. */
export function decodeComponent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new DomainError("INVALID_UTF8", "The address is not valid percent-encoded UTF-8.");
  }
}

/**
 * The parameters of a query; `+` is a space.
 * @throws DomainError INVALID_UTF8, or VALIDATION_FAILED for one that is there twice: programs differ
 * on which of the two counts.
 */
export function parseQuery(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split("&")) {
    if (pair === "") continue;
    const [name = "", ...value] = pair.replaceAll("+", " ").split("=").map(decodeComponent);
    if (parameters.has(name)) throw wrongParameter(name, "duplicate", "is there twice");
    parameters.set(name, value.join("="));
  }
  return parameters;
}

/** Refuses parameters that mean nothing at this address. */
export function refuseOthers(query: ReadonlyMap<string, string>, known: ReadonlySet<string>): void {
  for (const name of query.keys()) {
    if (!known.has(name)) throw wrongParameter(name, "unrecognized_keys", "is not known here");
  }
}

function wrongParameter(name: string, code: string, problem: string): DomainError {
  const path = name.slice(0, 100);
  const message = `The parameter "${path}" ${problem}.`;
  return new DomainError("VALIDATION_FAILED", message, { fieldErrors: [{ path, code, message }] });
}
