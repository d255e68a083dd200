import { createTRPCClient } from "@trpc/client";
import { Calls } from "./calls.ts";
import type { Audit, Changes } from "./changes.ts";
import type { Characters, Gallery } from "./characters.ts";
import { chat, type Chat } from "./chat.ts";
import { checkedFetch } from "./checkedFetch.ts";
import type { Conversations } from "./conversations.ts";
import type { EmbedTokens } from "./embedTokens.ts";
import type { Imports } from "./imports.ts";
import { apiLink } from "./links.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import * as procedures from "./procedures.ts";
import type { Prompts } from "./prompts.ts";
import type { AppRouter } from "./router.ts";
import type { Job, Me } from "./shapes.ts";
import { importsOf } from "./uploads.ts";
import type { Drafts, Labels, Versions } from "./versions.ts";

export type { Audit, Changes, FollowOptions } from "./changes.ts";
export type { AvatarOptions, Characters, Crop, Gallery } from "./characters.ts";
export type { Chat, ChatInput } from "./chat.ts";
export type { Conversations } from "./conversations.ts";
export type { EmbedTokens } from "./embedTokens.ts";
export type { CardFile, DownloadedFile, FileInput, NamedFile } from "./files.ts";
export type { Imports } from "./imports.ts";
export type {
  AnswerImportItem,
  CardFileFormat,
  CardFormat,
  CardLosses,
  CreateImport,
  ImportedCharacter,
  ImportItem,
  ImportJob,
  ImportPreview,
  ImportReport,
  ListImportItems,
  ListImports,
  StartImport,
  TagImport,
} from "./importShapes.ts";
export type { List, Page } from "./list.ts";
export type { CallOptions, ClientOptions, CreateOptions, Fetch } from "./options.ts";
export { PersonaForgeError, type TransportErrorCode } from "./personaForgeError.ts";
export type { CompiledPrompt, CompilePrompt, GetPrompt, Prompts, PromptTarget } from "./prompts.ts";
export type {
  LintCharacter,
  LintFinding,
  LintReport,
  PromptBlock,
  PromptOutputs,
  PromptReport,
  TurnPrompt,
  TurnPromptOf,
} from "./promptShapes.ts";
export type {
  AuditEntry,
  BranchVersion,
  Change,
  ChangePage,
  Character,
  CharacterSummary,
  ChatEvent,
  CompareStates,
  Conversation,
  ConversationWithTurns,
  CreateCharacter,
  CreateConversation,
  CreateEmbedToken,
  Draft,
  EmbedToken,
  ErrorCode,
  FieldDiff,
  FieldError,
  FollowEvent,
  ForkCharacter,
  GetCharacter,
  Job,
  Label,
  ListAudit,
  ListChanges,
  ListCharacters,
  ListConversations,
  ListVersions,
  Me,
  MoveCharacter,
  PublicCharacter,
  PublicSummary,
  PutDraft,
  RemoveLabel,
  RenameVersion,
  ReplayConversation,
  ReplayedConversation,
  RestoreVersion,
  SavedVersion,
  SaveVersion,
  SearchGallery,
  SendMessage,
  SetLabel,
  StateDiff,
  Turn,
  UpdateCharacter,
  Version,
  VersionOf,
  VersionSummary,
} from "./shapes.ts";
export type { Drafts, Labels, Versions } from "./versions.ts";

/** A PersonaForge. Everything it throws is a {@link PersonaForgeError}. */
export interface PersonaForge {
  readonly characters: Characters;
  readonly versions: Versions;
  readonly labels: Labels;
  readonly drafts: Drafts;
  readonly prompts: Prompts;
  readonly gallery: Gallery;
  readonly imports: Imports;
  readonly conversations: Conversations;
  readonly chat: Chat;
  readonly changes: Changes;
  readonly audit: Audit;
  readonly embedTokens: EmbedTokens;
  /** What PersonaForge does by itself, and when next. */
  readonly jobs: { list(options?: CallOptions): Promise<{ items: Job[] }> };
  readonly me: { get(options?: CallOptions): Promise<Me> };
}

/** Twice as long as the server waits for a model, so that its own error arrives. */
const defaultTimeout = 60_000;

/** @throws TypeError when `baseUrl` is not an absolute address */
export function createClient(options: ClientOptions): PersonaForge {
  const { apiKey, timeout = defaultTimeout } = options;
  const base = options.baseUrl.endsWith("/") ? options.baseUrl : `${options.baseUrl}/`;
  const connection = {
    url: new URL("api/trpc", base).href,
    fetch: checkedFetch(options.fetch ?? ((url, init) => globalThis.fetch(url, init))),
    headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
  };
  const trpc = createTRPCClient<AppRouter>({ links: [apiLink(connection)] });
  const calls = new Calls(timeout, connection);
  const conversations = procedures.conversationsOf(trpc.conversations, calls);
  const me = calls.query(trpc.me.get.query);
  const jobs = calls.query(trpc.jobs.list.query);
  return {
    characters: procedures.charactersOf(trpc, calls, connection),
    versions: procedures.versionsOf(trpc.versions, calls),
    labels: procedures.labelsOf(trpc.labels, calls),
    drafts: procedures.draftsOf(trpc.drafts, calls),
    prompts: procedures.promptsOf(trpc.prompts, calls),
    gallery: procedures.galleryOf(trpc.gallery, calls),
    imports: importsOf(trpc.imports, calls, connection),
    conversations,
    chat: chat(conversations),
    changes: procedures.changesOf(trpc.changes, calls, connection),
    audit: procedures.auditOf(trpc.audit, calls),
    embedTokens: { create: calls.mutation(trpc.embedTokens.create.mutate) },
    jobs: { list: (callOptions) => jobs(undefined, callOptions) },
    me: { get: (callOptions) => me(undefined, callOptions) },
  };
}
