import type { ComponentProps } from "react";
import { classNames } from "./classNames.ts";

export function TextInput({ className, type = "text", ...props }: ComponentProps<"input">) {
  return (
    <input type={type} dir="auto" className={classNames("text-control", className)} {...props} />
  );
}

// A control that grows with its text does not look at its own `rows`.
const heights = {
  1: "min-h-[calc(1*1.5rem+1rem+2px)]",
  2: "min-h-[calc(2*1.5rem+1rem+2px)]",
  3: "min-h-[calc(3*1.5rem+1rem+2px)]",
  4: "min-h-[calc(4*1.5rem+1rem+2px)]",
  5: "min-h-[calc(5*1.5rem+1rem+2px)]",
  6: "min-h-[calc(6*1.5rem+1rem+2px)]",
};

export type Rows = keyof typeof heights;

/** Grows with its text; `rows` is where it starts. */
export function TextArea({
  className,
  rows = 4,
  ...props
}: Omit<ComponentProps<"textarea">, "rows"> & { rows?: Rows }) {
  return (
    <textarea
      rows={rows}
      dir="auto"
      className={classNames(
        "text-control",
        "field-sizing-content max-h-[70dvh] resize-y",
        heights[rows],
        className,
      )}
      {...props}
    />
  );
}

export function Select({ className, ...props }: ComponentProps<"select">) {
  return <select className={classNames("text-control", "control-md pr-8", className)} {...props} />;
}
