import type { Problem } from "@personaforge/contract/errors";
import type { Crop } from "@personaforge/contract/picture";
import type { Outputs } from "#trpc/appRouter.ts";

interface Sending {
  id: string;
  file: File;
  /** The square to show; null for the whole picture. */
  crop: Crop | null;
  headers: Record<string, string>;
}

/**
 * Gives a character a picture, which makes a version.
 * @throws Error with a sentence for people
 */
export async function sendPicture({
  id,
  file,
  crop,
  headers,
}: Sending): Promise<Outputs["characters"]["get"]> {
  const form = new FormData();
  if (crop !== null) form.append("crop", JSON.stringify(crop));
  form.append("file", file);
  const path = `/api/v1/characters/${id}/avatar`;
  const response = await fetch(path, { method: "POST", body: form, headers }).catch(() => null);
  if (response === null) {
    throw new Error("PersonaForge does not answer. Check that it runs and that you are connected.");
  }
  const answer = (await response.json().catch(() => null)) as unknown;
  if (response.ok) return answer as Outputs["characters"]["get"];
  const { detail, errors = [] } = (answer ?? {}) as Partial<Problem>;
  throw new Error(errors[0]?.message ?? detail ?? `The server answered ${response.status}.`);
}
