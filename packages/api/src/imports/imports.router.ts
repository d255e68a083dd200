import {
  getImport,
  getImportItem,
  importItem,
  importJob,
  importPreview,
  listImportItems,
  listImports,
  startImport,
} from "@personaforge/contract/import";
import { page } from "@personaforge/contract/page";
import { askedAhead } from "../changes/askedAhead.ts";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import { follow } from "./follow.ts";
import * as service from "./imports.service.ts";
import * as previewing from "./preview.service.ts";
import * as steps from "./start.service.ts";

const tags = ["Imports"];

/** Files come in by `POST /imports` and `POST /imports/{id}/files`, see `importsDoor.ts`. */
export const importsRouter = (services: Services) =>
  router({
    list: permitted("import.list")
      .meta({ openapi: { method: "GET", path: "/imports", tags, summary: "List imports" } })
      .input(listImports)
      .output(page(importJob))
      .query(({ ctx, input }) => service.list(services, ctx, input)),

    get: permitted("import.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/imports/{id}",
          tags,
          summary: "Read how far an import is",
        },
      })
      .input(getImport)
      .output(importJob)
      .query(({ ctx, input }) => service.get(services, ctx, input.id)),

    items: permitted("import.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/imports/{id}/items",
          tags,
          summary: "List the files of an import, with what became of them",
        },
      })
      .input(listImportItems)
      .output(page(importItem))
      .query(({ ctx, input }) => previewing.items(services, ctx, input)),

    item: permitted("import.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/imports/{id}/items/{item_id}",
          tags,
          summary: "Read one file of an import and what a character of it holds",
        },
      })
      .input(getImportItem)
      .output(importPreview)
      .query(({ ctx, input }) => previewing.preview(services, ctx, input)),

    start: permitted("import.start")
      .meta({
        openapi: {
          method: "POST",
          path: "/imports/{id}/start",
          tags,
          summary: "Begin an import, go on with it, or say what to do with its files",
        },
      })
      .input(startImport)
      .output(importJob)
      .mutation(({ ctx, input }) => steps.start(services, ctx, input)),

    stop: permitted("import.stop")
      .meta({
        openapi: {
          method: "POST",
          path: "/imports/{id}/stop",
          tags,
          summary: "Stop an import; what is done stays",
        },
      })
      .input(getImport)
      .output(importJob)
      .mutation(({ ctx, input }) => steps.stop(services, ctx, input.id)),

    undo: permitted("import.undo")
      .meta({
        openapi: {
          method: "POST",
          path: "/imports/{id}/undo",
          tags,
          summary: "Take back what an import made",
        },
      })
      .input(getImport)
      .output(importJob)
      .mutation(({ ctx, input }) => steps.undo(services, ctx, input.id)),

    /** Over REST it is `GET /imports/{id}/events`. */
    follow: permitted("import.read")
      .input(getImport)
      .subscription(({ ctx, input, signal = new AbortController().signal }) =>
        askedAhead(follow(services, ctx, { id: input.id, signal })),
      ),
  });
