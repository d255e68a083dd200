import { classNames } from "./classNames.ts";
import { portrait } from "./portrait.ts";

const sizes = { sm: "avatar-sm", md: "avatar-md", lg: "avatar-lg", xl: "avatar-xl" };

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
      className={classNames("avatar", sizes[size], className)}
    >
      <span className="translate-y-[0.04em]">{initials}</span>
    </span>
  );
}
