import type * as account from "@personaforge/contract/account";
import type * as apiKeys from "@personaforge/contract/apiKey";
import type * as audit from "@personaforge/contract/audit";
import type * as changes from "@personaforge/contract/change";
import type * as characters from "@personaforge/contract/character";
import type * as conversations from "@personaforge/contract/conversation";
import type * as drafts from "@personaforge/contract/draft";
import type * as errors from "@personaforge/contract/errors";
import type * as jobs from "@personaforge/contract/job";
import type * as labels from "@personaforge/contract/label";
import type * as versions from "@personaforge/contract/version";
import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "./router.ts";

type Inputs = inferRouterInputs<AppRouter>;

/**
 * Makes the compiler write a type out, field by field, in the published declarations, so that they
 * need neither zod nor the server's types. It has no body, since this file exports types alone and
 * nothing of it is left in the bundle.
 */
declare function writtenOut<Shape>(): { [Field in keyof Shape]: Shape[Field] };

const character = writtenOut<characters.Character>();
/** A character as its owner sees it. Lengths in PersonaForge are Unicode code points. */
export type Character = typeof character;

const characterSummary = writtenOut<characters.CharacterSummary>();
/** A row of the list of my characters, without the long texts. */
export type CharacterSummary = typeof characterSummary;

const publicCharacter = writtenOut<characters.PublicCharacter>();
/** A character as everybody sees it: the version that was published. */
export type PublicCharacter = typeof publicCharacter;

const publicSummary = writtenOut<characters.PublicSummary>();
/** A row of the gallery. */
export type PublicSummary = typeof publicSummary;

const createCharacter = writtenOut<Inputs["characters"]["create"]>();
/** A new character: only `name` and `personality_summary` must be given. */
export type CreateCharacter = typeof createCharacter;

const getCharacter = writtenOut<Inputs["characters"]["get"]>();
/**
 * A character by its id or slug, at its newest version unless another one is named in one of three
 * ways: `id: "mira-vale-k3f9@v3"` or `"mira-vale-k3f9@production"`, `version`, or `label`.
 */
export type GetCharacter = typeof getCharacter;

const updateCharacter = writtenOut<Inputs["characters"]["update"]>();
/**
 * Changed fields: an absent one stays as it is, `null` clears it. `expected_revision` is the
 * `revision` last seen; the update is refused with PRECONDITION_FAILED when there is a newer one.
 */
export type UpdateCharacter = typeof updateCharacter;

const moveCharacter = writtenOut<Inputs["characters"]["delete"]>();
/** `expected_revision` as in {@link UpdateCharacter}. */
export type MoveCharacter = typeof moveCharacter;

const listCharacters = writtenOut<Inputs["characters"]["list"]>();
/** `q` searches, `trash: true` lists deleted ones, `limit` (1–100, else 24) is the size of a page. */
export type ListCharacters = typeof listCharacters;

const searchGallery = writtenOut<Inputs["gallery"]["search"]>();
/** The newest publication first, or with `q` the best match. `limit` is the size of a page. */
export type SearchGallery = typeof searchGallery;

const forkCharacter = writtenOut<Inputs["gallery"]["fork"]>();
/** `id` is a public character's id or slug; `name` is what the copy is called, else the same. */
export type ForkCharacter = typeof forkCharacter;

const versionSummary = writtenOut<versions.VersionSummary>();
/** A version without its content: number, message, author, time, labels. */
export type VersionSummary = typeof versionSummary;

const version = writtenOut<versions.Version>();
/** A version with everything it holds. Only its message and its labels ever change. */
export type Version = typeof version;

const listVersions = writtenOut<Inputs["versions"]["list"]>();
/** `id` is the character's. `limit` (1–100, else 24) is the size of a page. */
export type ListVersions = typeof listVersions;

const versionOf = writtenOut<Inputs["versions"]["get"]>();
/** `id` is the character's, `number` the version's: 1, 2, 3, … */
export type VersionOf = typeof versionOf;

const saveVersion = writtenOut<Inputs["versions"]["save"]>();
/**
 * The given fields upon the newest version; without any field, my draft. `labels` are pointed at the
 * version in the same step. `expected_revision` is the character's `revision` last seen: with it the
 * draft's texts win, without it a draft that somebody else's version contradicts is refused.
 */
export type SaveVersion = typeof saveVersion;

const savedVersion = writtenOut<versions.SavedVersion>();
/** The character at its newest version. `created` is false when there was nothing new to save. */
export type SavedVersion = typeof savedVersion;

const restoreVersion = writtenOut<Inputs["versions"]["restore"]>();
/** Which version to bring back; `expected_revision` as in {@link UpdateCharacter}. */
export type RestoreVersion = typeof restoreVersion;

const branchVersion = writtenOut<Inputs["versions"]["branch"]>();
/** Which version to begin with; `name` is what the new character is called, else the same. */
export type BranchVersion = typeof branchVersion;

const renameVersion = writtenOut<Inputs["versions"]["rename"]>();
/** What to say about a version; `null` says nothing. */
export type RenameVersion = typeof renameVersion;

const compareStates = writtenOut<Inputs["versions"]["diff"]>();
/**
 * `from` and `to` are each `v3`, a label, `newest`, `published`, `draft`, `import`, `origin`, or
 * another character: `otto-b2m7`, `otto-b2m7@v2`.
 */
export type CompareStates = typeof compareStates;

