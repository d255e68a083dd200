import { revokeSession, sessionList } from "@personaforge/contract/account";
import { id } from "@personaforge/contract/character";
import * as z from "zod";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./sessions.service.ts";

const tags = ["Account"];

export const sessionsRouter = (services: Services) =>
  router({
    list: permitted("session.list")
      .meta({
        openapi: { method: "GET", path: "/sessions", tags, summary: "Where I am signed in" },
      })
      .output(sessionList)
      .query(({ ctx }) => service.list(services, ctx)),

    revoke: permitted("session.revoke")
      .meta({
        openapi: {
          method: "DELETE",
          path: "/sessions/{id}",
          tags,
          summary: "End a session within a second",
        },
        status: 204,
      })
      .input(revokeSession)
      .output(z.object({ id }))
      .mutation(({ ctx, input }) => service.revoke(services, ctx, input.id)),

    revokeOthers: permitted("session.revoke")
      .meta({
        openapi: {
          method: "DELETE",
          path: "/sessions",
          tags,
          summary: "End all sessions but this one",
        },
      })
      .output(z.object({ revoked: z.int().nonnegative() }))
      .mutation(({ ctx }) => service.revokeOthers(services, ctx)),
  });
