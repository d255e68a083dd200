"use client";

import type { LoreFate, LoreReport } from "@personaforge/contract/promptReport";
import { useState } from "react";
import { Button } from "#ui/Button.tsx";
import { SourceLink } from "./SourceLink.tsx";
import { entryName, entryPath } from "./sourceWords.ts";
import { tokenWords } from "./tokenWords.ts";

/** The active ones first, as the report has them; a page of the rest is enough to read. */
const page = 25;

function Fate({ fate }: { fate: LoreFate }) {
  const { entry, active, tokens, detail } = fate;
  const name = entryName(entry, () => fate.name);
  return (
    <li data-hue={active ? "orange" : "slate"} className="flex gap-2.5 text-sm">
      <span
        aria-hidden
        className={`mt-1.5 size-2 shrink-0 rounded-full ${active ? "bg-(--mark)" : "border border-(--mark)"}`}
      />
      <span className="flex min-w-0 flex-col">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <SourceLink
            path={entryPath(entry)}
            label={name}
            className="text-start font-medium wrap-anywhere [button,a]:hover:underline [button,a]:underline-offset-4"
          >
            {name}
          </SourceLink>
          <span className="text-xs text-muted">
            {active ? `in the prompt, ${tokenWords(tokens)}` : "not in the prompt"}
          </span>
        </span>
        <span className="text-muted wrap-anywhere">{detail}</span>
      </span>
    </li>
  );
}

/** Why each entry of the lorebook is in the prompt, or is not. */
export function LoreList({ lore }: { lore: LoreReport }) {
  const [shown, setShown] = useState(page);
  const { fates, entries } = lore;
  const hidden = entries - fates.length;
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-2.5">
        {fates.slice(0, shown).map((fate) => (
          <Fate key={fate.entry} fate={fate} />
        ))}
      </ul>
      {shown < fates.length && (
        <Button size="sm" className="self-start" onClick={() => setShown(shown + 100)}>
          Show more of {fates.length - shown}
        </Button>
      )}
      {hidden > 0 && shown >= fates.length && (
        <p className="text-xs text-muted">
          No key of {hidden === 1 ? "the other entry" : `the other ${hidden} entries`} was found.
        </p>
      )}
    </div>
  );
}
