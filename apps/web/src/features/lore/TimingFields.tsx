"use client";

import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { CheckField } from "./CheckField.tsx";
import { YesNoField } from "./ChoiceField.tsx";
import type { EntryEdit } from "./entryEdit.ts";
import { extensionFlag, extensionNumber, extensionText } from "./entrySettings.ts";
import { LorePart } from "./LorePart.tsx";
import { NumberField } from "./NumberField.tsx";

const times = [
  ["sticky", "Stays for", "Messages that it stays in once it joined."],
  ["cooldown", "Pauses for", "Messages that it stays out afterwards."],
  ["delay", "Waits for", "Messages that must have been said before."],
] as const;

/** How long an entry stays, pauses and waits, in messages. */
export function TimingFields({ edit }: { edit: EntryEdit }) {
  return (
    <div className="grid gap-4 @md:grid-cols-3">
      {times.map(([name, label, hint]) => (
        <LorePart key={name} name={name}>
          <NumberField
            label={label}
            hint={hint}
            placeholder="0"
            value={extensionNumber(edit.entry, name)}
            onChange={(value) => edit.changeExtensions({ [name]: value })}
          />
        </LorePart>
      ))}
    </div>
  );
}

/** Of the entries of one group, one joins the prompt. */
export function GroupFields({ edit }: { edit: EntryEdit }) {
  const { entry, changeExtensions } = edit;
  return (
    <>
      <LorePart name="group">
        <Field label="Groups" hint="Separated by commas. Of all entries of a group one joins.">
          {(field) => (
            <TextInput
              {...field}
              autoComplete="off"
              value={extensionText(entry, "group")}
              onChange={(event) => changeExtensions({ group: event.target.value })}
            />
          )}
        </Field>
      </LorePart>
      <div className="grid gap-4 @md:grid-cols-2">
        <LorePart name="group_weight">
          <NumberField
            label="Weight in the group"
            placeholder="100"
            value={extensionNumber(entry, "group_weight")}
            onChange={(group_weight) => changeExtensions({ group_weight })}
          />
        </LorePart>
        <LorePart name="use_group_scoring">
          <YesNoField
            label="Most keys found wins"
            value={extensionFlag(entry, "use_group_scoring")}
            onChange={(use_group_scoring) => changeExtensions({ use_group_scoring })}
          />
        </LorePart>
      </div>
      <LorePart name="group_override">
        <CheckField
          label="Highest order wins"
          hint="Instead of chance by weight."
          checked={extensionFlag(entry, "group_override") ?? false}
          onChange={(group_override) => changeExtensions({ group_override })}
        />
      </LorePart>
    </>
  );
}

function waitsForRecursion({ entry }: EntryEdit): boolean {
  const name = "delay_until_recursion";
  return extensionFlag(entry, name) ?? (extensionNumber(entry, name) ?? 0) > 0;
}

/** How entries bring in each other. */
export function RecursionFields({ edit }: { edit: EntryEdit }) {
  const { entry, changeExtensions } = edit;
  return (
    <>
      <LorePart name="exclude_recursion">
        <CheckField
          label="Other entries do not bring it in"
          checked={extensionFlag(entry, "exclude_recursion") ?? false}
          onChange={(exclude_recursion) => changeExtensions({ exclude_recursion })}
        />
      </LorePart>
      <LorePart name="prevent_recursion">
        <CheckField
          label="It does not bring in other entries"
          checked={extensionFlag(entry, "prevent_recursion") ?? false}
          onChange={(prevent_recursion) => changeExtensions({ prevent_recursion })}
        />
      </LorePart>
      <LorePart name="delay_until_recursion">
        <CheckField
          label="Only other entries bring it in"
          checked={waitsForRecursion(edit)}
          onChange={(delay_until_recursion) => changeExtensions({ delay_until_recursion })}
        />
      </LorePart>
    </>
  );
}
