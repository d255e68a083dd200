import type { CardFile, DownloadedFile, FileInput } from "./files.ts";
import type { CardFileFormat, CardFormat, CardLosses, ImportedCharacter } from "./importShapes.ts";
import type { List } from "./list.ts";
import type { CallOptions, CreateOptions } from "./options.ts";
import type {
  Character,
  CharacterSummary,
  CreateCharacter,
  ForkCharacter,
  GetCharacter,
  ListCharacters,
  MoveCharacter,
  PublicCharacter,
  PublicSummary,
  SearchGallery,
  UpdateCharacter,
} from "./shapes.ts";

/** My characters. */
export interface Characters {
  create(input: CreateCharacter, options?: CreateOptions): Promise<Character>;
  /**
   * `{ id: "mira-vale-k3f9@production" }` is what the label points at, `@v3` a version.
   * @throws PersonaForgeError NOT_FOUND, also for what others keep private; for an unknown version or
   * label, `message` names what there is
   */
  get(input: GetCharacter, options?: CallOptions): Promise<Character>;
  /**
   * Changed content makes a version.
   * @throws PersonaForgeError PRECONDITION_FAILED when `expected_revision` is not the newest;
   * `current` is the {@link Character} as it is
   */
  update(input: UpdateCharacter, options?: CallOptions): Promise<Character>;
  /** Moves it to the trash. */
  delete(
    input: MoveCharacter,
    options?: CallOptions,
  ): Promise<{ id: string; deleted_at: string | null }>;
  /** Takes it back from the trash. */
  undelete(input: MoveCharacter, options?: CallOptions): Promise<Character>;
  /** Newest first. */
  list(query?: ListCharacters, options?: CallOptions): List<CharacterSummary>;
  /**
   * Makes a private character of a card file: PNG, JSON, CHARX, BYAF, YAML, Markdown and more, told
   * apart by their bytes. `name` is for a card without one; `into` is the id of a character of mine,
   * which gets a new version, or this lorebook. A `URL` is fetched by PersonaForge, from public https
   * servers and those that its operator lists; it has no `fileName`. For many files there is `imports`.
   * @throws PersonaForgeError IMPORT_INVALID, with the reason as `code` in `fieldErrors`;
   * IMPORT_LIMIT_EXCEEDED for more than 10 MiB; URL_NOT_ALLOWED
   */
  import(
    file: FileInput | URL,
    fields?: {
      name?: string | undefined;
      fileName?: string | undefined;
      into?: string | undefined;
    },
    options?: CreateOptions,
  ): Promise<ImportedCharacter>;
  /**
   * A character as a file. `ref` is its id or slug, with `@v3` or `@production` if one is meant.
   * Exported as what it was imported from, an unedited character is what it was.
   */
  export(
    ref: string,
    choice: {
      format: CardFileFormat;
      version?: number | undefined;
      label?: string | undefined;
    },
    options?: CallOptions,
  ): Promise<CardFile>;
  /**
   * Up to 500 characters, by id, as one ZIP; `losses.json` in it says what each file does not hold.
   */
  exportMany(
    input: { ids: string[]; format?: CardFormat | undefined },
    options?: CallOptions,
  ): Promise<DownloadedFile>;
  /** What a format has no place for, to be told first; without a `format`, of each. */
  losses(
    ref: string,
    choice?: {
      format?: CardFormat | undefined;
      version?: number | undefined;
      label?: string | undefined;
    },
    options?: CallOptions,
  ): Promise<CardLosses>;
  /**
   * Gives a character a picture, PNG, JPEG, WebP, AVIF or GIF, of which the part `crop` is shown. It
   * makes a version; `update` with `avatar: null` takes the picture away.
   * @throws PersonaForgeError PRECONDITION_FAILED when `expected_revision` is not the newest;
   * `current` is the {@link Character} as it is
   */
  setAvatar(id: string, file: FileInput, options?: AvatarOptions): Promise<Character>;
}

export interface AvatarOptions extends CreateOptions {
  /** All of it unless given. */
  crop?: Crop | undefined;
  /** The `revision` of the character that was seen last. */
  expected_revision?: number | undefined;
}

/** A square of a picture, in its pixels. */
export interface Crop {
  left: number;
  top: number;
  size: number;
}

/** Everybody's public characters. */
export interface Gallery {
  search(query?: SearchGallery, options?: CallOptions): List<PublicSummary>;
  /** The published version, and no other. */
  get(input: GetCharacter, options?: CallOptions): Promise<PublicCharacter>;
  /** Makes a private character of mine that begins as a public one; its `origin` says which. */
  fork(input: ForkCharacter, options?: CreateOptions): Promise<Character>;
}
