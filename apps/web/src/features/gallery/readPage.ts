import type { PublicSummary } from "@personaforge/contract/character";
import { galleryInput, type GallerySearch } from "./galleryParams.ts";

export type GalleryPage = { items: PublicSummary[]; next_cursor: string | null };

/** Why a page of the gallery could not be read, in words. */
export type GalleryFailure = { message: string; requestId?: string | undefined };

// By hand: the query client and tRPC's are 45 kB gzipped, and a public page has room for 10 in all.
const pauses = [1_000, 2_000];

/** Only a lost connection or a busy server is worth asking again. */
async function ask(url: string): Promise<Response | null> {
  for (const pause of [...pauses, null]) {
    const response = await fetch(url).catch(() => null);
    if (pause === null || (response !== null && response.status < 500)) return response;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return null;
}

async function failureOf(response: Response | null): Promise<GalleryFailure> {
  const problem: unknown = await response?.json().catch(() => null);
  const { detail, request_id: id } = { ...(problem as Record<string, unknown> | null) };
  if (typeof detail === "string") {
    return { message: detail, requestId: typeof id === "string" ? id : undefined };
  }
  return {
    message: "PersonaForge does not answer. Check that it runs and that you are connected.",
  };
}

/** Up to 24 public characters from `cursor` on, or why they could not be read. */
export async function readPage(
  search: GallerySearch,
  cursor: string | null,
): Promise<{ page: GalleryPage } | { failure: GalleryFailure }> {
  const { limit, ...asked } = galleryInput(search);
  const params = new URLSearchParams({ limit: `${limit}`, ...asked });
  if (cursor !== null) params.set("cursor", cursor);
  const response = await ask(`/api/v1/gallery/characters?${params}`);
  const page = response?.ok ? await response.json().catch(() => null) : null;
  if (page === null) return { failure: await failureOf(response) };
  return { page: page as GalleryPage };
}
