"use client";

import { debounce, useQueryStates } from "nuqs";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { Select, TextInput } from "#ui/TextControl.tsx";
import { auditParams, isObjectId } from "./auditParams.ts";
import { actions } from "./auditWords.ts";

function ActionFilter() {
  const [{ action }, setParams] = useQueryStates(auditParams);
  const isUnknown = action !== "" && !actions.some((known) => known.action === action);
  return (
    <Field label="What was done">
      {(control) => (
        <Select
          {...control}
          value={action}
          onChange={(event) => void setParams({ action: event.target.value || null })}
        >
          <option value="">Anything</option>
          {isUnknown && <option value={action}>{action}</option>}
          {actions.map((known) => (
            <option key={known.action} value={known.action}>
              {known.words}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function ObjectFilter() {
  const [{ object }, setParams] = useQueryStates(auditParams);
  const isWrong = object.trim() !== "" && !isObjectId(object);
  const change = (text: string) =>
    void setParams({ object: text || null }, { limitUrlUpdates: debounce(200) });
  return (
    <Field
      label="Id of the object"
      error={isWrong ? "This is not a whole id, so it narrows nothing yet." : undefined}
    >
      {(control) => (
        <span className="flex gap-2">
          <TextInput
            {...control}
            placeholder="Any"
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            value={object}
            onChange={(event) => change(event.target.value)}
            className="font-mono text-sm"
          />
          {object !== "" && (
            <Button onClick={() => void setParams({ object: null })}>
              Clear<span className="sr-only"> the id</span>
            </Button>
          )}
        </span>
      )}
    </Field>
  );
}

/** Narrows the list down; the choice is in the address. */
export function AuditFilters() {
  return (
    <search className="grid gap-4 sm:grid-cols-2">
      <ActionFilter />
      <ObjectFilter />
    </search>
  );
}
