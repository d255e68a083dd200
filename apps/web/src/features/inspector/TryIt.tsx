"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "#ui/Button.tsx";
import { IconButton } from "#ui/IconButton.tsx";
import { TextArea } from "#ui/TextControl.tsx";
import { addTurn, changeTurn, removeTurn, type Trial } from "./trial.ts";

function Turns({ trial, onTrial, name }: { trial: Trial; onTrial: Change; name: string }) {
  if (trial.turns.length === 0) return null;
  return (
    <ol aria-label="What was said before" className="flex flex-col gap-2">
      {trial.turns.map(({ id, role, text }, index) => {
        const who = role === "user" ? "The reader" : name;
        return (
          <li key={id} className="flex items-start gap-1.5">
            <Button
              size="sm"
              className="mt-1 w-20 shrink-0"
              title="Change who says it"
              onClick={() =>
                onTrial(changeTurn(trial, id, { role: role === "user" ? "character" : "user" }))
              }
            >
              <span className="truncate">{role === "user" ? "Reader" : name}</span>
            </Button>
            <TextArea
              rows={1}
              aria-label={`Turn ${index + 1}: ${who} said`}
              value={text}
              onChange={(event) => onTrial(changeTurn(trial, id, { text: event.target.value }))}
            />
            <IconButton
              label={`Remove turn ${index + 1}`}
              onClick={() => onTrial(removeTurn(trial, id))}
            >
              <X aria-hidden size={15} />
            </IconButton>
          </li>
        );
      })}
    </ol>
  );
}

type Change = (trial: Trial) => void;

/** Words to try the prompt with: what is said brings entries of the lorebook in. */
export function TryIt({
  trial,
  onTrial,
  name,
}: {
  trial: Trial;
  onTrial: Change;
  /** Of the character. */
  name: string;
}) {
  const id = useId();
  return (
    <section aria-label="Try it" className="flex flex-col gap-2">
      <Turns trial={trial} onTrial={onTrial} name={name} />
      <label htmlFor={id} className="text-sm font-medium">
        What does the reader say?
      </label>
      <TextArea
        id={id}
        rows={1}
        value={trial.message}
        placeholder="Try a message, to see which lore it brings in"
        onChange={(event) => onTrial({ ...trial, message: event.target.value })}
      />
      <Button
        size="sm"
        variant="ghost"
        className="-ms-2.5 self-start"
        onClick={() => onTrial(addTurn(trial))}
      >
        <Plus aria-hidden size={14} /> Add what was said before
      </Button>
    </section>
  );
}
