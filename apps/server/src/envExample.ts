import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { checkout, environment, factsOf, variableNames, type VariableName } from "./environment.ts";

export const envExamplePath = join(checkout, ".env.example");

const heading = `# Copy this file to .env and remove the # before a variable to set it.
# Written from apps/server/src/environment.ts by: node apps/server/src/envExample.ts
`;

/** The text of `.env.example`: every variable with its purpose and its default. */
export function envExample(): string {
  return [heading, ...variableNames.map(entry)].join("\n");
}

function entry(name: VariableName): string {
  const { about, rule, unused } = factsOf(name);
  const note = unused ? "\n# Checked but not used yet." : "";
  return `# ${about}${note}\n# It must be ${rule}.\n# ${name}=${defaultOf(name)}\n`;
}

/** The default as it would be written in `.env`; empty when there is none. */
function defaultOf(name: VariableName): string {
  let schema: unknown = environment.shape[name];
  while (schema instanceof z.ZodPipe) schema = schema.in;
  return schema instanceof z.ZodPrefault ? String(schema.def.defaultValue) : "";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(envExamplePath, envExample());
