"use client";

import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { CheckField } from "./CheckField.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import type { EntryEdit } from "./entryEdit.ts";
import {
  extensionFlag,
  extensionNumber,
  extensionText,
  positionOf,
  withPosition,
} from "./entrySettings.ts";
import { LorePart } from "./LorePart.tsx";
import { NumberField } from "./NumberField.tsx";

const positions = [
  [0, "Before the description"],
  [1, "After the description"],
  [4, "In the chat, at a depth"],
  [5, "Before the example dialogues"],
  [6, "After the example dialogues"],
  [2, "At the top of the author’s note"],
  [3, "At the end of the author’s note"],
  [7, "Where {{outlet::name}} stands"],
] as const;

const roles = [
  [0, "System"],
  [1, "Reader"],
  [2, "Character"],
] as const;

function DepthFields({ edit }: { edit: EntryEdit }) {
  const { entry, changeExtensions } = edit;
  const role = extensionNumber(entry, "role") ?? 0;
  return (
    <>
      <LorePart name="depth">
        <NumberField
          label="Depth"
          hint="Messages between it and the end of the chat."
          placeholder="4"
          value={extensionNumber(entry, "depth")}
          error={edit.problem("extensions.depth")}
          onChange={(depth) => changeExtensions({ depth })}
        />
      </LorePart>
      <ChoiceField<number>
        label="Said by"
        value={role}
        choices={roles}
        onChange={(chosen) => changeExtensions({ role: chosen })}
      />
    </>
  );
}

function OutletField({ edit }: { edit: EntryEdit }) {
  return (
    <LorePart name="outlet_name">
      <Field label="Name of the outlet" hint="Without a name it stands before the description.">
        {(field) => (
          <TextInput
            {...field}
            autoComplete="off"
            value={extensionText(edit.entry, "outlet_name")}
            onChange={(event) => edit.changeExtensions({ outlet_name: event.target.value })}
          />
        )}
      </Field>
    </LorePart>
  );
}

function PriorityField({ edit: { entry, change, problem } }: { edit: EntryEdit }) {
  return (
    <LorePart name="priority">
      <NumberField
        label="Priority"
        hint="When the budget is used up, the lowest goes first."
        placeholder="0"
        value={entry.priority}
        error={problem("priority")}
        onChange={(priority) => change({ priority })}
      />
    </LorePart>
  );
}

/** Where the text goes in the prompt, and what goes first when there is no room. */
export function PlacementFields({ edit }: { edit: EntryEdit }) {
  const { entry, profile, put, change, changeExtensions } = edit;
  const position = positionOf(entry);
  return (
    <>
      <div className="grid gap-4 @md:grid-cols-2">
        <LorePart name="position">
          <ChoiceField<number>
            label="Position"
            value={position}
            choices={positions}
            onChange={(chosen) => put(withPosition(entry, chosen))}
          />
        </LorePart>
        <LorePart name="insertion_order">
          <NumberField
            label="Order"
            hint="Lower is earlier in the prompt."
            value={entry.insertion_order}
            error={edit.problem("insertion_order")}
            onChange={(order) => order !== undefined && change({ insertion_order: order })}
          />
        </LorePart>
        {position === 4 && <DepthFields edit={edit} />}
        {position === 7 && <OutletField edit={edit} />}
        {profile === "card" && <PriorityField edit={edit} />}
      </div>
      {profile === "sillytavern" && (
        <LorePart name="ignore_budget">
          <CheckField
            label="Outside of the budget"
            hint="It is sent even when the budget of the lorebook is used up."
            checked={extensionFlag(entry, "ignore_budget") ?? false}
            onChange={(ignore_budget) => changeExtensions({ ignore_budget })}
          />
        </LorePart>
      )}
    </>
  );
}
