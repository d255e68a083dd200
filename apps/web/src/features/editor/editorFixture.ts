import type { Character } from "@personaforge/contract/character";
import type { Draft } from "@personaforge/contract/draft";
import { TRPCClientError } from "@trpc/client";
import { vi } from "vitest";
import {
  type ContentForm,
  copyTexts,
  draftToForm,
  emptyForm,
  toContent,
  toForm,
} from "#features/characterForm/contentForm.ts";
import type { EditorApi } from "./editorApi.ts";
import { EditorSession } from "./editorSession.ts";

const at = "2026-11-22T18:00:00.000Z";
export const id = "0199f0c5-0000-7000-8000-000000000001";
const texts: ContentForm = {
  ...emptyForm,
  name: "Mira",
  personality_summary: "Warm.",
  tone_description: "Slow.",
};

function firstHead(): Character {
  return {
    ...toContent(texts),
    ...{ avatar: null, card: null },
    ...{
      id,
      slug: "mira-aaaa",
      created_at: at,
      updated_at: at,
      is_public: false,
      is_sample: false,
    },
    ...{ version: 1, published_version: null, published_at: null, origin: null, content_hash: "" },
    ...{ revision: 1, deleted_at: null, purge_at: null },
  };
}

export function refusal(appCode: string, httpStatus: number, fieldErrors: object[] = []): Error {
  const data = { appCode, httpStatus, fieldErrors };
  return TRPCClientError.from({ error: { message: appCode, code: -32_000, data } });
}

const emptyDraft: Draft = {
  character_id: id,
  base_version: 1,
  content: {},
  problems: [],
  revision: 0,
  updated_at: null,
};

/** The rules of the server for one character and one editor, kept in memory. */
export function server() {
  let head = firstHead();
  let draft = emptyDraft;
  const failures: Error[] = [];
  const lostAnswers: Error[] = [];
  const puts: object[] = [];
  const answer = <Value>(value: Value): Promise<Value> => {
    const lost = lostAnswers.shift();
    return lost === undefined ? Promise.resolve(structuredClone(value)) : Promise.reject(lost);
  };
  const api: EditorApi = {
    read: () => Promise.resolve({ head, draft }),
    putDraft: (input) => {
      puts.push(input.content);
      const failure = failures.shift();
      if (failure !== undefined) return Promise.reject(failure);
      if (input.expected_revision !== draft.revision)
        return Promise.reject(refusal("PRECONDITION_FAILED", 412));
      draft = {
        ...draft,
        content: input.content,
        base_version: input.base_version ?? head.version,
        revision: draft.revision + 1,
        updated_at: at,
      };
      return answer(draft);
    },
    saveVersion: () => {
      head = {
        ...head,
        ...draft.content,
        version: head.version + 1,
        revision: head.revision + 1,
      } as Character;
      draft = { ...draft, content: {}, base_version: head.version, revision: draft.revision + 1 };
      return answer({ ...head, created: true });
    },
    update: () => answer(head),
  };
  const makeVersion = (content: Partial<Character>) => {
    head = { ...head, ...content, version: head.version + 1, revision: head.revision + 1 };
  };
  return { api, failures, lostAnswers, puts, makeVersion, draft: () => draft, head: () => head };
}

/** One tab with the character open. */
export async function open(api: EditorApi) {
  const remote = await api.read();
  const ground = { version: remote.head.version, texts: toForm(remote.head) };
  let form: ContentForm = { ...toForm(remote.head), ...draftToForm(remote.draft.content) };
  const write = (change: Partial<ContentForm>) => {
    form = { ...form, ...change };
    session.typed();
  };
  const session: EditorSession = new EditorSession({ read: () => copyTexts(form), write }, api, {
    ...remote,
    ground,
  });
  return { session, type: write, form: () => form, state: () => session.getState() };
}

export const passing = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
