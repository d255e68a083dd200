import type { Character } from "@personaforge/contract/character";
import type { WrittenContent } from "@personaforge/contract/content";
import {
  changedKeys,
  type ContentForm,
  type ContentKey,
  pickKeys,
  toContent,
  toForm,
} from "#features/characterForm/contentForm.ts";
import { type EditorApi, refusalOf } from "./editorApi.ts";
import { type HeldBack, refusedFields, tooLarge } from "./heldBack.ts";
import { type Conflict, type Ground, reconcile, type Remote, remoteTexts } from "./reconcile.ts";
import { type Outcome, type QueueState, SaveQueue } from "./saveQueue.ts";
import { failureWords } from "#trpc/failureWords.ts";

/** The form as the session needs it. `read` gives a copy, `write` fires what typing fires. */
export interface FormTexts {
  read(): ContentForm;
  write(texts: Partial<ContentForm>): void;
}

export type EditorState = Remote & {
  /** What the server is known to hold. */
  acknowledged: ContentForm;
  ground: Ground;
  conflict: Conflict | null;
  /** The fields in which the form differs from the newest version. */
  changed: ContentKey[];
  queue: QueueState;
};

/** What a draft of these texts says: the fields in which they differ from the newest version. */
function draftOf(texts: ContentForm, head: Character): Partial<WrittenContent> {
  return pickKeys(toContent(texts), changedKeys(texts, toForm(head)));
}

/**
 * One character being edited: the form, what the server holds of it, and the queue between them.
 * It outlives the page that shows it until everything that waits was sent.
 */
export class EditorSession {
  readonly form: FormTexts;
  readonly api: EditorApi;
  readonly queue: SaveQueue;
  readonly #listeners = new Set<() => void>();
  #state: EditorState;
  #sent: ContentForm[] = [];

  constructor(form: FormTexts, api: EditorApi, opened: Remote & { ground: Ground }) {
    this.form = form;
    this.api = api;
    this.queue = new SaveQueue(
      () => this.#send(),
      (queue) => this.#set({ queue }),
    );
    const { ground, ...remote } = opened;
    const texts = remoteTexts(remote);
    const known = { mine: texts, acknowledged: texts, sent: [], ground };
    const { patch: _, ...reconciled } = reconcile(known, remote);
    const changed = changedKeys(texts, toForm(remote.head));
    this.#state = { ...remote, ...reconciled, changed, queue: { kind: "clean" } };
  }

  readonly getState = (): EditorState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Something in the form was changed. */
  readonly typed = (): void => {
    const texts = this.form.read();
    this.#recount(texts);
    const { acknowledged, queue } = this.#state;
    if (queue.kind === "waiting" || changedKeys(texts, acknowledged).length > 0) this.queue.touch();
  };

  /** Takes in what was read from the server, unless an answer that knows more is on its way. */
  readonly news = ({ head, draft }: Remote): void => {
    const now = this.#state;
    const remote = {
      head: head.revision > now.head.revision ? head : now.head,
      draft: draft.revision > now.draft.revision ? draft : now.draft,
    };
    const isNews = remote.head !== now.head || remote.draft !== now.draft;
    if (isNews && !this.queue.isSending) this.#takeIn(remote);
  };

  /** Asks the server what it holds and takes that in. */
  async refresh(): Promise<void> {
    this.#takeIn(await this.api.read());
  }

  /** A version was made of the draft: it is the newest one, and the draft is empty. */
  saved(head: Character): void {
    const { draft } = this.#state;
    const isFilled = Object.keys(draft.content).length > 0;
    const emptied = {
      ...draft,
      content: {},
      problems: [],
      base_version: head.version,
      revision: draft.revision + (isFilled ? 1 : 0),
    };
    this.#settleOn({ head, draft: emptied });
  }

  /** The character was changed, and none of its texts. */
  moved(head: Character): void {
    this.#takeIn({ head, draft: this.#state.draft });
  }

