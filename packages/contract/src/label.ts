import * as z from "zod";
import { id, timestamp } from "./character.ts";
import { labelName, versionNumber } from "./reference.ts";

/** A name that points at a version. An application that reads by label follows it. */
export const label = z.object({
  name: z.string(),
  version: versionNumber,
  /** Moving or removing it is asked about first: true for `production`. */
  protected: z.boolean(),
  /** When it was last pointed somewhere. */
  updated_at: timestamp,
});
export type Label = z.infer<typeof label>;

export const listLabels = z.strictObject({ id });
export const labelList = z.object({ items: z.array(label) });

/**
 * Points a label at a version, making it when there is none. `expected_version` is where the caller
 * saw it last, `null` for nowhere; when it points elsewhere by now, the answer is
 * PRECONDITION_FAILED with `current`.
 */
export const setLabel = z.strictObject({
  id,
  label: labelName,
  version: versionNumber,
  expected_version: versionNumber.nullable().optional(),
});

/** @throws CONFLICT while an experiment or a key follows the label */
export const removeLabel = z.strictObject({ id, label: labelName });
