import { extendTailwindMerge } from "tailwind-merge";

/** Joins class names; of two that set the same property the later one stays. */
export const classNames = extendTailwindMerge({
  extend: { classGroups: { "min-h": ["control-md", "control-sm"] } },
});
