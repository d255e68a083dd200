import type { Problem } from "@personaforge/contract/errors";

export type Download = {
  path: string;
  /** In whose workspace; a link could carry no headers. */
  headers: Record<string, string>;
  /** Sent as JSON with POST. */
  body?: object;
};

/** The name that the server gave a file, after RFC 6266. */
export function nameOfFile(disposition: string | null): string | null {
  const whole = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (whole !== undefined) {
    try {
      return decodeURIComponent(whole);
    } catch {
      // Broken beyond reading: the plain name says it too.
    }
  }
  return /filename="([^"]*)"/i.exec(disposition ?? "")?.[1] ?? null;
}

/**
 * Fetches a file and has the browser save it under the server's name for it, which is returned.
 * @throws Error with a sentence for people
 */
export async function downloadFile({ path, headers, body }: Download): Promise<string> {
  const sent: RequestInit =
    body === undefined
      ? { headers }
      : {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify(body),
        };
  const response = await fetch(path, sent).catch(() => null);
  if (response === null) {
    throw new Error("PersonaForge does not answer. Check that it runs and that you are connected.");
  }
  if (!response.ok) throw new Error(await refusalOf(response));
  const name = nameOfFile(response.headers.get("content-disposition")) ?? "character";
  // An answer that breaks off ends here, so half a file is never saved as a whole one.
  const bytes = await response.blob().catch(() => null);
  if (bytes === null) throw new Error("The download broke off. Try again.");
  save(bytes, name);
  return name;
}

async function refusalOf(response: Response): Promise<string> {
  const answer = (await response.json().catch(() => null)) as Partial<Problem> | null;
  const { detail, errors = [] } = answer ?? {};
  return errors[0]?.message ?? detail ?? `The server answered ${response.status}.`;
}

function save(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has its own hold on the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
