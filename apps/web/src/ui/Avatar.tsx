import { useId } from "react";
import { classNames } from "./classNames.ts";
import { type Portrait, portrait } from "@personaforge/contract/portrait";

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
  const { initials, ...gradient } = portrait(id, name);
  return (
    <span aria-hidden className={classNames("avatar", sizes[size], className)}>
      <Gradient {...gradient} />
      <span className="relative translate-y-[0.04em]">{initials}</span>
    </span>
  );
}

/** An image, because the content policy lets no markup carry styles of its own. */
function Gradient({ angle, from, to }: Omit<Portrait, "initials">) {
  const id = useId();
  return (
    <svg className="absolute inset-0 size-full" preserveAspectRatio="none" viewBox="0 0 1 1">
      <linearGradient id={id} gradientTransform={`rotate(${angle - 90} 0.5 0.5)`}>
        <stop offset="0" stopColor={from} />
        <stop offset="1" stopColor={to} />
      </linearGradient>
      <rect width="1" height="1" fill={`url(#${id})`} />
    </svg>
  );
}
