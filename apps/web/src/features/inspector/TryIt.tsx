"use client";

import { MessageSquarePlus, X } from "lucide-react";
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
              className="max-h-40!"
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
  return (
    <section aria-label="Try it" className="flex flex-col gap-2">
      <Turns trial={trial} onTrial={onTrial} name={name} />
      <div className="flex items-start gap-1.5">
        <TextArea
          rows={1}
          aria-label="What does the reader say?"
          className="max-h-40!"
          value={trial.message}
          placeholder="Try it: what does the reader say?"
          onChange={(event) => onTrial({ ...trial, message: event.target.value })}
        />
        <IconButton label="Add what was said before" onClick={() => onTrial(addTurn(trial))}>
          <MessageSquarePlus aria-hidden size={17} />
        </IconButton>
      </div>
    </section>
  );
}
