import { classNames } from "./classNames.ts";

/** A grey shape in place of content that is on its way; size it with `className`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classNames("skeleton", className)} />;
}
