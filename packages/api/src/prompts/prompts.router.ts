import { id } from "@personaforge/contract/character";
import { lintCharacter, lintReport } from "@personaforge/contract/lint";
import {
  type CompiledPrompt,
  compiledPrompt,
  compilePrompt,
  getPrompt,
  turnPrompt,
} from "@personaforge/contract/prompt";
import * as z from "zod";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./prompts.service.ts";
import { ofTurn } from "./turnPrompt.service.ts";

const tags = ["Prompts"];

/** The version stands in it too: another one may make the same prompt. */
function tagOf(answer: unknown): string {
  const { prompt_hash: hash, character } = answer as CompiledPrompt;
  return `"${hash}-v${character.version}"`;
}

export const promptsRouter = (services: Services) =>
  router({
    get: permitted("prompt.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/characters/{id}/prompt",
          tags,
          summary: "Compile the prompt of a conversation that begins",
        },
        // Somebody who moves `production` waits 10 s for caches, and nobody waits for us.
        cache: { fresh: 10, stale: 600, tag: tagOf },
      })
      .input(getPrompt)
      .output(compiledPrompt)
      .query(({ ctx, input }) => service.get(services, ctx, input)),

    /** Changes nothing; a mutation because of what it takes, which no address holds. */
    compile: permitted("prompt.read")
      .meta({
        openapi: {
          method: "POST",
          path: "/characters/{id}/prompt",
          tags,
          summary: "Compile the prompt of any conversation, or of unsaved changes",
        },
      })
      .input(compilePrompt)
      .output(compiledPrompt)
      .mutation(({ ctx, input }) => service.compile(services, ctx, input)),

    lint: permitted("prompt.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/characters/{id}/lint",
          tags,
          summary: "List what an author may want to change",
        },
      })
      .input(lintCharacter)
      .output(lintReport)
      .query(({ ctx, input }) => service.lint(services, ctx, input)),

    ofTurn: permitted("conversation.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/conversations/{id}/turns/{turn_id}/prompt",
          tags,
          summary: "Read what was sent for a reply",
        },
      })
      .input(z.strictObject({ id, turn_id: id }))
      .output(turnPrompt)
      .query(({ ctx, input }) => ofTurn(services, ctx, input)),
  });
