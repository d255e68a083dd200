import { setTimeout as sleep } from "node:timers/promises";
import type { Fixes } from "@personaforge/cards/content/toContent";
import { DomainError } from "@personaforge/contract/errors";
import type { ReadCard, Refused } from "../cards/cardReader.ts";
import type { Context, Services } from "../context.ts";
import type { ImportRow } from "./imports.queries.ts";

/** One go at an import, in which its state is always the same. */
export interface Pass {
  services: Services;
  context: Context;
  row: ImportRow;
  /** The lorebooks that cards may name, by their name in small letters. */
  worlds: ReadonlyMap<string, { id: string; hash: string }>;
}

/** The name of the file is what formats without a name of the character fall back to. */
export async function readPatiently(
  { services }: Pick<Pass, "services">,
  bytes: Uint8Array,
  file: { name: string; fixes?: Fixes },
): Promise<ReadCard | Refused> {
  return patiently(() => services.cards.read(bytes, file));
}

// Longer than any queue of pictures or files takes.
const mostTries = 120;

/** Requests come first: what is turned away because they wait too is asked for again. */
export async function patiently<Made>(work: () => Promise<Made>): Promise<Made> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const isBusy = error instanceof DomainError && error.code === "OVERLOADED";
      if (!isBusy || tries === mostTries) throw error;
      await sleep(500);
    }
  }
}
