"use client";

export type PromptLook = "explained" | "sent";

const looks = [
  ["explained", "Explained"],
  ["sent", "As sent"],
] as const;

export function ViewSwitch({
  look,
  onLook,
}: {
  look: PromptLook;
  onLook: (look: PromptLook) => void;
}) {
  return (
    <div
      role="group"
      aria-label="How the prompt is shown"
      className="flex w-fit gap-0.5 rounded-lg bg-sunken p-0.5"
    >
      {looks.map(([value, label]) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === look}
          onClick={() => onLook(value)}
          className="control-sm rounded-md px-3 text-[0.8125rem] font-medium text-muted hover:text-ink aria-pressed:bg-knob aria-pressed:text-ink aria-pressed:shadow-xs"
        >
          {label}
        </button>
      ))}
    </div>
  );
}
