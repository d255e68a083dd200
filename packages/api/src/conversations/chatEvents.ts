import { type ChatEvent, chatEvent } from "@personaforge/contract/conversation";
import * as z from "zod";

/** What a procedure that streams a reply answers with. */
export const chatEvents = z.custom<AsyncGenerator<ChatEvent, void, void>>(
  (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
);

/** Holds every event to the contract, as `.output()` does for an answer that comes at once. */
export async function* checked(
  events: AsyncGenerator<ChatEvent, void, void>,
): AsyncGenerator<ChatEvent, void, void> {
  for await (const event of events) yield chatEvent.parse(event);
}
