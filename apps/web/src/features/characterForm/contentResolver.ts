import type { Resolver } from "react-hook-form";
import type { WrittenContent } from "@personaforge/contract/content";
import type { ContentForm } from "./contentForm.ts";

/**
 * Checks with the contract's schema, so that people read the contract's own sentences. The schema
 * comes with the first key, not with the page: zod is a tenth of what the editor may weigh.
 */
export const contentResolver: Resolver<ContentForm, unknown, WrittenContent> = async (
  ...question
) => {
  const { check } = await import("./contentCheck.ts");
  return check(...question);
};
