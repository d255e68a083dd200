import type { DownloadedFile, FileInput, NamedFile } from "./files.ts";
import type {
  AnswerImportItem,
  CreateImport,
  ImportItem,
  ImportJob,
  ImportPreview,
  ListImportItems,
  ListImports,
  StartImport,
  TagImport,
} from "./importShapes.ts";
import type { List } from "./list.ts";
import type { CallOptions, CreateOptions } from "./options.ts";

/**
 * Imports of many files. They go on when this program ends, and after a crash of PersonaForge. `id`
 * is an import's.
 */
export interface Imports {
  /**
   * Uploads cards and ZIP archives of cards, up to 200 MiB in one call: for more, `create` with
   * `open`, `add` the rest, and `start`. Each 16 MiB that are begun count as one change. Give a
   * `timeout` that is long enough for the upload. A `URL`, of a card or of an archive, is fetched by
   * PersonaForge.
   * @throws PersonaForgeError IMPORT_LIMIT_EXCEEDED, URL_NOT_ALLOWED
   */
  create(
    files: Iterable<FileInput | NamedFile> | URL,
    fields?: CreateImport,
    options?: CreateOptions,
  ): Promise<ImportJob>;
  /** Adds more files to an import that is `open`. */
  add(
    id: string,
    files: Iterable<FileInput | NamedFile> | URL,
    options?: CreateOptions,
  ): Promise<ImportJob>;
  get(input: { id: string }, options?: CallOptions): Promise<ImportJob>;
  /** Newest first. */
  list(query?: ListImports, options?: CallOptions): List<ImportJob>;
  /** In the order in which they came. */
  items(query: ListImportItems, options?: CallOptions): List<ImportItem>;
  item(input: { id: string; item_id: string }, options?: CallOptions): Promise<ImportPreview>;
  /** Says what becomes of texts in `over_limit` of a file that is not imported yet. */
  answer(input: AnswerImportItem, options?: CallOptions): Promise<ImportPreview>;
  /** Begins an import or goes on with it. */
  start(input: StartImport, options?: CallOptions): Promise<ImportJob>;
  /** What is imported stays. */
  stop(input: { id: string }, options?: CallOptions): Promise<ImportJob>;
  /** Takes back what the import made, until `undo_until`. */
  undo(input: { id: string }, options?: CallOptions): Promise<ImportJob>;
  /**
   * Adds tags to every character that the import brought, as a new version of each; `follow` it until
   * its state is no longer `tagging`.
   */
  tag(input: TagImport, options?: CallOptions): Promise<ImportJob>;
  /** Each file and what became of it, as `json` unless told. */
  report(
    input: { id: string; format?: "csv" | "json" | undefined },
    options?: CallOptions,
  ): Promise<DownloadedFile>;
  /**
   * Yields the import as it is, and again whenever it changes, until nothing is under way; one that
   * is `open` still is. A lost connection is opened again. `timeout` is the silence after which a
   * connection counts as lost.
   */
  follow(input: { id: string }, options?: CallOptions): AsyncIterable<ImportJob>;
}
