import type { CompletionRequest } from "../completion.ts";
import { Choice } from "./choice.ts";
import { type Intent, readIntent } from "./intent.ts";
import { type Memory, outOfPlay } from "./memory.ts";
import { Recall } from "./recall.ts";
import { echoQuestion, reflect } from "./reflection.ts";
import { readTopic } from "./topics.ts";

/** Writes the demo model's reply to the last message: the same for the same request. */
export function writeReply(memory: Memory, request: CompletionRequest): string {
  const { turnKey } = request;
  const messages = request.messages.filter(({ role }) => role !== "system");
  // What a longer message is about is said in its beginning, as far as this goes.
  const message = (messages.at(-1)?.content ?? "").slice(0, 1_000);
  const said = messages
    .filter(({ role }) => role === "assistant")
    .map(({ content }) => content)
    .join("\n");
  const choice = new Choice(`${memory.name}\n${turnKey}\n${messages.length}\n${message}`, said);
  const recall = new Recall(memory, message, (text) => choice.isSaid(text));
  const turn = { memory, message, choice, recall };
  const parts = recall.writing === "english" ? speak(turn) : quote(turn);
  const separator = recall.writing === "cjk" ? "" : " ";
  return parts.join(separator);
}

interface Turn {
  readonly memory: Memory;
  readonly message: string;
  readonly choice: Choice;
  readonly recall: Recall;
}

/** In a language whose grammar we do not know, only what the author wrote is said. */
function quote(turn: Turn): string[] {
  const { memory, message, choice, recall } = turn;
  const sample = recall.sample();
  if (sample !== null) return [sample.answer];
  const greeting = memory.greetings.find((text) => !choice.isSaid(text));
  if (readIntent(message) === "greeting" && greeting !== undefined) return [greeting];
  const passage = recall.answer() ?? recall.next() ?? recall.unsaid()[0];
  if (passage !== undefined && passage !== null) {
    const after = recall.after(passage);
    return after === null ? [passage.text] : [passage.text, after.text];
  }
  return [anyOf(turn)];
}

/** When all has been said, something is said again. */
function anyOf({ memory, choice, recall }: Turn): string {
  const texts = [
    ...memory.passages.filter(({ writing }) => writing === recall.writing).map(({ text }) => text),
    ...memory.greetings,
  ];
  return texts[choice.number("again", texts.length)] ?? "…";
}

function speak(turn: Turn): string[] {
  const { message, recall, choice, memory } = turn;
  const sample = recall.sample();
  if (sample !== null) return [sample.answer];
  const intent = readIntent(message);
  const { voice, name } = memory;
  switch (intent) {
    case "greeting":
      return greet(turn);
    case "farewell":
      return [choice.phrase("farewell", voice.farewell)];
    case "thanks":
      return [choice.phrase("thanks", voice.thanks), ...suggest(turn, 60)];
    case "wellbeing":
      return [choice.phrase("well", voice.well), ...own(turn), ...ask(turn, 60)];
    case "name":
      return [choice.phrase("name", [`I'm ${name}.`, `${name} is the name.`, `Still ${name}.`])];
    case "identity":
      return introduce(turn);
    case "continue":
      return goOn(turn);
    default:
      return answer(turn, intent);
  }
}

function greet(turn: Turn): string[] {
  const { memory, choice } = turn;
  const greeting = memory.greetings.find((text) => !choice.isSaid(text));
  if (greeting !== undefined) return [greeting];
  return [choice.phrase("hello", memory.voice.hello), ...own(turn), ...ask(turn, 50)];
}

function introduce(turn: Turn): string[] {
  const { memory, choice, recall } = turn;
  const first = recall.unsaid().find(({ field }) => field === "personality") ?? recall.unsaid()[0];
  const name = `I'm ${memory.name}.`;
  const isNamed = choice.isSaid(name) || first?.text.includes(memory.name) === true;
  const parts = isNamed ? [] : [name];
  if (memory.tagline !== null && !choice.isSaid(memory.tagline)) parts.push(memory.tagline);
  if (first === undefined) return [...parts, ...told(turn)];
  const second = recall.after(first);
  return [...parts, first.text, ...(second === null ? [] : [second.text]), ...ask(turn, 40)];
}

function goOn(turn: Turn): string[] {
  const { memory, choice, recall } = turn;
  const next = recall.next();
  if (next === null) return told(turn);
  const after = recall.after(next);
  const lead = choice.happens("more?", 60) ? [choice.phrase("more", memory.voice.more)] : [];
  return [...lead, next.text, ...(after === null ? [] : [after.text])];
}

function answer(turn: Turn, intent: Intent): string[] {
  const { memory, message, choice, recall } = turn;
  const passage = recall.answer();
  if (passage !== null) {
    const after = recall.after(passage);
    const isShort = passage.text.length + (after?.text.length ?? 0) < 320;
    const lead = choice.happens("lead?", 45) ? [choice.phrase("lead", memory.voice.lead)] : [];
    const before = recall.before(passage);
    if (before !== null) return [...lead, before.text, passage.text];
    const rest = after !== null && isShort ? [after.text] : [];
    return [...lead, passage.text, ...rest, ...ask(turn, 35)];
  }
  if (intent === "statement") return listen(turn);
  if (recall.isAnswered()) return [choice.phrase("again", memory.voice.again), ...own(turn)];
  const echo = outOfPlay.test(message) ? null : echoQuestion(message);
  const lead = echo !== null && choice.happens("echo?", 50) ? [echo] : [];
  const offered = own(turn);
  if (offered.length === 0) return [...lead, ...told(turn)];
  return [
    ...lead,
    choice.phrase("unknown", memory.voice.unknown),
    ...offered,
    ...suggest(turn, 40),
  ];
}

function listen(turn: Turn): string[] {
  const { memory, message, choice } = turn;
  const echoes = reflect(message).filter((text) => !choice.isSaid(text) && !outOfPlay.test(text));
  const echo = echoes[choice.number("echo", Math.max(1, echoes.length))];
  if (echo?.endsWith("?")) return [echo, ...own(turn)];
  const question = choice.phrase("reflect", memory.voice.reflect);
  return echo === undefined ? [question] : [echo, question];
}

/** One sentence about the character that fits anywhere. */
function own({ recall, choice }: Turn): string[] {
  const unsaid = recall.unsaid();
  // Stories are worth more when asked for; the first few sentences of what is left will do.
  const near = unsaid.slice(0, 4);
  const passage = near[choice.number("own", Math.max(1, near.length))];
  return passage === undefined ? [] : [passage.text];
}

function ask({ memory, choice }: Turn, percent: number): string[] {
  return choice.happens("ask?", percent) ? [choice.phrase("ask", memory.voice.ask)] : [];
}

function told({ memory, choice }: Turn): string[] {
  const { told: ends, ask: questions, reflect: prompts } = memory.voice;
  const fresh = [ends, questions, prompts].find((phrases) =>
    phrases.some((p) => !choice.isSaid(p)),
  );
  return [choice.phrase("told", fresh ?? ends)];
}

/** Names two things that have not come up and that the character has something to say about. */
function suggest({ memory, choice, recall }: Turn, percent: number): string[] {
  if (!choice.happens("topics?", percent)) return [];
  const stories = recall.unsaid().filter(({ field }) => field === "backstory");
  const topics = [...new Set(stories.map(({ text }) => readTopic(text)))].filter(
    (topic) => topic !== null,
  );
  const [one, other] = topics;
  if (one === undefined) return [];
  const both = other === undefined ? one : `${one} or ${other}`;
  return [`${choice.phrase("topics", memory.voice.topics)} ${both}.`];
}
