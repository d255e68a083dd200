import type { PromptTarget } from "@personaforge/contract/promptOutput";
import { standardContext } from "@personaforge/prompt/budgetFor";

type Asked = { slug: string; target: PromptTarget; context: number };

/** Where other programs read the prompt of the newest version. */
export function promptAddress(origin: string, { slug, target, context }: Asked): string {
  const address = new URL(`/api/v1/characters/${slug}/prompt`, origin);
  address.searchParams.set("target", target);
  if (context !== standardContext) address.searchParams.set("context", String(context));
  return address.href;
}

/** The same as a command; the key stays in the shell's environment. */
export function promptCommand(origin: string, asked: Asked): string {
  return `curl -H "authorization: Bearer $PERSONAFORGE_API_KEY" "${promptAddress(origin, asked)}"`;
}
