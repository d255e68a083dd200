import * as z from "zod";
import { id } from "./character.ts";

/** What answers in a chat. The demo is not a language model, and `notice` says so. */
export const chatModel = z.object({
  provider: z.enum(["demo", "openai"]),
  model: z.string(),
  demo: z.boolean(),
  notice: z.string().nullable(),
});
export type ChatModel = z.infer<typeof chatModel>;

/** Who the caller is, and what this installation offers. */
export const me = z.object({
  auth: z.enum(["local", "accounts"]),
  owner: z.object({ id, handle: z.string(), name: z.string() }).nullable(),
  chat: chatModel,
  /** How many sample characters are still here. */
  samples: z.int().nonnegative(),
});
export type Me = z.infer<typeof me>;
