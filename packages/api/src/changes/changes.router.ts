import {
  changePage,
  followChanges,
  type FollowEvent,
  listChanges,
} from "@personaforge/contract/change";
import { tracked } from "@trpc/server";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import { askedAhead } from "./askedAhead.ts";
import * as service from "./changes.service.ts";

async function* trackedEvents(events: AsyncIterable<FollowEvent>) {
  for await (const event of events) yield tracked(event.cursor, event);
}

export const changesRouter = (services: Services) =>
  router({
    list: permitted("change.list")
      .meta({
        openapi: {
          method: "GET",
          path: "/changes",
          tags: ["Changes"],
          summary: "Read what changed since a cursor",
        },
      })
      .input(listChanges)
      .output(changePage)
      .query(({ ctx, input }) => service.list(services, ctx, input)),

    follow: permitted("change.list")
      .input(followChanges.optional())
      .subscription(({ ctx, input, signal = new AbortController().signal }) => {
        const lastEventId = input?.lastEventId;
        return askedAhead(trackedEvents(service.follow(services, ctx, { lastEventId, signal })));
      }),
  });
