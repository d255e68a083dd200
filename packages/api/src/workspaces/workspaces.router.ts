import { id } from "@personaforge/contract/character";
import {
  createWorkspace,
  deleteWorkspace,
  switchWorkspace,
  updateWorkspace,
  workspace,
  workspaceList,
} from "@personaforge/contract/workspace";
import * as z from "zod";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./workspaces.service.ts";

const tags = ["Workspaces"];

export const workspacesRouter = (services: Services) =>
  router({
    list: permitted("workspace.list")
      .meta({
        openapi: { method: "GET", path: "/workspaces", tags, summary: "List my workspaces" },
      })
      .output(workspaceList)
      .query(({ ctx }) => service.list(services, ctx)),

    create: permitted("workspace.create")
      .meta({
        openapi: { method: "POST", path: "/workspaces", tags, summary: "Make a team workspace" },
        status: 201,
      })
      .input(createWorkspace)
      .output(workspace)
      .mutation(({ ctx, input }) => service.create(services, ctx, input)),

    update: permitted("workspace.update")
      .meta({
        openapi: {
          method: "PATCH",
          path: "/workspace",
          tags,
          summary: "Rename the workspace in force",
        },
      })
      .input(updateWorkspace)
      .output(workspace)
      .mutation(({ ctx, input }) => service.update(services, ctx, input)),

    delete: permitted("workspace.delete")
      .meta({
        openapi: {
          method: "DELETE",
          path: "/workspace",
          tags,
          summary: "Delete the team workspace in force with everything in it",
        },
        status: 204,
      })
      .input(deleteWorkspace)
      .output(z.object({ id }))
      .mutation(({ ctx, input }) => service.remove(services, ctx, input)),

    switch: permitted("workspace.switch")
      .meta({
        openapi: {
          method: "POST",
          path: "/workspaces/{id}/switch",
          tags,
          summary: "Make this the workspace of my session",
        },
      })
      .input(switchWorkspace)
      .output(workspace)
      .mutation(({ ctx, input }) => service.enter(services, ctx, input.id)),
  });
