import type { ComponentProps } from "react";
import { classNames } from "./classNames.ts";

export function TextInput({ className, type = "text", ...props }: ComponentProps<"input">) {
  return (
    <input type={type} dir="auto" className={classNames("text-control", className)} {...props} />
  );
}

/** Grows with its text; `rows` is where it starts. */
export function TextArea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      dir="auto"
      className={classNames(
        "text-control",
        "field-sizing-content max-h-[70dvh] resize-y",
        className,
      )}
      style={{ minHeight: `calc(${rows} * 1.5rem + 1rem + 2px)` }}
      {...props}
    />
  );
}

export function Select({ className, ...props }: ComponentProps<"select">) {
  return <select className={classNames("text-control", "control-md pr-8", className)} {...props} />;
}
