import { limits } from "@personaforge/contract/limits";
import { droppedName } from "./droppedName.ts";
import { fullBatch, nextBatch } from "./nextBatch.ts";
import type { Send } from "./sendFiles.ts";
import {
  failureOf,
  jobIdOf,
  Refused,
  type Upload,
  type UploadPhase,
  type UploadState,
} from "./uploadState.ts";

/** What the server has of a job, to tell what has to be sent again. */
export type Stored = Pick<Upload, "name" | "size">;

export interface UploadServer {
  send: Send;
  headers: Record<string, string>;
  /** The files of a job that the server has. */
  storedOf(jobId: string): Promise<readonly Stored[]>;
  /** Has every file of the job looked at. */
  begin(jobId: string): Promise<unknown>;
  /** Resolves when the person is signed in again; throws when they would rather not. */
  signIn(): Promise<unknown>;
}

// What stands around the files of a request is shorter than this.
const most = limits.archiveBytes - 4_096;

const address = "/api/v1/imports";
const lanes = 2;

/**
 * Sends files to an import in requests of a bounded size, two at a time, and has them looked at when
 * all are there. It belongs to the document, not to a page, so that one may walk about meanwhile.
 */
export class UploadSession {
  readonly #server: UploadServer;
  readonly #listeners = new Set<() => void>();
  #state: UploadState;
  #queue: Upload[] = [];
  #stopping = new AbortController();
  /** Bytes of the requests under way, by request. */
  readonly #moving = new Map<FormData, number>();
  #mostFiles = fullBatch.files;
  #isRunning = false;
  /** From then on the import takes no more files. */
  #isSealed = false;
  /** Whether the server may have more of them than this session knows of. */
  #mayBeThere: boolean;
  #cause: Error | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(server: UploadServer, jobId: string | null = null) {
    this.#server = server;
    this.#mayBeThere = jobId !== null;
    this.#state = {
      ...{ phase: "sending", jobId, uploads: [], sent: 0, total: 0 },
      ...{ failure: null, goesOnIn: null },
    };
  }

  readonly getState = (): UploadState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether more files can be put into the same import. */
  isOpen(): boolean {
    return !this.#isSealed;
  }

  add(files: readonly File[]): void {
    const first = this.#state.uploads.length;
    const added = files.map((file, index): Upload => {
      const name = droppedName(file);
      // No request could carry it, so that to try would only keep the others waiting.
      const state = file.size > most ? "refused" : "queued";
      return { key: first + index, name, size: file.size, file, state };
    });
    this.#queue.push(...added.filter(({ state }) => state === "queued"));
    this.#show({ uploads: [...this.#state.uploads, ...added] });
    this.goOn();
  }

  /** Sends what is not there yet. */
  goOn(): void {
    clearTimeout(this.#timer);
    if (this.#isRunning || !this.isOpen()) return;
    this.#stopping = new AbortController();
    this.#cause = undefined;
    this.#show({ phase: "sending", failure: null, goesOnIn: null });
    this.#isRunning = true;
    void this.#run().then(
      () => this.#end("begun"),
      (error: unknown) => this.#fail(error),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopping.abort();
    this.#show({ phase: "stopped", goesOnIn: null });
  }

  /** Has the files looked at that are there, and forgets the others. */
  settle(): void {
    this.#queue = [];
    this.#show({ uploads: this.#state.uploads.filter(({ state }) => state === "sent") });
    this.goOn();
  }

  async #run(): Promise<void> {
    if (this.#mayBeThere) await this.#compare();
    if (this.#state.jobId === null) await this.#sendNext();
    await Promise.all(Array.from({ length: lanes }, () => this.#lane()));
    if (this.#cause !== undefined) throw this.#cause;
    const { jobId } = this.#state;
    this.#isSealed = true;
    if (jobId !== null) await this.#server.begin(jobId);
  }

  /** After a failure the other lane ends with the request it is in. */
  async #lane(): Promise<void> {
    while (this.#queue.length > 0 && this.#cause === undefined) {
      await this.#sendNext().catch((error: unknown) => {
        this.#cause ??= error instanceof Error ? error : new Error(String(error));
      });
    }
  }

  /** A request whose answer was lost may have arrived all the same. */
  async #compare(): Promise<void> {
    const { jobId } = this.#state;
    if (jobId === null) return;
    const stored = new Map<string, number>();
    const keyOf = ({ name, size }: Stored) => `${size} ${name}`;
    for (const file of await this.#server.storedOf(jobId)) {
      stored.set(keyOf(file), (stored.get(keyOf(file)) ?? 0) + 1);
    }
    for (const upload of this.#state.uploads.filter(({ state }) => state === "sent")) {
      stored.set(keyOf(upload), (stored.get(keyOf(upload)) ?? 0) - 1);
    }
    const isThere = (upload: Upload) => {
      const left = stored.get(keyOf(upload)) ?? 0;
      stored.set(keyOf(upload), left - 1);
      return left > 0;
    };
    const there = new Set(this.#queue.filter(isThere));
    this.#queue = this.#queue.filter((upload) => !there.has(upload));
    this.#mark([...there], "sent");
    this.#mayBeThere = false;
  }

  async #sendNext(): Promise<void> {
    const size = nextBatch(this.#queue, { ...fullBatch, files: this.#mostFiles });
    const batch = this.#queue.splice(0, size);
    if (batch.length === 0) return;
    this.#mark(batch, "sending");
    try {
      await this.#send(batch);
      this.#mark(batch, "sent");
    } catch (error) {
      this.#takeBack(batch, error);
    }
  }

  async #send(batch: readonly Upload[]): Promise<void> {
    const { jobId } = this.#state;
    const form = new FormData();
    if (jobId === null) {
      form.append("open", "true");
      form.append("dry_run", "true");
    }
    for (const { file, name } of batch) form.append("file", file, name);
    const url = jobId === null ? address : `${address}/${jobId}/files`;
    const onProgress = (bytes: number) => {
      this.#moving.set(form, bytes);
      this.#show({});
    };
    try {
      const options = { headers: this.#server.headers, signal: this.#stopping.signal, onProgress };
      const id = jobIdOf(await this.#server.send(url, form, options));
      this.#show({ jobId: jobId ?? id });
    } finally {
      this.#moving.delete(form);
    }
  }

  /** Puts a batch back into the queue when it can be sent in another way; throws when it cannot. */
  #takeBack(batch: Upload[], error: unknown): void {
    const isTooMuch = error instanceof Refused && error.status === 413 && error.code === undefined;
    if (isTooMuch && batch.length === 1) return this.#mark(batch, "refused");
    this.#mark(batch, "queued");
    this.#queue.unshift(...batch);
    if (!isTooMuch) throw error;
    this.#mostFiles = Math.ceil(batch.length / 2);
  }

  #fail(error: unknown): void {
    this.#isSealed = false;
    this.#mayBeThere = true;
    if (this.#state.phase === "stopped") return this.#end("stopped");
    this.#end("failed");
    if (error instanceof Refused && error.status === 401) return this.#waitForReturn(error);
    const goesOnIn = error instanceof Refused ? (error.retryAfter ?? null) : null;
    this.#show({ failure: failureOf(error), goesOnIn });
    if (goesOnIn !== null) this.#timer = setTimeout(() => this.goOn(), goesOnIn * 1_000);
  }

  #waitForReturn(error: Refused): void {
    this.#show({ failure: error.message });
    void this.#server.signIn().then(
      () => this.goOn(),
      () => undefined,
    );
  }

  #end(phase: UploadPhase): void {
    this.#isRunning = false;
    this.#show({ phase });
  }

  #mark(batch: readonly Upload[], state: Upload["state"]): void {
    const keys = new Set(batch.map(({ key }) => key));
    this.#show({
      uploads: this.#state.uploads.map((upload) =>
        keys.has(upload.key) ? { ...upload, state } : upload,
      ),
    });
  }

  #show(change: Partial<UploadState>): void {
    const next = { ...this.#state, ...change };
    const bytesOf = (uploads: readonly Upload[]) =>
      uploads.reduce((sum, { size }) => sum + size, 0);
    const isThere = ({ state }: Upload) => state === "sent" || state === "refused";
    const moving = [...this.#moving.values()].reduce((sum, bytes) => sum + bytes, 0);
    const total = bytesOf(next.uploads);
    // A form is a little longer than its files.
    const sent = Math.min(total, bytesOf(next.uploads.filter(isThere)) + moving);
    this.#state = { ...next, total, sent };
    for (const listener of this.#listeners) listener();
  }
}
