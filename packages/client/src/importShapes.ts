import type * as cards from "@personaforge/contract/cardExport";
import type * as imports from "@personaforge/contract/import";
import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "./router.ts";

type Inputs = inferRouterInputs<AppRouter>["imports"];

/** As in `shapes.ts`. */
declare function writtenOut<Shape>(): { [Field in keyof Shape]: Shape[Field] };

const losses = writtenOut<cards.CardLosses>();
/**
 * What each format would not hold. `path` is the field of the card, as in `character_book.entries`;
 * `dropped` is gone, `merged` stands in another field, `changed` is there in another shape.
 */
export type CardLosses = typeof losses;

const exportCard = writtenOut<cards.ExportCard>();
/** `original` is the imported file, byte for byte: for members of its workspace alone. */
export type CardFileFormat = NonNullable<(typeof exportCard)["format"]>;
export type CardFormat = Exclude<CardFileFormat, "original">;

const report = writtenOut<imports.ImportReport>();
/**
 * What became of an imported file. `mapping` says where each field of the character came from; `notes`
 * what the file had wrong, what was over a limit, and what is to be known before it is trusted.
 */
export type ImportReport = typeof report;

const imported = writtenOut<imports.ImportedCharacter>();
export type ImportedCharacter = typeof imported;

const job = writtenOut<imports.ImportJob>();
/**
 * Many files on their way in. `state`: `open` waits for more files; `checking`, `importing`, `tagging`
 * and `undoing` are under way; `checked` was read and nothing imported yet; `stopped` can go on;
 * `done`; `undone`. `tagging` counts the characters that got the tags of `imports.tag`, had them, had
 * no room for them (`full`) or were deleted.
 */
export type ImportJob = typeof job;

const item = writtenOut<imports.ImportItem>();
/** One file of an import; `reason` says why it is not imported. */
export type ImportItem = typeof item;

const preview = writtenOut<imports.ImportPreview>();
/** One file of an import with the content that a character of it has, `theirs` by its own names. */
export type ImportPreview = typeof preview;

const listImports = writtenOut<Inputs["list"]>();
/** `limit` (1–100, else 24) is the size of a page. */
export type ListImports = typeof listImports;

const listItems = writtenOut<Inputs["items"]>();
/** `id` is the import's. */
export type ListImportItems = typeof listItems;

const answerItem = writtenOut<Inputs["answer"]>();
/**
 * `over_limit` has an answer for each text: `edit` with one that fits, or `move`, which makes all of it
 * the opening scene; `null` takes an answer back.
 */
export type AnswerImportItem = typeof answerItem;

const startImport = writtenOut<Inputs["start"]>();
/** `decisions` answer for files that need one; the others are imported as they are. */
export type StartImport = typeof startImport;

const tagImport = writtenOut<Inputs["tag"]>();
/** `id` is the import's. */
export type TagImport = typeof tagImport;

export interface CreateImport {
  /** Reads every file and imports none; `imports.start` does that later. */
  dry_run?: boolean | undefined;
  /** More files follow with `imports.add`; nothing begins before `imports.start`. */
  open?: boolean | undefined;
  /** What to do with a file that is here already, or whose character is. */
  on_duplicate?: StartImport["on_duplicate"];
}
