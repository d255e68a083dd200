import type { LongText } from "@personaforge/cards/content/mapped";
import { DomainError, type FieldError } from "@personaforge/contract/errors";
import type { ImportPreview, ImportReport } from "@personaforge/contract/import";
import type {
  answerImportItem,
  OverLimitAnswers,
  OverLimitField,
} from "@personaforge/contract/importAnswer";
import { limits } from "@personaforge/contract/limits";
import type * as z from "zod";
import type { Context, Services } from "../context.ts";
import { write } from "../write.ts";
import { answerItem } from "./decisions.queries.ts";
import { type ImportRow, updateImport } from "./imports.queries.ts";
import { lockMine, readMine, recordOf } from "./imports.service.ts";
import { itemOf, previewOf, readItem } from "./preview.service.ts";

type Asked = z.output<typeof answerImportItem>;

/** Keeps what is to become of texts that are over their limit, and what the file becomes with that. */
export async function answer(
  services: Services,
  context: Context,
  { id, item_id: itemId, over_limit: asked }: Asked,
): Promise<ImportPreview> {
  demandRest(await readMine(services.db, context, { id, action: "import.answer" }));
  const row = await itemOf(services, id, itemId);
  const answers = withAsked(row.over_limit ?? {}, asked);
  const answered = { ...row, over_limit: answers };
  const read = await readItem(services, context, answered);
  if (read === null || row.report === null) throw isGone();
  refuse(problemsOf(read.mapped.longTexts, asked, answers));
  const report = withAttached(read.report, row.report);
  await write(services, context, async (tx) => {
    demandRest(await lockMine(tx, context, { id, action: "import.answer" }));
    const stored = { before: row.over_limit, now: answers, report };
    if (!(await answerItem(tx, itemId, stored))) throw isLate();
    await updateImport(tx, id, {});
    return { answer: null, record: recordOf("import.answer", id) };
  });
  services.imports.progress.announce();
  return previewOf({ ...answered, report }, read);
}

function demandRest({ state }: ImportRow): void {
  if (state === "checked" || state === "stopped" || state === "done") return;
  const message = "Files can be answered for when they were read, and while nothing is under way.";
  throw new DomainError("CONFLICT", message);
}

function isGone(): DomainError {
  return new DomainError("CONFLICT", "This file cannot be read, or is no longer kept.");
}

function isLate(): DomainError {
  const message = "This file is imported or left out, or somebody answered for it just now.";
  return new DomainError("CONFLICT", message);
}

function withAsked(before: OverLimitAnswers, asked: Asked["over_limit"]): OverLimitAnswers {
  const all = Object.entries({ ...before, ...asked });
  return Object.fromEntries(all.filter(([, said]) => said !== null && said !== undefined));
}

function problemsOf(
  longTexts: readonly LongText[],
  asked: Asked["over_limit"],
  answers: OverLimitAnswers,
): FieldError[] {
  const fields = Object.keys(asked) as OverLimitField[];
  const said = fields.filter((field) => answers[field] !== undefined);
  const moved = longTexts.filter(({ field }) => answers[field]?.action === "move");
  return said.flatMap((field) => {
    const path = `over_limit.${field}`;
    const long = longTexts.find((text) => text.field === field);
    if (long === undefined) {
      return [{ path, code: "not_over_limit", message: "This text is not over its limit." }];
    }
    if (answers[field]?.action !== "move" || (long.mayMove && moved.length === 1)) return [];
    return [{ path, code: "cannot_move", message: cannotMove }];
  });
}

const cannotMove = `Only one text can be the opening scene, of at most ${limits.opening_scene.toLocaleString("en")} characters, and only where the file has none.`;

function refuse(fieldErrors: readonly FieldError[]): void {
  const [first] = fieldErrors;
  if (first !== undefined)
    throw new DomainError("VALIDATION_FAILED", first.message, { fieldErrors });
}

/** The lorebook that another file of the import brings is not in this one. */
function withAttached(report: ImportReport, before: ImportReport): ImportReport {
  const attached = before.notes.filter(({ code }) => code === "attached");
  return { ...report, notes: [...report.notes, ...attached] };
}
