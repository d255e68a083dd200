import { compileHere, lintHere } from "./compileHere.ts";
import { createPromptThread, type PromptMaker, type PromptThreadOptions } from "./promptThread.ts";
import { enough } from "./textWork.ts";
import { workOfLint, workOfPrompt } from "./promptWork.ts";

/**
 * Makes what may take more than 40 ms in a thread. That answers within a millisecond, but has a token
 * counter of its own, with 80 MB: where all characters are of the usual size it is never started.
 */
export function createPromptMaker(options: PromptThreadOptions = {}): PromptMaker {
  const thread = createPromptThread(options);
  return {
    compile: (request) =>
      workOfPrompt(request) <= enough ? compileHere(request) : thread.compile(request),
    lint: (request) =>
      workOfLint(request.character) <= enough ? lintHere(request) : thread.lint(request),
    close: () => thread.close(),
  };
}
