import { id } from "@personaforge/contract/character";
import { label, labelList, listLabels, removeLabel, setLabel } from "@personaforge/contract/label";
import * as z from "zod";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./labels.service.ts";

const tags = ["Labels"];

export const labelsRouter = (services: Services) =>
  router({
    list: permitted("label.list")
      .meta({
        openapi: {
          method: "GET",
          path: "/characters/{id}/labels",
          tags,
          summary: "List the labels of a character",
        },
      })
      .input(listLabels)
      .output(labelList)
      .query(({ ctx, input }) => service.list(services, ctx, input.id)),

    set: permitted("label.move")
      .meta({
        openapi: {
          method: "PUT",
          path: "/characters/{id}/labels/{label}",
          tags,
          summary: "Point a label at a version",
        },
      })
      .input(setLabel)
      .output(label)
      .mutation(({ ctx, input }) => service.set(services, ctx, input)),

    remove: permitted("label.move")
      .meta({
        openapi: {
          method: "DELETE",
          path: "/characters/{id}/labels/{label}",
          tags,
          summary: "Remove a label; the version stays",
        },
        status: 204,
      })
      .input(removeLabel)
      .output(z.object({ id, label: z.string() }))
      .mutation(({ ctx, input }) => service.remove(services, ctx, input)),
  });
