import { createClient, PersonaForgeError } from "@personaforge/client";
import { chat } from "./chat.ts";
import { pickCharacter } from "./pickCharacter.ts";
import { Terminal } from "./terminal.ts";

// The second may be a character, as mira-vale-k3f9@production; otherwise it is asked for.
const [baseUrl = "http://localhost:3000", named] = process.argv.slice(2);
const pf = createClient({ baseUrl });
const terminal = new Terminal();
try {
  const { notice } = (await pf.me.get()).chat;
  if (notice !== null) terminal.write(`${notice}\n`);
  const reference = named ?? (await pickCharacter(pf, terminal));
  if (reference !== null) await chat(pf, terminal, reference);
} catch (error) {
  if (!(error instanceof PersonaForgeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  terminal.close();
}