  /** Decides a conflict for the texts of the form; returns theirs, which it replaces. */
  keepMine(): Partial<ContentForm> {
    const theirs = this.#state.conflict?.theirs ?? {};
    this.#settleOn(this.#state);
    this.typed();
    this.queue.resume();
    return theirs;
  }

  /** Decides a conflict for the other texts; returns those of the form, which they replace. */
  takeTheirs(): Partial<ContentForm> {
    const { conflict } = this.#state;
    if (conflict === null) return {};
    const mine = pickKeys(this.form.read(), conflict.keys);
    this.#settleOn(this.#state);
    this.form.write(conflict.theirs);
    this.typed();
    this.queue.resume();
    return mine;
  }

  /** Puts the newest version back into the form; returns the texts that go. */
  discard(): Partial<ContentForm> {
    const { head, changed } = this.#state;
    const mine = pickKeys(this.form.read(), changed);
    this.#settleOn(this.#state);
    this.form.write(pickKeys(toForm(head), changed));
    this.typed();
    this.queue.resume();
    void this.queue.flush();
    return mine;
  }

  #set(change: Partial<EditorState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #recount(texts = this.form.read()): void {
    const changed = changedKeys(texts, toForm(this.#state.head));
    if (changed.join() !== this.#state.changed.join()) this.#set({ changed });
  }

  /** Nothing stands between the form and this state of the server any more. */
  #settleOn({ head, draft }: Remote): void {
    this.#sent = [];
    const ground = { version: head.version, texts: toForm(head) };
    const acknowledged = remoteTexts({ head, draft });
    this.#set({ head, draft, ground, acknowledged, conflict: null });
    this.#recount();
  }

  #takeIn(remote: Remote): void {
    const { acknowledged, ground } = this.#state;
    const known = { mine: this.form.read(), acknowledged, ground, sent: this.#sent };
    const { patch, ...reconciled } = reconcile(known, remote);
    this.#sent = [];
    this.#set({ ...remote, ...reconciled });
    if (Object.keys(patch).length > 0) this.form.write(patch);
    this.#recount();
    if (reconciled.conflict?.kind === "draft") this.queue.block();
    else this.queue.resume();
  }

  async #send(): Promise<Outcome> {
    const { head, acknowledged } = this.#state;
    const texts = this.form.read();
    if (changedKeys(texts, acknowledged).length === 0) return { kind: "acknowledged" };
    this.#sent.push(texts);
    return this.#put(texts, tooLarge(draftOf(texts, head)));
  }

  /** Sends the texts; those that are held back stay on the server as it has them. */
  async #put(texts: ContentForm, heldBack: HeldBack | null): Promise<Outcome> {
    const { head, draft, ground, acknowledged } = this.#state;
    const sent = { ...texts, ...pickKeys(acknowledged, heldBack?.keys ?? []) };
    const outcome: Outcome =
      heldBack === null ? { kind: "acknowledged" } : { kind: "refused", message: heldBack.message };
    if (changedKeys(sent, acknowledged).length === 0) return outcome;
    try {
      const put = await this.api.putDraft({
        id: head.id,
        content: draftOf(sent, head),
        base_version: ground.version,
        expected_revision: draft.revision,
      });
      this.#sent = [];
      this.#set({ draft: put, acknowledged: remoteTexts({ head: this.#state.head, draft: put }) });
      return outcome;
    } catch (error) {
      return this.#afterRefusal(error, texts, heldBack);
    }
  }

  async #afterRefusal(
    error: unknown,
    texts: ContentForm,
    heldBack: HeldBack | null,
  ): Promise<Outcome> {
    const refusal = refusalOf(error);
    if (refusal.kind === "stale") return this.#merge();
    if (refusal.kind !== "invalid") return refusal;
    const refused = heldBack === null ? refusedFields(refusal.problems) : null;
    return refused === null
      ? { kind: "refused", message: refusal.message }
      : this.#put(texts, refused);
  }

  async #merge(): Promise<Outcome> {
    try {
      await this.refresh();
    } catch (error) {
      return { kind: "failed", message: failureWords(error) };
    }
    return { kind: this.#state.conflict?.kind === "draft" ? "blocked" : "merged" };
  }
}
