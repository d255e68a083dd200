import { id } from "@personaforge/contract/character";
import {
  acceptInvitation,
  inviteMember,
  madeInvitation,
  readInvitation,
  revokeInvitation,
  shownInvitation,
  workspace,
} from "@personaforge/contract/workspace";
import * as z from "zod";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./invitations.service.ts";

const tags = ["Members"];

export const invitationsRouter = (services: Services) =>
  router({
    create: permitted("invitation.create")
      .meta({
        openapi: {
          method: "POST",
          path: "/invitations",
          tags,
          summary: "Invite somebody to the workspace in force",
        },
        status: 201,
        secret: true,
      })
      .input(inviteMember)
      .output(madeInvitation)
      .mutation(({ ctx, input }) => service.create(services, ctx, input)),

    revoke: permitted("invitation.revoke")
      .meta({
        openapi: {
          method: "DELETE",
          path: "/invitations/{id}",
          tags,
          summary: "Take an invitation back",
        },
        status: 204,
      })
      .input(revokeInvitation)
      .output(z.object({ id }))
      .mutation(({ ctx, input }) => service.revoke(services, ctx, input.id)),

    read: permitted("invitation.accept")
      .meta({
        openapi: {
          method: "GET",
          path: "/invitations/{token}",
          tags,
          summary: "See what an invitation is for",
        },
      })
      .input(readInvitation)
      .output(shownInvitation)
      .query(({ ctx, input }) => service.read(services, ctx, input.token)),

    accept: permitted("invitation.accept")
      .meta({
        openapi: {
          method: "POST",
          path: "/invitations/{token}/accept",
          tags,
          summary: "Accept an invitation",
        },
      })
      .input(acceptInvitation)
      .output(workspace)
      .mutation(({ ctx, input }) => service.accept(services, ctx, input.token)),
  });
