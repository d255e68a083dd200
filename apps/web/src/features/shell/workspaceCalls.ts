import { createTRPCClient } from "@trpc/client";
import type { AppRouter } from "#trpc/appRouter.ts";
import { browserLinks } from "#trpc/browserLinks.ts";

// The frame stands outside the providers, so that public pages load no client before it is used.
const client = () => createTRPCClient<AppRouter>({ links: browserLinks({ workspace: null }) });

/** Makes it the workspace that the next page is about. */
export async function switchTo(id: string): Promise<void> {
  await client().workspaces.switch.mutate({ id });
}

/** Leaves this document for the library of the workspace: nothing of the other one stays. */
export async function openWorkspace(id: string): Promise<void> {
  await switchTo(id);
  location.assign("/studio");
}

export async function makeWorkspace(name: string): Promise<void> {
  const { id } = await client().workspaces.create.mutate({ name });
  await openWorkspace(id);
}
