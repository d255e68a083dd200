"use client";

import type { Lorebook, LoreProfile } from "@personaforge/contract/lorebook";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { TextArea, TextInput } from "#ui/TextControl.tsx";
import { ChoiceField, YesNoField } from "./ChoiceField.tsx";
import { type Change, withChange } from "./loreChanges.ts";
import { LoreGroup, LorePart } from "./LorePart.tsx";
import { type LoreProblem, problemAt } from "./loreProblems.ts";
import { NumberField } from "./NumberField.tsx";
import type { ChangeBook } from "./useLorebook.ts";

const profiles = [
  ["card", "Card: as the card specifications say"],
  ["sillytavern", "SillyTavern: as its world info does"],
] as const;

type SettingsProps = {
  book: Lorebook;
  problems: readonly LoreProblem[];
  changeBook: ChangeBook;
};

function Names({ book, problems, onChange }: PartProps) {
  const text = (value: string) => (value === "" ? undefined : value);
  return (
    <>
      <Field label="Name of the lorebook" error={problemAt(problems, "name")}>
        {(field) => (
          <TextInput
            {...field}
            autoComplete="off"
            value={book.name ?? ""}
            onChange={({ target: { value } }) => onChange({ name: text(value) })}
          />
        )}
      </Field>
      <Field label="Description" error={problemAt(problems, "description")}>
        {(field) => (
          <TextArea
            {...field}
            rows={2}
            value={book.description ?? ""}
            onChange={({ target: { value } }) => onChange({ description: text(value) })}
          />
        )}
      </Field>
    </>
  );
}

type PartProps = Omit<SettingsProps, "changeBook"> & {
  onChange: (change: Change<Lorebook>) => void;
};

function Numbers({ book, problems, onChange }: PartProps) {
  const isTavern = book.profile === "sillytavern";
  return (
    <div className="grid gap-4 @md:grid-cols-2">
      <NumberField
        label="Messages searched"
        hint="How many of the newest are searched for keys."
        placeholder={isTavern ? "2" : "4"}
        value={book.scan_depth}
        error={problemAt(problems, "scan_depth")}
        onChange={(scan_depth) => onChange({ scan_depth })}
      />
      <NumberField
        label="Token budget"
        hint="The most that its entries take together."
        placeholder={isTavern ? "A quarter of the context" : "None of its own"}
        value={book.token_budget}
        error={problemAt(problems, "token_budget")}
        onChange={(token_budget) => onChange({ token_budget })}
      />
      <YesNoField
        label="Entries bring in each other"
        hint="The text of one is searched for the keys of others."
        value={book.recursive_scanning}
        onChange={(recursive_scanning) => onChange({ recursive_scanning })}
      />
    </div>
  );
}

/** What holds for all entries of the lorebook. */
export function LoreSettings({
  book,
  problems,
  changeBook,
  onRemove,
}: SettingsProps & { onRemove: () => void }) {
  const onChange = (change: Change<Lorebook>) => changeBook((now) => withChange(now, change));
  const isWrong = problems.some(({ path: [field] }) => field !== "entries" && field !== "root");
  return (
    <LorePart name="settings">
      <LoreGroup title="Settings of the lorebook" isWrong={isWrong}>
        <Names book={book} problems={problems} onChange={onChange} />
        <ChoiceField<LoreProfile>
          label="Rules"
          hint="SillyTavern’s add probability, groups, timing and more to every entry."
          value={book.profile ?? "card"}
          choices={profiles}
          onChange={(profile) => onChange({ profile: profile === "card" ? undefined : profile })}
        />
        <Numbers book={book} problems={problems} onChange={onChange} />
        <Button
          size="sm"
          variant="ghost"
          className="-ml-2.5 self-start text-danger"
          onClick={onRemove}
        >
          Remove the whole lorebook
        </Button>
      </LoreGroup>
    </LorePart>
  );
}
