import {
  character,
  forkCharacter,
  getCharacter,
  publicCharacter,
  publicSummary,
  searchGallery,
} from "@personaforge/contract/character";
import { page } from "@personaforge/contract/page";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./gallery.service.ts";

const tags = ["Gallery"];

export const galleryRouter = (services: Services) =>
  router({
    search: permitted("gallery.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/gallery/characters",
          tags,
          summary: "List and search public characters",
        },
      })
      .input(searchGallery)
      .output(page(publicSummary))
      .query(({ ctx, input }) => service.search(services, ctx, input)),

    get: permitted("gallery.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/gallery/characters/{id}",
          tags,
          summary: "Read a public character",
        },
      })
      .input(getCharacter)
      .output(publicCharacter)
      .query(({ ctx, input }) => service.get(services, ctx, input)),

    fork: permitted("version.branch")
      .meta({
        openapi: {
          method: "POST",
          path: "/gallery/characters/{id}/fork",
          tags,
          summary: "Begin a character of my own with a public one",
        },
        status: 201,
        location: "/characters/{id}",
      })
      .input(forkCharacter)
      .output(character)
      .mutation(({ ctx, input }) => service.fork(services, ctx, input)),
  });
