import { createLoader, parseAsString } from "nuqs/server";

/** What the address of a chat holds: the conversation that is open; none before the first message. */
export const chatParams = { conversation: parseAsString.withDefault("") };

export const loadChatParams = createLoader(chatParams);
