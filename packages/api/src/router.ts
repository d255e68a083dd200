import { accountRouter } from "./accounts/accounts.router.ts";
import { sessionsRouter } from "./accounts/sessions.router.ts";
import { apiKeysRouter, embedTokensRouter } from "./apiKeys/apiKeys.router.ts";
import { auditRouter } from "./audit/audit.router.ts";
import { cardsRouter } from "./cards/cards.router.ts";
import { changesRouter } from "./changes/changes.router.ts";
import { charactersRouter } from "./characters/characters.router.ts";
import type { Services } from "./context.ts";
import { conversationsRouter } from "./conversations/conversations.router.ts";
import type { OpenReplies } from "./conversations/openReplies.ts";
import { draftsRouter } from "./drafts/drafts.router.ts";
import { galleryRouter } from "./gallery/gallery.router.ts";
import { importsRouter } from "./imports/imports.router.ts";
import { jobsRouter } from "./jobs/jobs.router.ts";
import { labelsRouter } from "./labels/labels.router.ts";
import { promptsRouter } from "./prompts/prompts.router.ts";
import { router } from "./trpc.ts";
import { versionsRouter } from "./versions/versions.router.ts";
import { invitationsRouter } from "./workspaces/invitations.router.ts";
import { membersRouter } from "./workspaces/members.router.ts";
import { workspacesRouter } from "./workspaces/workspaces.router.ts";

export function createRouter(services: Services, replies: OpenReplies) {
  return router({
    me: accountRouter(services),
    sessions: sessionsRouter(services),
    characters: charactersRouter(services),
    versions: versionsRouter(services),
    labels: labelsRouter(services),
    drafts: draftsRouter(services),
    prompts: promptsRouter(services),
    cards: cardsRouter(services),
    imports: importsRouter(services),
    gallery: galleryRouter(services),
    conversations: conversationsRouter(services, replies),
    changes: changesRouter(services),
    apiKeys: apiKeysRouter(services),
    embedTokens: embedTokensRouter(services),
    workspaces: workspacesRouter(services),
    members: membersRouter(services),
    invitations: invitationsRouter(services),
    audit: auditRouter(services),
    jobs: jobsRouter(services),
  });
}

export type AppRouter = ReturnType<typeof createRouter>;
