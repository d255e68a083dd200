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
}

/** Everybody's public characters. */
export interface Gallery {
  search(query?: SearchGallery, options?: CallOptions): List<PublicSummary>;
  /** The published version, and no other. */
  get(input: GetCharacter, options?: CallOptions): Promise<PublicCharacter>;
  /** Makes a private character of mine that begins as a public one; its `origin` says which. */
  fork(input: ForkCharacter, options?: CreateOptions): Promise<Character>;
}
