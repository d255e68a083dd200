import type { List } from "./list.ts";
import type { CallOptions, CreateOptions } from "./options.ts";
import type {
  BranchVersion,
  Character,
  CompareStates,
  Draft,
  Label,
  ListVersions,
  PutDraft,
  RemoveLabel,
  RenameVersion,
  RestoreVersion,
  SavedVersion,
  SaveVersion,
  SetLabel,
  StateDiff,
  Version,
  VersionOf,
  VersionSummary,
} from "./shapes.ts";

/** What my characters were, state by state. `id` is a character's. */
export interface Versions {
  /** Newest first. */
  list(query: ListVersions, options?: CallOptions): List<VersionSummary>;
  /** @throws PersonaForgeError NOT_FOUND when there is no such version; `message` names the newest */
  get(input: VersionOf, options?: CallOptions): Promise<Version>;
  /**
   * Makes a version of the given fields or, without any, of my draft, which is empty afterwards.
   * @throws PersonaForgeError PRECONDITION_FAILED when somebody else's version stands against it;
   * `current` is the {@link Character} as it is
   */
  save(input: SaveVersion, options?: CreateOptions): Promise<SavedVersion>;
  /**
   * Makes a new version with the content of an old one; the ones between stay.
   * @throws PersonaForgeError PRECONDITION_FAILED when `expected_revision` is not the newest;
   * `current` is the {@link Character} as it is
   */
  restore(input: RestoreVersion, options?: CreateOptions): Promise<SavedVersion>;
  /** Makes a new private character that begins as this version; its `origin` says which. */
  branch(input: BranchVersion, options?: CreateOptions): Promise<Character>;
  /** Changes the message of a version. */
  rename(input: RenameVersion, options?: CallOptions): Promise<VersionSummary>;
  diff(input: CompareStates, options?: CallOptions): Promise<StateDiff>;
}

/** Names that point at versions of my characters. `id` is a character's. */
export interface Labels {
  /** All of them, by name. */
  list(input: { id: string }, options?: CallOptions): Promise<{ items: Label[] }>;
  /**
   * Points a label at a version, making it when there is none.
   * @throws PersonaForgeError PRECONDITION_FAILED when it is not at `expected_version`; `current` is
   * `{ label }`, `null` when there is none
   */
  set(input: SetLabel, options?: CallOptions): Promise<Label>;
  /** The version stays. @throws PersonaForgeError CONFLICT while something follows the label */
  remove(input: RemoveLabel, options?: CallOptions): Promise<RemoveLabel>;
}

/** My unsaved changes, one draft for each of my characters. `id` is the character's. */
export interface Drafts {
  /** Without unsaved changes its `content` is empty. */
  get(input: { id: string }, options?: CallOptions): Promise<Draft>;
  /**
   * Replaces the draft. `versions.save` makes a version of it.
   * @throws PersonaForgeError PRECONDITION_FAILED when `expected_revision` is not the newest;
   * `current` is the {@link Draft} as it is
   */
  put(input: PutDraft, options?: CallOptions): Promise<Draft>;
}
