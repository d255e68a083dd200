"use client";

import { limits } from "@personaforge/contract/limits";
import { Copy, Trash2 } from "lucide-react";
import { Counter } from "#features/characterForm/Counter.tsx";
import { useTextLanguage } from "#features/characterForm/useTextLanguage.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { TextArea, TextInput } from "#ui/TextControl.tsx";
import { CheckField } from "./CheckField.tsx";
import type { EntryEdit } from "./entryEdit.ts";
import { PrimaryKeys, SecondaryKeys } from "./EntryKeys.tsx";
import { hasTavernSettings } from "./entrySettings.ts";
import { LoreGroup, LorePart } from "./LorePart.tsx";
import { MatchingFields } from "./MatchingFields.tsx";
import { PlacementFields } from "./PlacementFields.tsx";
import { GroupFields, RecursionFields, TimingFields } from "./TimingFields.tsx";

function NameField({ edit: { entry, change, problem } }: { edit: EntryEdit }) {
  const language = useTextLanguage();
  return (
    <LorePart name="name">
      <Field
        label="Name"
        hint="For you and for reports; the model never sees it."
        error={problem("name") ?? problem("comment")}
      >
        {(field) => (
          <TextInput
            {...field}
            autoComplete="off"
            lang={language}
            value={entry.name ?? ""}
            placeholder={entry.comment}
            onChange={({ target: { value } }) => change({ name: value === "" ? undefined : value })}
          />
        )}
      </Field>
    </LorePart>
  );
}

function ContentField({ edit: { entry, change, problem } }: { edit: EntryEdit }) {
  const language = useTextLanguage();
  const counter = <Counter label="Content" text={entry.content} limit={limits.lore_content} />;
  return (
    <LorePart name="content">
      <Field label="Content" error={problem("content")} counter={counter}>
        {(field) => (
          <TextArea
            {...field}
            rows={4}
            lang={language}
            value={entry.content}
            onChange={(event) => change({ content: event.target.value })}
          />
        )}
      </Field>
    </LorePart>
  );
}

function Switches({ edit: { entry, change } }: { edit: EntryEdit }) {
  return (
    <div className="grid gap-3 @md:grid-cols-2">
      <LorePart name="enabled">
        <CheckField
          label="On"
          hint="Off, it is kept and never sent."
          checked={entry.enabled}
          onChange={(enabled) => change({ enabled })}
        />
      </LorePart>
      <LorePart name="constant">
        <CheckField
          label="Always on"
          hint="In every prompt, whatever is said."
          checked={entry.constant === true}
          onChange={(constant) => change({ constant })}
        />
      </LorePart>
    </div>
  );
}

function TavernGroups({ edit }: { edit: EntryEdit }) {
  return (
    <>
      <LoreGroup title="Timing">
        <TimingFields edit={edit} />
      </LoreGroup>
      <LoreGroup title="Group">
        <GroupFields edit={edit} />
      </LoreGroup>
      <LoreGroup title="Recursion">
        <RecursionFields edit={edit} />
      </LoreGroup>
    </>
  );
}

/** Everything of one entry. */
export function LoreEntryForm({
  edit,
  onCopy,
  onRemove,
}: {
  edit: EntryEdit;
  onCopy: () => void;
  onRemove: () => void;
}) {
  const isTavern = edit.profile === "sillytavern";
  return (
    <div className="flex flex-col gap-5 px-3 pt-1 pb-4 sm:px-4">
      <NameField edit={edit} />
      <PrimaryKeys edit={edit} />
      <ContentField edit={edit} />
      <Switches edit={edit} />
      <SecondaryKeys edit={edit} />
      <div className="flex flex-col gap-3">
        <LoreGroup title="Placement" open>
          <PlacementFields edit={edit} />
        </LoreGroup>
        <LoreGroup title="Matching">
          <MatchingFields edit={edit} />
        </LoreGroup>
        {isTavern && <TavernGroups edit={edit} />}
        {!isTavern && hasTavernSettings(edit.entry) && (
          <p className="border-t border-line pt-3 text-sm text-faint">
            It carries settings of SillyTavern. They are kept, and count when the lorebook follows
            SillyTavern’s rules.
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <Button size="sm" onClick={onCopy}>
          <Copy aria-hidden size={14} /> Duplicate
        </Button>
        <Button size="sm" variant="ghost" className="text-danger" onClick={onRemove}>
          <Trash2 aria-hidden size={14} /> Remove
        </Button>
      </div>
    </div>
  );
}
