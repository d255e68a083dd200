import type { PromptOutput } from "@personaforge/contract/promptOutput";

/** OpenAI's numbers, as its documentation gives them; other APIs do not publish theirs. */
const aroundMessage = 4;
const beforeReply = 3;

/** Tokens of all that is sent: a control token of a template is one, and each message of an API takes 4. */
export function outputTokens(output: PromptOutput, count: (text: string) => number): number {
  const messages = (texts: readonly string[]) =>
    texts.reduce((sum, text) => sum + count(text) + aroundMessage, beforeReply);
  const joined = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join("");
  switch (output.target) {
    case "openai":
      return messages(output.messages.map(({ content }) => content));
    case "responses":
      return messages([output.instructions, ...output.input.map(({ content }) => content)]);
    case "anthropic":
      return messages([
        ...output.system.map(({ text }) => text),
        ...output.messages.map(({ content }) => content),
      ]);
    case "gemini":
      return messages(
        [output.systemInstruction, ...output.contents].map(({ parts }) => joined(parts)),
      );
    default:
      return output.text
        .split(/(<\|[a-z_]+\|>)/)
        .reduce((sum, text, index) => sum + (index % 2 === 1 ? 1 : count(text)), 0);
  }
}
