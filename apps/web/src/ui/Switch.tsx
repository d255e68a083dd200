"use client";

import { Switch as Base } from "@base-ui/react/switch";

export function Switch({
  id,
  checked,
  onCheckedChange,
  label,
}: {
  id?: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label: string;
}) {
  return (
    <label className="inline-flex cursor-pointer items-center gap-2.5 text-sm pointer-coarse:min-h-11">
      <Base.Root
        {...(id === undefined ? {} : { id })}
        checked={checked}
        onCheckedChange={onCheckedChange}
        className="relative h-5 w-9 shrink-0 rounded-full bg-edge transition-colors data-checked:bg-accent"
      >
        <Base.Thumb className="block size-4 translate-x-0.5 rounded-full bg-surface transition-transform data-checked:translate-x-[1.125rem]" />
      </Base.Root>
      {label}
    </label>
  );
}
