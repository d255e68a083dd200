/** What has to be undone, in reverse, when the bench ends for whatever reason. */
export class Cleanup {
  readonly #steps: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;

  /** A step that comes too late, after a signal, is taken at once. */
  add(step: () => Promise<void>): void {
    this.#steps.push(step);
    if (this.#running !== undefined) void this.#undo();
  }

  /** Safe to call twice: the second caller waits for the first. */
  run(): Promise<void> {
    return (this.#running ??= this.#undo());
  }

  async #undo(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      await step().catch((error: unknown) => console.error(error));
    }
  }
}
