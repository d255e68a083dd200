import { draft, getDraft, putDraft } from "@personaforge/contract/draft";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./drafts.service.ts";

const tags = ["Drafts"];

export const draftsRouter = (services: Services) =>
  router({
    get: permitted("draft.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/characters/{id}/draft",
          tags,
          summary: "Read my draft of a character",
        },
      })
      .input(getDraft)
      .output(draft)
      .query(({ ctx, input }) => service.get(services, ctx, input.id)),

    put: permitted("draft.update")
      .meta({
        openapi: {
          method: "PUT",
          path: "/characters/{id}/draft",
          tags,
          summary: "Replace my draft of a character",
        },
      })
      .input(putDraft)
      .output(draft)
      .mutation(({ ctx, input }) => service.put(services, ctx, input)),
  });
