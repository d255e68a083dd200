import { createLoader, parseAsInteger, parseAsString } from "nuqs/server";

/**
 * What the address of a chat holds: the conversation that is open, none before the first message;
 * and, in the studio, the version that a new one begins with, the newest when none is named.
 */
export const chatParams = {
  conversation: parseAsString.withDefault(""),
  version: parseAsInteger,
};

export const loadChatParams = createLoader(chatParams);
