import { execFile, spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package. */
export const home = fileURLToPath(new URL("../..", import.meta.url));

export interface Finished {
  code: number | string | null | undefined;
  /** What it printed, errors last. */
  output: string;
}

/** Type-checks the project in this folder. */
export function compile(folder: string): Promise<Finished> {
  return run(join(home, "node_modules/.bin/tsc"), ["-p", folder]);
}

/** Runs a program in the folder of this package, to its end. */
export function run(program: string, args: string[]): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd: home }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, output: `${stdout}${stderr}` });
    });
  });
}

/** A program of Node that a test types into. */
export class Session {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<number | null>;
  #printed = "";
  #seen = 0;
  #onOutput: () => void = () => undefined;

  /** @param env all of its environment */
  constructor(cwd: string, args: string[], env: Record<string, string> = {}) {
    this.#child = spawn(process.execPath, args, { cwd, env: env as NodeJS.ProcessEnv });
    for (const output of [this.#child.stdout, this.#child.stderr]) {
      output.setEncoding("utf8").on("data", (text: string) => {
        this.#printed += text;
        this.#onOutput();
      });
    }
    this.#ended = new Promise((resolve) => this.#child.once("close", resolve));
  }

  /** Types a line. */
  type(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.#child.kill("SIGINT");
  }

  /** Waits until `text` is printed after what was waited for before, and returns all up to it. */
  async until(text: string): Promise<string> {
    for (;;) {
      const at = this.#printed.indexOf(text, this.#seen);
      if (at !== -1) {
        const upTo = this.#printed.slice(this.#seen, at + text.length);
        this.#seen = at + text.length;
        return upTo;
      }
      const more = new Promise<"more">((resolve) => {
        this.#onOutput = () => resolve("more");
      });
      if ((await Promise.race([more, this.#ended])) === "more") continue;
      throw new Error(`It ended without printing ${JSON.stringify(text)}:\n${this.#printed}`);
    }
  }

  /** Waits for its end: what else it printed, and its exit code. */
  async end(): Promise<{ code: number | null; rest: string }> {
    const code = await this.#ended;
    return { code, rest: this.#printed.slice(this.#seen) };
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}
