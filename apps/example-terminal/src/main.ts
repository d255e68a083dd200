import { createClient, PersonaForgeError } from "@personaforge/client";
import { chat } from "./chat.ts";
import { pickCharacter } from "./pickCharacter.ts";
import { Terminal } from "./terminal.ts";

const [baseUrl = "http://localhost:3000"] = process.argv.slice(2);
const pf = createClient({ baseUrl });
const terminal = new Terminal();
try {
  const { notice } = (await pf.me.get()).chat;
  if (notice !== null) terminal.write(`${notice}\n`);
  const character = await pickCharacter(pf, terminal);
  if (character !== null) await chat(pf, terminal, character);
} catch (error) {
  if (!(error instanceof PersonaForgeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  terminal.close();
}
