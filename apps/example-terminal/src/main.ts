import { createClient, PersonaForgeError } from "@personaforge/client";
import { chat } from "./chat.ts";
import { env } from "./env.ts";
import { pickCharacter } from "./pickCharacter.ts";
import { Terminal } from "./terminal.ts";

// An address of PersonaForge, and a character, as mira-vale-k3f9@production: either may be left out.
const given = process.argv.slice(2);
const address = given.find((argument) => argument.includes("://"));
const named = given.find((argument) => argument !== address);
const pf = createClient({
  baseUrl: address ?? env.baseUrl ?? "http://localhost:3000",
  apiKey: env.apiKey,
});
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
