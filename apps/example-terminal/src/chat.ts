import { type PersonaForge, PersonaForgeError } from "@personaforge/client";
import type { Terminal } from "./terminal.ts";

/** Talks to a character, by its slug with or without a version, until the reader leaves. */
export async function chat(pf: PersonaForge, terminal: Terminal, reference: string): Promise<void> {
  const { id, turns, character } = await pf.conversations.create({ character: reference });
  const { name } = character;
  for (const { text } of turns) terminal.write(`${name}: ${text}\n`);
  for (;;) {
    const text = await terminal.ask("> ");
    if (text === null) return;
    if (text.trim() === "") continue;
    const events = (signal: AbortSignal) =>
      pf.conversations.send({ conversation_id: id, text }, { signal });
    terminal.write(`${name}: `);
    await terminal.stoppable(async (signal) => {
      try {
        for await (const event of events(signal)) {
          if (event.type === "delta") terminal.write(event.text);
        }
      } catch (error) {
        if (!(error instanceof PersonaForgeError)) throw error;
        terminal.write(
          error.code === "ABORTED" ? " [stopped]" : `[${error.code}] ${error.message}`,
        );
      }
    });
    terminal.write("\n");
  }
}
