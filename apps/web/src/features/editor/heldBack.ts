import type { WrittenContent } from "@personaforge/contract/content";
import { limits } from "@personaforge/contract/limits";
import { type ContentKey, contentKeys } from "#features/characterForm/contentForm.ts";
import { lorebookText } from "#features/characterForm/heldLorebook.ts";
import type { Problem } from "./editorApi.ts";

/** Fields that the server will not take, so that all others can be saved without them. */
export type HeldBack = { keys: readonly ContentKey[]; message: string };

/** For the names of the request's own fields, which stand around the content. */
const envelope = 1_000;

const number = new Intl.NumberFormat("en");
const inKilobytes = (bytes: number) => `${number.format(Math.ceil(bytes / 1_000))} kB`;

/** The lorebook, when a request with it is larger than the server reads: it would be sent in vain. */
export function tooLarge({ lorebook, ...rest }: Partial<WrittenContent>): HeldBack | null {
  if (lorebook === null || lorebook === undefined) return null;
  const bytesOf = (text: string) => new Blob([text]).size;
  const bytes = bytesOf(lorebookText(lorebook)) + bytesOf(JSON.stringify(rest));
  if (bytes + envelope <= limits.jsonBytes) return null;
  const message = `With its lorebook this draft takes ${inKilobytes(bytes)}, and ${inKilobytes(limits.jsonBytes - envelope)} can be saved at once. The lorebook is kept in this browser only; the other fields are saved. Take out entries to save it.`;
  return { keys: ["lorebook"], message };
}

/** The fields that a refusal is about; null when it is not about fields alone. */
export function refusedFields(problems: readonly Problem[]): HeldBack | null {
  const named = problems.map(({ path }) => path.split(".")[1]);
  const keys = contentKeys.filter((key) => named.includes(key));
  const isKnown = named.every((name) => keys.some((key) => key === name));
  const [first] = problems;
  if (first === undefined || !isKnown) return null;
  return { keys, message: `${first.message} The other fields are saved.` };
}
