import type { AnyRequest } from "@personaforge/api/testing/requests";

// As many are shown; a server that is gone would fill the terminal.
const mostShown = 20;

/** What came of the requests so far. */
export class Tally {
  readonly defects: string[] = [];
  readonly #statuses = new Map<number, number>();
  readonly #succeeded = new Set<string>();
  #unanswered = 0;

  /** A status of 0 stands for no answer at all. */
  add(request: AnyRequest, status: number, defect: string | null): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    if (status === 0) this.#unanswered += 1;
    else if (status < 300 && request.procedure !== null) this.#succeeded.add(request.procedure);
    if (defect !== null) this.defects.push(`${defect}: ${shown(request)}`);
  }

  /** Nobody answers any more. */
  get isLost(): boolean {
    return this.#unanswered > mostShown;
  }

  /** The defects, then one line of counts. */
  report({ seed, alive }: { seed: number; alive: boolean }): string {
    const statuses = [...this.#statuses].toSorted(([one], [other]) => one - other);
    const sum = statuses.reduce((total, [, count]) => total + count, 0);
    const counts = statuses.map(([status, count]) => `${status || "no answer"} × ${count}`);
    return [
      ...this.defects.slice(0, mostShown),
      `${sum} requests, seed ${seed}: ${counts.join(", ")}; ${this.#succeeded.size} procedures succeeded; ` +
        `${this.defects.length} defects; the server ${alive ? "lives" : "is gone"}`,
    ].join("\n");
  }
}

function shown({ method, path, headers, body }: AnyRequest): string {
  const text = body === undefined ? "" : JSON.stringify(body.toString()).slice(0, 300);
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${text}`;
}
