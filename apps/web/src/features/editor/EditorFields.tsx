"use client";

import { useFormContext, useFormState, useWatch } from "react-hook-form";
import { type ContentForm, contentKeys, isFilled } from "#features/characterForm/contentForm.ts";
import {
  essentialKeys,
  fieldLabels,
  nameSpec,
  personalitySpec,
  storySpecs,
} from "#features/characterForm/fields.ts";
import { InstructionFields } from "#features/characterForm/InstructionFields.tsx";
import { MoreFields } from "#features/characterForm/MoreFields.tsx";
import { TextField } from "#features/characterForm/TextField.tsx";
import { LoreField } from "#features/lore/LoreField.tsx";
import { Button } from "#ui/Button.tsx";
import type { Detail } from "./detailView.ts";

const moreKeys = contentKeys.filter((key) => !essentialKeys.includes(key));

/** The names of the folded fields that hold something. */
function useFilled(): string {
  const { control } = useFormContext<ContentForm>();
  return useWatch({
    control,
    compute: (values: ContentForm) =>
      moreKeys
        .filter((key) => key !== "content_rating" && isFilled(values, key))
        .map((key) => fieldLabels[key])
        .join(", "),
  });
}

function FoldedNote({ onShow }: { onShow: () => void }) {
  const filled = useFilled();
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-6 text-sm text-muted">
      <p className="flex-1">
        {filled !== ""
          ? `Also filled in: ${filled}.`
          : "Tagline, tags, example dialogues and more are folded away."}
      </p>
      <Button size="sm" onClick={onShow}>
        Show all fields
      </Button>
    </div>
  );
}

const choices = [
  ["quick", "Quick"],
  ["advanced", "Advanced"],
] as const;

function DetailSwitch({ shown, onDetail }: { shown: Detail; onDetail: (detail: Detail) => void }) {
  return (
    <div
      role="group"
      aria-label="Fields shown"
      className="flex gap-0.5 self-end rounded-lg bg-sunken p-0.5"
    >
      {choices.map(([detail, label]) => (
        <button
          key={detail}
          type="button"
          aria-pressed={detail === shown}
          onClick={() => onDetail(detail)}
          className="control-sm rounded-md px-3 text-[0.8125rem] font-medium text-muted hover:text-ink aria-pressed:bg-knob aria-pressed:text-ink aria-pressed:shadow-xs"
        >
          {label}
        </button>
      ))}
    </div>
  );
}

export function EditorFields({
  detail,
  onDetail,
}: {
  detail: Detail;
  onDetail: (detail: Detail) => void;
}) {
  const { control } = useFormContext<ContentForm>();
  const { errors } = useFormState({ control });
  // A problem in a folded field must be seen to be solved.
  const showsAll = detail === "advanced" || moreKeys.some((key) => errors[key] !== undefined);
  return (
    <div className="flex flex-col gap-7">
      <DetailSwitch shown={showsAll ? "advanced" : "quick"} onDetail={onDetail} />
      <TextField spec={nameSpec} />
      <TextField spec={personalitySpec} />
      {storySpecs.map((spec) => (
        <TextField key={spec.name} spec={spec} />
      ))}
      {showsAll ? (
        <>
          <MoreFields />
          <InstructionFields />
          <LoreField />
        </>
      ) : (
        <FoldedNote onShow={() => onDetail("advanced")} />
      )}
    </div>
  );
}
