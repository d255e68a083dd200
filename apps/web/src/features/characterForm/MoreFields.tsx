"use client";

import { limits } from "@personaforge/contract/limits";
import { FieldGroup } from "./FieldGroup.tsx";
import {
  licenseSpec,
  nicknameSpec,
  openingSceneSpec,
  scenarioSpec,
  taglineSpec,
} from "./fields.ts";
import { LanguageField } from "./LanguageField.tsx";
import { RatingField } from "./RatingField.tsx";
import { TagsField } from "./TagsField.tsx";
import { TextField } from "./TextField.tsx";
import { type ListSpec, TextListField } from "./TextListField.tsx";

const lists: ListSpec[] = [
  {
    name: "alternate_greetings",
    entry: "Greeting",
    hint: "Other first words, kept with the character.",
    limit: limits.alternate_greeting,
    maximum: limits.alternate_greetings,
    rows: 3,
  },
  {
    name: "group_greetings",
    entry: "Group greeting",
    hint: "First words for conversations with several characters.",
    limit: limits.group_greeting,
    maximum: limits.group_greetings,
    rows: 3,
  },
  {
    name: "example_dialogues",
    entry: "Dialogue",
    hint: "Short exchanges that show how they talk. The model learns the voice from them.",
    limit: limits.example_dialogue,
    maximum: limits.example_dialogues,
    rows: 4,
  },
];

/** What a character can carry beyond its five essential texts, for whoever makes one. */
export function MoreFields() {
  return (
    <>
      <FieldGroup
        title="Listing"
        hint="How people find this character, and what they may do with it."
      >
        <TextField spec={taglineSpec} />
        <TagsField />
        <div className="grid gap-6 sm:grid-cols-2">
          <LanguageField />
          <RatingField />
        </div>
        <TextField spec={licenseSpec} />
      </FieldGroup>
      <FieldGroup title="Setting and voice" hint="Where it begins, and how they sound.">
        <TextField spec={nicknameSpec} />
        <TextField spec={scenarioSpec} />
        <TextField spec={openingSceneSpec} />
        {lists.map((spec) => (
          <TextListField key={spec.name} spec={spec} />
        ))}
      </FieldGroup>
    </>
  );
}
