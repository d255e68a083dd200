import type { ComponentProps } from "react";
import { classNames } from "./classNames.ts";

// 16 px on touch, or iOS zooms the page into the field.
const control =
  "w-full rounded-md border border-edge/70 bg-surface px-3 py-2 text-[0.9375rem] leading-6 text-ink transition-colors placeholder:text-faint hover:border-edge focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger pointer-coarse:text-base";

export function TextInput({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} dir="auto" className={classNames(control, className)} {...props} />;
}

/** Grows with its text; `rows` is where it starts. */
export function TextArea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      dir="auto"
      className={classNames(control, "field-sizing-content max-h-[70dvh] resize-y", className)}
      style={{ minHeight: `calc(${rows} * 1.5rem + 1rem + 2px)` }}
      {...props}
    />
  );
}

export function Select({ className, ...props }: ComponentProps<"select">) {
  return <select className={classNames(control, "control-md pr-8", className)} {...props} />;
}
