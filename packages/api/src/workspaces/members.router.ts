import { id } from "@personaforge/contract/character";
import { member, memberList, removeMember, updateMember } from "@personaforge/contract/workspace";
import * as z from "zod";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./members.service.ts";

const tags = ["Members"];

export const membersRouter = (services: Services) =>
  router({
    list: permitted("member.list")
      .meta({
        openapi: {
          method: "GET",
          path: "/members",
          tags,
          summary: "List the members of the workspace in force",
        },
      })
      .output(memberList)
      .query(({ ctx }) => service.list(services, ctx)),

    update: permitted("member.update")
      .meta({
        openapi: {
          method: "PATCH",
          path: "/members/{account_id}",
          tags,
          summary: "Change the role of a member",
        },
      })
      .input(updateMember)
      .output(member)
      .mutation(({ ctx, input }) => service.update(services, ctx, input)),

    // Whoever takes out somebody else is asked for more by the service.
    remove: permitted("member.leave")
      .meta({
        openapi: {
          method: "DELETE",
          path: "/members/{account_id}",
          tags,
          summary: "Take somebody, or oneself, out of the workspace in force",
        },
        status: 204,
      })
      .input(removeMember)
      .output(z.object({ account_id: id }))
      .mutation(({ ctx, input }) => service.remove(services, ctx, input)),
  });
