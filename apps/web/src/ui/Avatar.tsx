import { classNames } from "./classNames.ts";
import { portrait } from "./portrait.ts";

const sizes = {
  sm: "size-9 rounded-[0.6rem] text-[0.9375rem]",
  md: "size-12 rounded-[0.8rem] text-lg",
  lg: "size-20 rounded-[1.25rem] text-3xl",
  xl: "size-32 rounded-[2rem] text-5xl",
};

/**
 * The portrait of a character without a picture: a gradient made from its id, and its initials.
 * Decorative: the name always stands beside it as text.
 */
export function Avatar({
  id,
  name,
  size = "md",
  className,
}: {
  id: string;
  name: string;
  size?: keyof typeof sizes;
  className?: string;
}) {
  const { initials, background } = portrait(id, name);
  return (
    <span
      aria-hidden
      style={{ background }}
      className={classNames(
        "inline-flex shrink-0 items-center justify-center overflow-hidden font-serif leading-none text-white/95 select-none",
        sizes[size],
        className,
      )}
    >
      <span className="translate-y-[0.04em]">{initials}</span>
    </span>
  );
}
