import {
  apiKeyList,
  createApiKey,
  createEmbedToken,
  embedToken,
  madeApiKey,
  revokeApiKey,
  rotateApiKey,
} from "@personaforge/contract/apiKey";
import { id } from "@personaforge/contract/character";
import * as z from "zod";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./apiKeys.service.ts";
import { mint } from "./embedTokens.service.ts";

const tags = ["API keys"];

export const apiKeysRouter = (services: Services) =>
  router({
    list: permitted("apiKey.list")
      .meta({
        openapi: {
          method: "GET",
          path: "/api-keys",
          tags,
          summary: "List API keys, with those that ended in the last 30 days",
        },
      })
      .output(apiKeyList)
      .query(({ ctx }) => service.list(services, ctx)),

    create: permitted("apiKey.create")
      .meta({
        openapi: {
          method: "POST",
          path: "/api-keys",
          tags,
          summary: "Make an API key; its secret is shown once",
        },
        status: 201,
        secret: true,
      })
      .input(createApiKey)
      .output(madeApiKey)
      .mutation(({ ctx, input }) => service.create(services, ctx, input)),

    rotate: permitted("apiKey.rotate")
      .meta({
        openapi: {
          method: "POST",
          path: "/api-keys/{id}/rotate",
          tags,
          summary: "Give an API key a new secret; the old one works for another day",
        },
        secret: true,
      })
      .input(rotateApiKey)
      .output(madeApiKey)
      .mutation(({ ctx, input }) => service.rotate(services, ctx, input)),

    revoke: permitted("apiKey.revoke")
      .meta({
        openapi: {
          method: "DELETE",
          path: "/api-keys/{id}",
          tags,
          summary: "End an API key and its tokens at once",
        },
        status: 204,
      })
      .input(revokeApiKey)
      .output(z.object({ id }))
      .mutation(({ ctx, input }) => service.revoke(services, ctx, input)),
  });

export const embedTokensRouter = (services: Services) =>
  router({
    create: permitted("embedToken.create")
      .meta({
        openapi: {
          method: "POST",
          path: "/embed-tokens",
          tags,
          summary: "Mint a short-lived token for pages of one origin and one character",
        },
        status: 201,
        secret: true,
      })
      .input(createEmbedToken)
      .output(embedToken)
      .mutation(({ ctx, input }) => mint(services, ctx, input)),
  });
