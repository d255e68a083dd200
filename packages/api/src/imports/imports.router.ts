import {
  getImport,
  getImportItem,
  importItem,
  importJob,
  importPreview,
  listImportItems,
  listImports,
  startImport,
  tagImport,
} from "@personaforge/contract/import";
import { answerImportItem } from "@personaforge/contract/importAnswer";
import { page } from "@personaforge/contract/page";
import { askedAhead } from "../changes/askedAhead.ts";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import { answer } from "./answer.service.ts";
import { follow } from "./follow.ts";
import * as service from "./imports.service.ts";
import * as previewing from "./preview.service.ts";
import * as steps from "./start.service.ts";
import { tag } from "./tag.service.ts";

const tags = ["Imports"];

const ofOne = (method: "GET" | "PATCH" | "POST", rest: string, summary: string) => ({
  openapi: { method, path: `/imports/{id}${rest}` as const, tags, summary },
});

/** Files come in by `POST /imports` and `POST /imports/{id}/files`, see `importsDoor.ts`. */
export const importsRouter = (services: Services) =>
  router({
    list: permitted("import.list")
      .meta({ openapi: { method: "GET", path: "/imports", tags, summary: "List imports" } })
      .input(listImports)
      .output(page(importJob))
      .query(({ ctx, input }) => service.list(services, ctx, input)),

    get: permitted("import.read")
      .meta(ofOne("GET", "", "Read how far an import is"))
      .input(getImport)
      .output(importJob)
      .query(({ ctx, input }) => service.get(services, ctx, input.id)),

    items: permitted("import.read")
      .meta(ofOne("GET", "/items", "List the files of an import, with what became of them"))
      .input(listImportItems)
      .output(page(importItem))
      .query(({ ctx, input }) => previewing.items(services, ctx, input)),

    item: permitted("import.read")
      .meta(
        ofOne(
          "GET",
          "/items/{item_id}",
          "Read one file of an import and what a character of it holds",
        ),
      )
      .input(getImportItem)
      .output(importPreview)
      .query(({ ctx, input }) => previewing.preview(services, ctx, input)),

    answer: permitted("import.answer")
      .meta(
        ofOne(
          "PATCH",
          "/items/{item_id}",
          "Say what becomes of texts of a file that are over their limit",
        ),
      )
      .input(answerImportItem)
      .output(importPreview)
      .mutation(({ ctx, input }) => answer(services, ctx, input)),

    start: permitted("import.start")
      .meta(
        ofOne("POST", "/start", "Begin an import, go on with it, or say what to do with its files"),
      )
      .input(startImport)
      .output(importJob)
      .mutation(({ ctx, input }) => steps.start(services, ctx, input)),

    stop: permitted("import.stop")
      .meta(ofOne("POST", "/stop", "Stop an import; what is done stays"))
      .input(getImport)
      .output(importJob)
      .mutation(({ ctx, input }) => steps.stop(services, ctx, input.id)),

    undo: permitted("import.undo")
      .meta(ofOne("POST", "/undo", "Take back what an import made"))
      .input(getImport)
      .output(importJob)
      .mutation(({ ctx, input }) => steps.undo(services, ctx, input.id)),

    tag: permitted("import.tag")
      .meta(ofOne("POST", "/tag", "Add tags to every character that an import brought"))
      .input(tagImport)
      .output(importJob)
      .mutation(({ ctx, input }) => tag(services, ctx, input)),

    /** Over REST it is `GET /imports/{id}/events`. */
    follow: permitted("import.read")
      .input(getImport)
      .subscription(({ ctx, input, signal = new AbortController().signal }) =>
        askedAhead(follow(services, ctx, { id: input.id, signal })),
      ),
  });
