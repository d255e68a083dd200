"use client";

import { ChoiceField } from "./ChoiceField.tsx";
import type { EntryEdit } from "./entryEdit.ts";
import { type SecondaryUse, secondaryUseOf, withSecondaryUse } from "./entrySettings.ts";
import { KeysField } from "./KeysField.tsx";
import { LorePart } from "./LorePart.tsx";
import { useRegexProblem } from "./useRegexProblem.ts";

const secondaryUses: readonly (readonly [SecondaryUse, string])[] = [
  ["off", "None is looked for"],
  ["any", "One must be found too"],
  ["all", "All must be found too"],
  ["none", "None may be found"],
  ["not_all", "Not all may be found"],
];

/** What brings the entry in. */
export function PrimaryKeys({ edit }: { edit: EntryEdit }) {
  const { entry, change, problem } = edit;
  const regex = useRegexProblem(edit);
  return (
    <LorePart name="keys">
      <KeysField
        label="Keys"
        hint={
          regex === null ? (
            "One on each line. The content joins the prompt when one of them is said."
          ) : (
            <span role="status" className="text-caution">
              {regex}
            </span>
          )
        }
        keys={entry.keys}
        error={problem("keys")}
        onChange={(keys) => change({ keys })}
      />
    </LorePart>
  );
}

/** What must, or must not, be said beside it. */
export function SecondaryKeys({ edit }: { edit: EntryEdit }) {
  const { entry, profile, put, problem } = edit;
  const use = secondaryUseOf(entry, profile);
  const secondary = entry.secondary_keys ?? [];
  const choices = profile === "card" ? secondaryUses.slice(0, 2) : secondaryUses;
  // The first key that is written is meant to count.
  const write = (keys: string[]) => {
    const written = { ...entry, secondary_keys: keys };
    const isFirst = secondary.length === 0 && use === "off";
    put(isFirst ? withSecondaryUse(written, "any") : written);
  };
  return (
    <div className="grid gap-4 @md:grid-cols-2">
      <LorePart name="secondary_keys">
        <KeysField
          label="Secondary keys"
          hint="Looked for once a key was found."
          keys={secondary}
          error={problem("secondary_keys")}
          onChange={write}
        />
      </LorePart>
      <LorePart name="selective">
        <ChoiceField
          label="Of the secondary keys"
          value={secondary.length === 0 ? "off" : use}
          choices={secondary.length === 0 ? secondaryUses.slice(0, 1) : choices}
          onChange={(chosen) => put(withSecondaryUse(entry, chosen))}
        />
      </LorePart>
    </div>
  );
}
