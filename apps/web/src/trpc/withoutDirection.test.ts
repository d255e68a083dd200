import { createTRPCClient, type Operation, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { expect, test } from "vitest";
import type { AppRouter } from "./appRouter.ts";
import { keyset } from "./keyset.ts";
import { createQueryClient } from "./queryClient.ts";
import { withoutDirection } from "./withoutDirection.ts";

function recorder(): { link: TRPCLink<AppRouter>; seen: Operation[] } {
  const seen: Operation[] = [];
  const link: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        seen.push(op);
        const data = { items: [], next_cursor: seen.length < 2 ? "next" : null };
        observer.next({ result: { type: "data", data } });
        observer.complete();
      });
  return { link, seen };
}

test("a page is asked for with the cursor alone, which strict schemas accept", async () => {
  const { link, seen } = recorder();
  const queryClient = createQueryClient();
  const client = createTRPCClient<AppRouter>({ links: [withoutDirection(), link] });
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
  await queryClient.fetchInfiniteQuery({
    ...trpc.characters.list.infiniteQueryOptions({ limit: 40 }, keyset),
    pages: 2,
  });
  expect(seen.map(({ input }) => input)).toEqual([{ limit: 40 }, { limit: 40, cursor: "next" }]);
});
