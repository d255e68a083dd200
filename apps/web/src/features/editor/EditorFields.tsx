"use client";

import { useState } from "react";
import { useFormContext, useFormState, useWatch } from "react-hook-form";
import {
  type ContentForm,
  type ContentKey,
  contentKeys,
} from "#features/characterForm/contentForm.ts";
import {
  essentialKeys,
  fieldLabels,
  nameSpec,
  personalitySpec,
  storySpecs,
} from "#features/characterForm/fields.ts";
import { MoreFields } from "#features/characterForm/MoreFields.tsx";
import { TextField } from "#features/characterForm/TextField.tsx";
import { Button } from "#ui/Button.tsx";
import { Switch } from "#ui/Switch.tsx";
import { type Detail, rememberDetail } from "./detailView.ts";

const moreKeys = contentKeys.filter((key) => !essentialKeys.includes(key));

/** Of the fields that are folded away, those that hold something. */
function useFilled(): ContentKey[] {
  const { control } = useFormContext<ContentForm>();
  const values = useWatch({ control, name: moreKeys });
  return moreKeys.filter((key, index) => key !== "content_rating" && values[index]?.length !== 0);
}

function FoldedNote({ onShow }: { onShow: () => void }) {
  const filled = useFilled();
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-6 text-sm text-muted">
      <p className="flex-1">
        {filled.length > 0
          ? `Also filled in: ${filled.map((key) => fieldLabels[key]).join(", ")}.`
          : "Tagline, tags, example dialogues and more are folded away."}
      </p>
      <Button size="sm" onClick={onShow}>
        Show all fields
      </Button>
    </div>
  );
}

export function EditorFields({ initialDetail }: { initialDetail: Detail }) {
  const { control } = useFormContext<ContentForm>();
  const { errors } = useFormState({ control });
  const [detail, setDetail] = useState(initialDetail);
  // A problem in a folded field must be seen to be solved.
  const showsAll = detail === "all" || moreKeys.some((key) => errors[key] !== undefined);
  const choose = (all: boolean) => {
    const next = all ? "all" : "essentials";
    setDetail(next);
    rememberDetail(next);
  };
  return (
    <div className="flex flex-col gap-7">
      <div className="flex justify-end">
        <Switch checked={showsAll} onCheckedChange={choose} label="All fields" />
      </div>
      <TextField spec={nameSpec} />
      <TextField spec={personalitySpec} />
      {storySpecs.map((spec) => (
        <TextField key={spec.name} spec={spec} />
      ))}
      {showsAll ? <MoreFields /> : <FoldedNote onShow={() => choose(true)} />}
    </div>
  );
}
