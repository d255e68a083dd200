import type { Character } from "@personaforge/contract/character";
import type { Draft } from "@personaforge/contract/draft";
import {
  type ContentForm,
  type ContentKey,
  contentKeys,
  draftToForm,
  isSameField,
  pickKeys,
  toForm,
} from "#features/characterForm/contentForm.ts";

/** What the server holds: the newest version, and my draft upon it. */
export type Remote = { head: Character; draft: Draft };

/** What was typed over. Its number is older than the newest version's while a conflict is open. */
export type Ground = { version: number; texts: ContentForm };

/** Fields that were changed here and elsewhere to different texts. */
export type Conflict = {
  /**
   * - `draft`: theirs is only in the draft, so that nothing is sent until it is decided.
   * - `version`: theirs is a version, which nothing can destroy; the draft goes on being saved.
   */
  kind: "draft" | "version";
  keys: ContentKey[];
  /** The texts of `keys` as they are elsewhere. */
  theirs: Partial<ContentForm>;
  /** When theirs was made, ISO 8601. */
  at: string;
};

/** What is known here before the server's news. */
export type Known = {
  /** The texts of the form. */
  mine: ContentForm;
  /** The texts the server was last known to hold. */
  acknowledged: ContentForm;
  /** What was sent without an answer: the server may hold any of it by now. */
  sent: readonly ContentForm[];
  ground: Ground;
};

export type Reconciled = {
  /** What the form takes over: fields that were changed elsewhere and not here. */
  patch: Partial<ContentForm>;
  acknowledged: ContentForm;
  ground: Ground;
  conflict: Conflict | null;
};

export function remoteTexts({ head, draft }: Remote): ContentForm {
  return { ...toForm(head), ...draftToForm(draft.content) };
}

type Side = "same" | "take" | "conflict";

/** What one field of `texts`, which is elsewhere, means for the form. */
function sideOf(known: Known, texts: ContentForm, key: ContentKey): Side {
  const { mine, acknowledged, sent } = known;
  const isKnown = [acknowledged, ...sent].some((before) => isSameField(texts, before, key));
  if (isKnown || isSameField(texts, mine, key)) return "same";
  return isSameField(mine, acknowledged, key) ? "take" : "conflict";
}

/** Whether a newer version and the draft upon an older one changed the same field. */
function isOvertaken(known: Known, { head, ground }: Overtaking, key: ContentKey): boolean {
  const isChangedByBoth = !isSameField(head, ground, key) && !isSameField(known.mine, ground, key);
  // A version that holds what was typed here earlier is my own, saved from another tab.
  return isChangedByBoth && sideOf(known, head, key) !== "same";
}

type Overtaking = { head: ContentForm; ground: ContentForm };

/**
 * Merges the server's news by field. A field that only one side changed is taken from that side;
 * what both changed to different texts is a conflict and stays as it is in the form.
 */
export function reconcile(known: Known, remote: Remote): Reconciled {
  const theirs = remoteTexts(remote);
  const head = toForm(remote.head);
  // A draft that was put over the newest version has been compared with it already.
  const isOnHead = remote.draft.base_version === remote.head.version;
  const ground = isOnHead ? head : known.ground.texts;
  const sideIs = (side: Side) => (key: ContentKey) => sideOf(known, theirs, key) === side;

  const patch = pickKeys(theirs, contentKeys.filter(sideIs("take")));
  const now = { ...known, mine: { ...known.mine, ...patch } };
  const inDraft = contentKeys.filter(sideIs("conflict"));
  const inVersion = contentKeys.filter((key) => isOvertaken(now, { head, ground }, key));
  const keys = contentKeys.filter((key) => inDraft.includes(key) || inVersion.includes(key));
  const isOnlyInDraft = inDraft.some((key) => !isSameField(theirs, head, key));
  const conflict: Conflict | null =
    keys.length === 0
      ? null
      : {
          kind: isOnlyInDraft ? "draft" : "version",
          keys,
          theirs: pickKeys({ ...head, ...pickKeys(theirs, inDraft) }, keys),
          at: (isOnlyInDraft ? remote.draft.updated_at : null) ?? remote.head.updated_at,
        };
  return {
    patch,
    // In a conflict the old texts stay what both sides began with, until it is decided.
    acknowledged: { ...theirs, ...pickKeys(known.acknowledged, keys) },
    ground: {
      version: inVersion.length > 0 ? known.ground.version : remote.head.version,
      texts: { ...head, ...pickKeys(ground, keys) },
    },
    conflict,
  };
}
