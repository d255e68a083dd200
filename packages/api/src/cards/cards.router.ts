import { cardLosses, listCardLosses } from "@personaforge/contract/cardExport";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as exporting from "./export.service.ts";

const tags = ["Cards"];

export const cardsRouter = (services: Services) =>
  router({
    losses: permitted("character.export")
      .meta({
        openapi: {
          method: "GET",
          path: "/characters/{id}/export/losses",
          tags,
          summary: "List what a card file would not hold",
        },
      })
      .input(listCardLosses)
      .output(cardLosses)
      .query(({ ctx, input }) => exporting.losses(services, ctx, input)),
  });
