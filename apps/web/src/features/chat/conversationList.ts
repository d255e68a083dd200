/** The one way to ask for the conversations with a character, for server and browser alike. */
export const conversationListInput = (characterId: string) => ({
  character_id: characterId,
  limit: 20,
});
