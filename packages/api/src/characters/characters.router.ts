import {
  character,
  characterSummary,
  createCharacter,
  getCharacter,
  id,
  listCharacters,
  moveCharacter,
  timestamp,
  updateCharacter,
} from "@personaforge/contract/character";
import { page } from "@personaforge/contract/page";
import * as z from "zod";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./characters.service.ts";

const tags = ["Characters"];

export const charactersRouter = (services: Services) =>
  router({
    create: permitted("character.create")
      .meta({
        openapi: { method: "POST", path: "/characters", tags, summary: "Create a character" },
        status: 201,
        location: "/characters/{id}",
      })
      .input(createCharacter)
      .output(character)
      .mutation(({ ctx, input }) => service.create(services, ctx, input)),

    get: permitted("character.read")
      .meta({
        openapi: { method: "GET", path: "/characters/{id}", tags, summary: "Read a character" },
      })
      .input(getCharacter)
      .output(character)
      .query(({ ctx, input }) => service.get(services, ctx, input)),

    list: permitted("character.list")
      .meta({
        openapi: { method: "GET", path: "/characters", tags, summary: "List my characters" },
      })
      .input(listCharacters)
      .output(page(characterSummary))
      .query(({ ctx, input }) => service.list(services, ctx, input)),

    update: permitted("character.update")
      .meta({
        openapi: {
          method: "PATCH",
          path: "/characters/{id}",
          tags,
          summary: "Change fields; changed content makes a version",
        },
      })
      .input(updateCharacter)
      .output(character)
      .mutation(({ ctx, input }) => service.update(services, ctx, input)),

    delete: permitted("character.delete")
      .meta({
        openapi: {
          method: "DELETE",
          path: "/characters/{id}",
          tags,
          summary: "Move a character to the trash",
        },
        status: 204,
      })
      .input(moveCharacter)
      .output(z.object({ id, deleted_at: timestamp.nullable() }))
      .mutation(({ ctx, input }) => service.remove(services, ctx, input)),

    undelete: permitted("character.undelete")
      .meta({
        openapi: {
          method: "POST",
          path: "/characters/{id}/undelete",
          tags,
          summary: "Take a character back from the trash",
        },
      })
      .input(moveCharacter)
      .output(character)
      .mutation(({ ctx, input }) => service.undelete(services, ctx, input)),

    removeSamples: permitted("character.delete")
      .output(z.object({ removed: z.int().nonnegative() }))
      .mutation(({ ctx }) => service.removeSamples(services, ctx)),
  });
