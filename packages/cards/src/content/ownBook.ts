import { loreProfile, type Lorebook } from "@personaforge/contract/lorebook";
import { profileOf } from "../lorebooks/profile.ts";
import { own } from "./record.ts";

/** In the extension of ours: the profile of a lorebook, null for none. */
const profileField = "lorebook_profile";

/** What our extension says of the lorebook: only a profile that its entries do not tell by themselves. */
export function ownBookFields(book: Lorebook | null): Record<string, unknown> {
  if (book === null || book.profile === profileOf({}, book.entries)) return {};
  return { [profileField]: book.profile ?? null };
}

/** The lorebook as it was when PersonaForge wrote the card. */
export function withOwnProfile(extension: unknown, book: Lorebook | null): Lorebook | null {
  const said = own(extension, profileField);
  if (book === null || said === undefined) return book;
  const { profile: _, ...rest } = book;
  const profile = loreProfile.safeParse(said);
  if (profile.success) return { ...rest, profile: profile.data };
  return said === null ? rest : book;
}
