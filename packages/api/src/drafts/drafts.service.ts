import type { Draft, putDraft } from "@personaforge/contract/draft";
import { DomainError } from "@personaforge/contract/errors";
import type { Tx } from "@personaforge/db/database";
import type * as z from "zod";
import { personIdOf } from "../access/principal.ts";
import type { CharacterRow } from "../characters/characters.queries.ts";
import { lockLiving } from "../characters/characters.service.ts";
import { demandOf, readMine } from "../characters/readMine.ts";
import type { Context, Services } from "../context.ts";
import { noSuchVersion } from "../labels/labels.service.ts";
import { unchanged, write } from "../write.ts";
import { draftHash, isEmpty, problemsOf, withDraft } from "./draftContent.ts";
import * as queries from "./drafts.queries.ts";

function toDraft(character: CharacterRow, row: queries.DraftRow | undefined): Draft {
  const content = row?.content ?? {};
  return {
    character_id: character.id,
    base_version: row?.base_version ?? character.version,
    content,
    problems: isEmpty(content) ? [] : [...problemsOf(withDraft(character, content))],
    revision: row?.revision ?? 0,
    updated_at: row?.updated_at ?? null,
  };
}

export async function get(services: Services, context: Context, id: string): Promise<Draft> {
  const character = await readMine(services.db, context, id);
  demandOf(context, "draft.read", character);
  const editorId = personIdOf(context.principal);
  return toDraft(character, await queries.findDraft(services.db, character.id, editorId));
}

export async function put(
  services: Services,
  context: Context,
  input: z.output<typeof putDraft>,
): Promise<Draft> {
  return write(services, context, async (tx) => {
    const character = await lockLiving(tx, context, { id: input.id, action: "draft.update" });
    const editorId = personIdOf(context.principal);
    const before = await queries.findDraft(tx, character.id, editorId);
    refuseStale(input.expected_revision, character, before);
    const baseVersion = input.base_version ?? character.version;
    if (baseVersion > character.version) {
      throw noSuchVersion(character, baseVersion, "base_version");
    }
    const isSame =
      draftHash(before?.content) === draftHash(input.content) &&
      (before === undefined || before.base_version === baseVersion);
    if (isSame) return unchanged(toDraft(character, before));
    const after = await queries.storeDraft(tx, {
      characterId: character.id,
      editorId,
      baseVersion,
      content: input.content,
    });
    return {
      answer: toDraft(character, after),
      record: {
        action: "draft.update",
        object: { type: "draft", id: character.id },
        before: draftHash(before?.content),
        after: draftHash(after.content),
      },
    };
  });
}

function refuseStale(
  expected: number | undefined,
  character: CharacterRow,
  draft: queries.DraftRow | undefined,
): void {
  const actual = draft?.revision ?? 0;
  if (expected === undefined || expected === actual) return;
  throw new DomainError(
    "PRECONDITION_FAILED",
    `The draft was changed since: it is at revision ${actual}, and you changed revision ${expected}.`,
    { current: toDraft(character, draft) },
  );
}

/** Empties a draft whose texts are a version now. */
export async function emptyDraft(
  tx: Tx,
  character: CharacterRow,
  editorId: string,
): Promise<queries.DraftRow> {
  return queries.storeDraft(tx, {
    characterId: character.id,
    editorId,
    baseVersion: character.version,
    content: {},
  });
}
