import type { WrittenContent } from "@personaforge/contract/content";
import type { LintFinding } from "@personaforge/contract/lint";
import type { Lorebook } from "@personaforge/contract/lorebook";
import { compile } from "@personaforge/prompt/compile";
import { lint } from "@personaforge/prompt/lint/lint";
import type { CompiledPrompt, PromptInput } from "@personaforge/prompt/prompt";
import { namesOfBook, placeWords } from "./sourceWords.ts";

type Work = {
  compile: { asked: PromptInput; answer: CompiledPrompt };
  lint: { asked: { character: WrittenContent; context: number }; answer: LintFinding[] };
};
export type Kind = keyof Work;
export type Asked<Of extends Kind> = Work[Of]["asked"];
export type Answer<Of extends Kind> = Work[Of]["answer"];

/** A question without its lorebook, which is sent once and then named by its number. */
export type Question<Of extends Kind = Kind> = {
  id: number;
  kind: Of;
  asked: Asked<Of>;
  book: { id: number; sent?: Lorebook } | null;
};

export type Reply =
  | { id: number; answer: Answer<Kind> }
  | { id: number; error: { name: string; message: string; code?: string; fieldErrors?: object } };

// What a lorebook is searched with hangs on its object, so the same book must stay the same object.
let kept: { id: number; book: Lorebook } | undefined;

function bookOf({ book }: Question): Lorebook | null {
  if (book === null) return null;
  if (book.sent !== undefined) kept = { id: book.id, book: book.sent };
  if (kept?.id !== book.id) throw new Error("The lorebook did not arrive.");
  return kept.book;
}

const isCompile = (question: Question): question is Question<"compile"> =>
  question.kind === "compile";
const isLint = (question: Question): question is Question<"lint"> => question.kind === "lint";

function answerTo(question: Question): Answer<Kind> {
  const lorebook = bookOf(question);
  if (isCompile(question)) {
    const { asked } = question;
    return compile({ ...asked, character: { ...asked.character, lorebook } });
  }
  if (!isLint(question)) throw new Error("Nobody knows this question.");
  const { character, context } = question.asked;
  const names = namesOfBook(lorebook);
  return lint({ ...character, lorebook }, { context, nameOf: (path) => placeWords(path, names) });
}

function replyTo(question: Question): Reply {
  const { id } = question;
  try {
    return { id, answer: answerTo(question) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    // The error of the contract, whose class does not survive the way between threads.
    const told = error instanceof Error && "code" in error ? { ...error } : {};
    return { id, error: { name, message, ...told } };
  }
}

globalThis.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  globalThis.postMessage(replyTo(data));
});
