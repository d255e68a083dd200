"use client";

import type { Crop } from "@personaforge/contract/picture";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { type Extent, squareIn } from "./squares.ts";

const labels = { left: "Left", top: "Top", size: "Size" } as const;

/** The square in numbers, for whoever does not drag. */
export function CropNumbers({
  extent,
  square,
  onChange,
}: {
  extent: Extent;
  square: Crop;
  onChange: (square: Crop) => void;
}) {
  const most = {
    left: extent.width - square.size,
    top: extent.height - square.size,
    size: Math.min(extent.width, extent.height),
  };
  return (
    <div className="grid grid-cols-3 gap-3">
      {(["left", "top", "size"] as const).map((part) => (
        <Field key={part} label={labels[part]}>
          {(control) => (
            <TextInput
              {...control}
              type="number"
              min={part === "size" ? 1 : 0}
              max={most[part]}
              value={square[part]}
              onChange={({ target }) => {
                if (target.value === "") return;
                onChange(squareIn(extent, { ...square, [part]: Number(target.value) }));
              }}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
