import type { Character } from "@personaforge/contract/character";
import { publicPath, versionsPath } from "#features/library/characterLinks.ts";
import { api } from "#trpc/api.ts";
import { errorCodeOf } from "#trpc/queryClient.ts";

/** The character that another one began as, and where to read it. */
export type Origin = { name: string; version: number; href: string };

/** Null when it began as itself, or when its source may not be seen. */
export async function originOf({ origin }: Character): Promise<Origin | null> {
  if (origin === null) return null;
  const { id, version } = origin;
  try {
    const { name } = await api.characters.get.query({ id });
    return { name, version, href: versionsPath(id) };
  } catch (error) {
    if (errorCodeOf(error) !== "NOT_FOUND") return null;
  }
  try {
    const { name, slug } = await api.gallery.get.query({ id });
    return { name, version, href: publicPath(slug) };
  } catch {
    return null;
  }
}