const stateDiff = writtenOut<versions.StateDiff>();
/** How two states differ, by field; a text by word, a list by entry. */
export type StateDiff = typeof stateDiff;

/**
 * One changed field. The `equal` and `delete` parts of a text are what it was, the `equal` and
 * `insert` parts what it became.
 */
export type FieldDiff = StateDiff["fields"][number];

const label = writtenOut<labels.Label>();
/** A name that points at a version. `protected`: ask before it is moved, applications follow it. */
export type Label = typeof label;

const setLabel = writtenOut<Inputs["labels"]["set"]>();
/**
 * `expected_version` is where the label was seen last, `null` for nowhere; it is refused with
 * PRECONDITION_FAILED when it points elsewhere by now.
 */
export type SetLabel = typeof setLabel;

const removeLabel = writtenOut<Inputs["labels"]["remove"]>();
export type RemoveLabel = typeof removeLabel;

const draft = writtenOut<drafts.Draft>();
/** What I changed and did not save as a version; `problems` are what keep it from becoming one. */
export type Draft = typeof draft;

const putDraft = writtenOut<Inputs["drafts"]["put"]>();
/**
 * `content` holds the changed fields, all of them; `{}` discards the draft. It may break the limits of
 * a version. `base_version` is what was typed over, the newest if not given. `expected_revision` is
 * the draft's `revision` last seen, 0 before the first.
 */
export type PutDraft = typeof putDraft;

const change = writtenOut<changes.Change>();
/** Something that can make a copy of a character stale. `cursor` is where to go on after it. */
export type Change = typeof change;

const opened = writtenOut<Extract<changes.FollowEvent, { type: "opened" }>>();
/** A `change`, or before the first one `opened`: `cursor` is where the following began. */
export type FollowEvent = typeof opened | Change;

const changePage = writtenOut<changes.ChangePage>();
/** `next_cursor` is never null: it is where the next question begins. */
export type ChangePage = typeof changePage;

const listChanges = writtenOut<Inputs["changes"]["list"]>();
/** All there are without a `cursor`. `limit` (1–1,000, else 100) is the size of a page. */
export type ListChanges = typeof listChanges;

const auditEntry = writtenOut<audit.AuditEntry>();
/** One thing that somebody changed. It is written with the change and never altered. */
export type AuditEntry = typeof auditEntry;

const listAudit = writtenOut<Inputs["audit"]["list"]>();
/** `object_id` (a character, a conversation) and `action` (`label.set`) narrow it down. */
export type ListAudit = typeof listAudit;

const turn = writtenOut<conversations.Turn>();
/** One message of a conversation, with what it was made from. */
export type Turn = typeof turn;

const conversation = writtenOut<conversations.Conversation>();
export type Conversation = typeof conversation;

const conversationWithTurns = writtenOut<conversations.ConversationWithTurns>();
/** A conversation with all its turns, oldest first. */
export type ConversationWithTurns = typeof conversationWithTurns;

const createConversation = writtenOut<Inputs["conversations"]["create"]>();
/**
 * `character` is an id or a slug, with `@v3` or `@production` if one version is meant; `version` and
 * `label` say the same. Else the newest version of my own characters, the published one of others'.
 */
export type CreateConversation = typeof createConversation;

const listConversations = writtenOut<Inputs["conversations"]["list"]>();
/** `limit` (1–100, else 24) is the size of a page. */
export type ListConversations = typeof listConversations;

const replayConversation = writtenOut<Inputs["conversations"]["replay"]>();
/**
 * `turn_id` is the reply to have again, the last one if not given; `version` or `label` is who
 * answers, the newest version if neither is given.
 */
export type ReplayConversation = typeof replayConversation;

const replayedConversation = writtenOut<conversations.ReplayedConversation>();
/** `next_message` is what the version has yet to answer: send it. Null when nothing was said. */
export type ReplayedConversation = typeof replayedConversation;

const sendMessage = writtenOut<Inputs["conversations"]["send"]>();
export type SendMessage = typeof sendMessage;

const chatEvent = writtenOut<conversations.ChatEvent>();
/** One `start`, any number of `delta`, one `done`. A reply that fails throws instead of `done`. */
export type ChatEvent = typeof chatEvent;

const createEmbedToken = writtenOut<Inputs["embedTokens"]["create"]>();
/**
 * `character` is the id of one of mine, `origin` the one of the pages: `https://app.example`. `scopes`
 * are both if not given. `visitor` is your own id of whoever reads the page: the same one finds the
 * same conversations again. `expires_in` is in seconds (30–3,600, else 900).
 */
export type CreateEmbedToken = typeof createEmbedToken;

const embedToken = writtenOut<apiKeys.EmbedToken>();
export type EmbedToken = typeof embedToken;

const job = writtenOut<jobs.Job>();
/** Work that PersonaForge does by itself; `last_result` says what the last run did. */
export type Job = typeof job;

const me = writtenOut<account.Me>();
/**
 * Who the caller is, and which model answers in a chat. With a key or a token, `key` says what it
 * may; `role` and `account` are those of a person.
 */
export type Me = typeof me;

const errorStatus = writtenOut<typeof errors.errorStatus>();
/** The codes of PersonaForge's own answers. */
export type ErrorCode = keyof typeof errorStatus;

const fieldError = writtenOut<errors.FieldError>();
/** One thing wrong with one place of the input. `path` is dotted: `tags.3`. */
export type FieldError = typeof fieldError;
