import { deleteAccount, me, signInOffers, updateAccount } from "@personaforge/contract/account";
import { id } from "@personaforge/contract/character";
import * as z from "zod";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./accounts.service.ts";
import { remove } from "./deletion.service.ts";
import { update } from "./profile.service.ts";

export const accountRouter = (services: Services) =>
  router({
    get: permitted("account.read")
      .meta({
        openapi: { method: "GET", path: "/me", tags: ["Account"], summary: "Who am I" },
      })
      .output(me)
      .query(({ ctx }) => service.me(services, ctx)),

    update: permitted("account.update")
      .meta({
        openapi: {
          method: "PATCH",
          path: "/me",
          tags: ["Account"],
          summary: "Change how others see me",
        },
      })
      .input(updateAccount)
      .output(me)
      .mutation(({ ctx, input }) => update(services, ctx, input)),

    delete: permitted("account.delete")
      .meta({
        openapi: {
          method: "DELETE",
          path: "/me",
          tags: ["Account"],
          summary: "Delete my account and everything in it",
        },
        status: 204,
      })
      .input(deleteAccount)
      .output(z.object({ id }))
      .mutation(({ ctx, input }) => remove(services, ctx, input)),

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
