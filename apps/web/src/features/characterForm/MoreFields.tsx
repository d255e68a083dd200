"use client";

import { limits } from "@personaforge/contract/limits";
import { licenseSpec, openingSceneSpec, taglineSpec } from "./fields.ts";
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
    name: "example_dialogues",
    entry: "Dialogue",
    hint: "Short exchanges that show how they talk. The model learns the voice from them.",
    limit: limits.example_dialogue,
    maximum: limits.example_dialogues,
    rows: 4,
  },
];

/** Everything a character can carry beyond its five essential texts. */
export function MoreFields() {
  return (
    <>
      <TextField spec={taglineSpec} />
      <TagsField />
      <div className="grid gap-6 sm:grid-cols-2">
        <LanguageField />
        <RatingField />
      </div>
      <TextField spec={openingSceneSpec} />
      {lists.map((spec) => (
        <TextListField key={spec.name} spec={spec} />
      ))}
      <TextField spec={licenseSpec} />
    </>
  );
}
