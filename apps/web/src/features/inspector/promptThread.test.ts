import type { WrittenContent } from "@personaforge/contract/content";
import type { Lorebook } from "@personaforge/contract/lorebook";
import { expect, test } from "vitest";
import { PromptThread, type Thread } from "./promptThread.ts";
import type { Question, Reply } from "./promptWorker.ts";

/** A thread that keeps what it is asked until the test answers. */
function scene() {
  const asked: Question[] = [];
  const listeners: { message?: (event: { data: Reply }) => void; error?: () => void } = {};
  let begun = 0;
  const begin = (): Thread => {
    begun++;
    return {
      postMessage: (question) => void asked.push(question),
      addEventListener: (type, listener) => void Object.assign(listeners, { [type]: listener }),
      terminate: () => {},
    };
  };
  const thread = new PromptThread(begin);
  const lint = (lorebook: Lorebook | null) =>
    thread.ask("lint", { character: { name: "Mira", lorebook } as WrittenContent, context: 1 });
  return { lint, asked, listeners, begun: () => begun };
}

const bookOf = (): Lorebook => ({ entries: [] });

test("a lorebook is sent once, and again when it is another one", () => {
  const { lint, asked, begun } = scene();
  const [one, other] = [bookOf(), bookOf()];
  for (const book of [one, one, other, null, other]) void lint(book);
  expect(asked.map(({ book }) => book && [book.id, book.sent === undefined])).toEqual([
    ...[[1, false], [1, true], [2, false], null, [2, true]],
  ]);
  expect(asked.every(({ asked: { character } }) => character.lorebook === null)).toBe(true);
  expect(begun()).toBe(1);
});

test("each question gets its own answer, and an error keeps its code", async () => {
  const { lint, listeners } = scene();
  const [one, other] = [lint(null), lint(null)];
  listeners.message?.({ data: { id: 2, answer: [] } });
  const error = { name: "DomainError", message: "Too long.", code: "CONTEXT_TOO_LONG" };
  listeners.message?.({ data: { id: 1, error } });
  await expect(other).resolves.toEqual([]);
  await expect(one).rejects.toMatchObject(error);
});

test("a thread that breaks is begun again, with the lorebook", async () => {
  const { lint, asked, listeners, begun } = scene();
  const book = bookOf();
  const lost = lint(book);
  listeners.error?.();
  await expect(lost).rejects.toThrow("could not be loaded");
  void lint(book);
  expect(begun()).toBe(2);
  expect(asked[1]?.book?.sent).toBe(book);
});
