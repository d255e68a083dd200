import { accountRouter } from "./account/account.router.ts";
import { charactersRouter } from "./characters/characters.router.ts";
import type { Services } from "./context.ts";
import { conversationsRouter } from "./conversations/conversations.router.ts";
import type { OpenReplies } from "./conversations/openReplies.ts";
import { galleryRouter } from "./gallery/gallery.router.ts";
import { router } from "./trpc.ts";

export function createRouter(services: Services, replies: OpenReplies) {
  return router({
    me: accountRouter(services),
    characters: charactersRouter(services),
    gallery: galleryRouter(services),
    conversations: conversationsRouter(services, replies),
  });
}

export type AppRouter = ReturnType<typeof createRouter>;
