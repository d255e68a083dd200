import type { MadeApiKey } from "@personaforge/contract/apiKey";
import { Code } from "../Code.tsx";
import { CopyText } from "../CopyText.tsx";
import { curlLine } from "./curlLine.ts";

/** The key itself, this once. */
export function ShownKey({ made, origin }: { made: MadeApiKey; origin: string }) {
  const line = curlLine(origin, made.secret);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted text-pretty">
        Store it where your program reads its secrets. PersonaForge keeps only its fingerprint, so
        it cannot be shown again.
      </p>
      <Code label="The key" text={made.secret} />
      <CopyText label="Copy the key" text={made.secret} autoFocus />
      {made.scopes.includes("characters:read") && (
        <>
          <p className="text-sm text-muted">This lists your characters, if it works:</p>
          <Code label="A command to try it" text={line} />
        </>
      )}
    </div>
  );
}
