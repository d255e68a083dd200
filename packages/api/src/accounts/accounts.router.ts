import { me, signInOffers } from "@personaforge/contract/account";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./accounts.service.ts";

export const accountRouter = (services: Services) =>
  router({
    get: permitted("account.read")
      .meta({
        openapi: { method: "GET", path: "/me", tags: ["Account"], summary: "Who am I" },
      })
      .output(me)
      .query(({ ctx }) => service.me(services, ctx)),

    offers: permitted("account.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/sign-in-offers",
          tags: ["Account"],
          summary: "How one can sign in here",
        },
      })
      .output(signInOffers)
      .query(() => service.offers(services)),
  });
