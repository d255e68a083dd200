/** The replies that this process is writing now, so that they can be stopped and waited for. */
export class OpenReplies {
  readonly #open = new Map<string, AbortController>();
  readonly #whenNone = new Set<() => void>();

  add(conversationId: string): AbortController {
    const controller = new AbortController();
    this.#open.set(conversationId, controller);
    return controller;
  }

  remove(conversationId: string, controller: AbortController): void {
    if (this.#open.get(conversationId) === controller) this.#open.delete(conversationId);
    if (this.#open.size > 0) return;
    for (const resolve of this.#whenNone) resolve();
    this.#whenNone.clear();
  }

  /** Stops the reply of this conversation; false when none is being written here. */
  abort(conversationId: string): boolean {
    const controller = this.#open.get(conversationId);
    controller?.abort();
    return controller !== undefined;
  }

  /** Lets open replies finish for `graceMs`, then stops those that are left, and waits for all. */
  async drain(graceMs: number): Promise<void> {
    if (this.#open.size === 0) return;
    const none = new Promise<void>((resolve) => this.#whenNone.add(resolve));
    const timer = setTimeout(() => {
      for (const controller of this.#open.values()) controller.abort();
    }, graceMs);
    await none;
    clearTimeout(timer);
  }
}
