import { saidIn, type Turn, turnsText } from "./dialogue.ts";
import { at, listOf } from "../places.ts";

/** The text of a message: a string, or the texts among its parts. */
export function messageText(message: unknown): string {
  const content = at(message, ["content"]);
  if (typeof content === "string") return content;
  const parts = listOf(content).map((part) =>
    typeof part === "string" ? part : at(part, ["text"]),
  );
  return parts.filter((part) => typeof part === "string").join("\n");
}

/** The turns between user and assistant in a list of messages; others are no example. */
function turnsOfMessages(messages: unknown): Turn[] {
  return listOf(messages).flatMap((message) => {
    const role = at(message, ["role"]);
    const text = messageText(message);
    if (text === "" || (role !== "user" && role !== "assistant")) return [];
    return [{ speaker: role === "user" ? "{{user}}" : "{{char}}", text }];
  });
}

/** A conversation as one example of a card; empty without a turn. */
export function exampleOfMessages(messages: unknown): string {
  const turns = turnsOfMessages(messages);
  return turns.length === 0 ? "" : `<START>\n${turnsText(turns)}`;
}

/** The examples of a card as messages, one after the other. */
export function messagesOfExamples(
  text: string,
  name: string,
): { role: string; content: string }[] {
  return saidIn(text, name).map(({ byCharacter, text: content }) => ({
    role: byCharacter ? "assistant" : "user",
    content,
  }));
}
