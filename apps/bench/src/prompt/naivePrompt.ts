import type { CountTokens, PromptInput } from "@personaforge/prompt/prompt";

interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/**
 * What a program does that has no compiler: it puts the fields behind each other, fills in both
 * names, and leaves the oldest turns out while the tokens of all messages are too many. The measure
 * of the compiler, which neutralises, places, explains and hashes beside that.
 */
export function naivePrompt(
  { character, user, history, message, budget }: PromptInput,
  count: CountTokens,
): Message[] {
  const fill = (text: string) =>
    text.replaceAll("{{char}}", character.name).replaceAll("{{user}}", user.name);
  const fields = [
    `You are ${character.name}, talking with ${user.name}.`,
    character.personality_summary,
    character.tone_description,
    character.backstory,
    character.scenario,
    character.opening_scene,
    ...character.example_dialogues,
  ];
  const system = fields.filter((field) => field !== null).map(fill);
  const said: Message[] = history.map(({ role, text }) => ({
    role: role === "user" ? "user" : "assistant",
    content: text,
  }));
  if (message !== null) said.push({ role: "user", content: message });
  const messages: Message[] = [{ role: "system", content: system.join("\n\n") }, ...said];
  const costs = messages.map(({ content }) => count(content) + 4);
  let tokens = costs.reduce((sum, cost) => sum + cost, 3);
  while (tokens > budget.context - budget.reply - budget.margin && messages.length > 2) {
    messages.splice(1, 1);
    tokens -= costs.splice(1, 1)[0] ?? 0;
  }
  return messages;
}
