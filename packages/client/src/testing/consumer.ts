/** Of a project that is strict, as those of others may be. */
export const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  noEmit: true,
};

/** A program of somebody who installed the client. Its first argument is where PersonaForge is. */
export const consumer = `
import {
  type Character,
  createClient,
  type EmbedToken,
  type FieldDiff,
  type Job,
  PersonaForgeError,
} from "@personaforge/client";

declare const process: { argv: string[] };
const pf = createClient({ baseUrl: process.argv[2] ?? "", timeout: 20_000 });
const mira: Character = await pf.characters.create(
  { name: "Mira", personality_summary: "Dry." },
  { idempotencyKey: "mira-" + process.argv[2] },
);
const { key, role, account } = await pf.me.get();
const may: string[] = key?.scopes ?? [role ?? account?.email ?? "visitor"];
const jobs: Job[] = (await pf.jobs.list()).items;
const embed: EmbedToken = await pf.embedTokens.create({
  character: mira.id,
  origin: "https://app.example",
  scopes: ["chat"],
});
const { output } = await pf.prompts.get({ id: mira.slug, target: "gemini" });
const instruction: string = output.systemInstruction.parts[0]?.text ?? "";
const names: string[] = instruction.includes("Dry.") ? [] : ["not there"];
for await (const { name } of pf.characters.list({ q: "Mira" })) names.push(name);
let text = "";
for await (const event of pf.chat.stream({ character: mira.slug, text: "Hello" })) {
  if (event.type === "delta") text += event.text;
}
await pf.versions.save({ id: mira.id, tagline: "Dry wit" });
await pf.labels.set({ id: mira.id, label: "production", version: mira.version });
const { version } = await pf.characters.get({ id: mira.slug + "@production" });
const { fields } = await pf.versions.diff({ id: mira.id, from: "production", to: "newest" });
const changed: [FieldDiff["kind"], string] = [fields[0]?.kind ?? "list", fields[0]?.field ?? ""];
for await (const event of pf.changes.follow()) {
  if (event.type === "opened") await pf.labels.remove({ id: mira.id, label: "production" });
  else if (event.label === "production") break;
}
const refused = await pf.gallery.get({ id: mira.id }).catch((error: unknown) => error);
if (!(refused instanceof PersonaForgeError)) throw new TypeError("It was found.");
const known = refused.code === "FORBIDDEN" || refused.code === "UNAUTHENTICATED";
const minted = embed.token.slice(0, 9);
console.log(
  JSON.stringify([names, text, version, changed, refused.code, known, may, jobs, minted]),
);
`;
