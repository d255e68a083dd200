import { id } from "@personaforge/contract/character";
import {
  conversation,
  conversationWithTurns,
  createConversation,
  listConversations,
  replayConversation,
  replayedConversation,
  sendMessage,
} from "@personaforge/contract/conversation";
import { page } from "@personaforge/contract/page";
import * as z from "zod";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import { chatEvents, checked } from "./chatEvents.ts";
import * as service from "./conversations.service.ts";
import type { OpenReplies } from "./openReplies.ts";
import { replay } from "./replay.service.ts";
import { send } from "./reply.service.ts";

const tags = ["Conversations"];

export const conversationsRouter = (services: Services, replies: OpenReplies) =>
  router({
    create: permitted("conversation.create")
      .meta({
        openapi: { method: "POST", path: "/conversations", tags, summary: "Start a conversation" },
        status: 201,
        location: "/conversations/{id}",
      })
      .input(createConversation)
      .output(conversationWithTurns)
      .mutation(({ ctx, input }) => service.create(services, ctx, input)),

    list: permitted("conversation.list")
      .meta({
        openapi: { method: "GET", path: "/conversations", tags, summary: "List my conversations" },
      })
      .input(listConversations)
      .output(page(conversation))
      .query(({ ctx, input }) => service.list(services, ctx, input)),

    get: permitted("conversation.read")
      .meta({
        openapi: {
          method: "GET",
          path: "/conversations/{id}",
          tags,
          summary: "Read a conversation with its turns",
        },
      })
      .input(z.strictObject({ id }))
      .output(conversationWithTurns)
      .query(({ ctx, input }) => service.get(services, ctx, input.id)),

    delete: permitted("conversation.delete")
      .meta({
        openapi: {
          method: "DELETE",
          path: "/conversations/{id}",
          tags,
          summary: "Delete a conversation for good",
        },
        status: 204,
      })
      .input(z.strictObject({ id }))
      .output(z.object({ id }))
      .mutation(async ({ ctx, input }) => {
        const deleted = await service.remove(services, ctx, input.id);
        replies.abort(input.id);
        return deleted;
      }),

    replay: permitted("conversation.create")
      .meta({
        openapi: {
          method: "POST",
          path: "/conversations/{id}/replay",
          tags,
          summary: "Start a conversation with the same history on another version",
        },
        status: 201,
        location: "/conversations/{id}",
      })
      .input(replayConversation)
      .output(replayedConversation)
      .mutation(({ ctx, input }) => replay(services, ctx, input)),

    /** Streams; over REST it is `POST /conversations/{id}/messages`, see `http/messages.ts`. */
    send: permitted("conversation.send")
      .input(sendMessage)
      .output(chatEvents)
      .mutation(({ ctx, input, signal }) =>
        checked(send({ services, replies }, ctx, { input, signal })),
      ),

    abort: permitted("conversation.send")
      .meta({
        openapi: {
          method: "POST",
          path: "/conversations/{id}/abort",
          tags,
          summary: "Stop the reply that is being written",
        },
      })
      .input(z.strictObject({ id }))
      .output(z.object({ aborted: z.boolean() }))
      .mutation(async ({ ctx, input }) => {
        const wanted = { id: input.id, action: "conversation.send" } as const;
        const row = await service.readConversation(services, ctx, wanted);
        return { aborted: replies.abort(row.id) };
      }),
  });
