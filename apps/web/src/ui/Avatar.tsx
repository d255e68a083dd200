import type { Picture } from "@personaforge/contract/picture";
import { type PictureSize, pictureUrl } from "@personaforge/contract/pictureUrl";
import { type Portrait, portrait } from "@personaforge/contract/portrait";
import { type ReactNode, useId } from "react";
import { classNames } from "./classNames.ts";

const sizes = { sm: "avatar-sm", md: "avatar-md", lg: "avatar-lg", xl: "avatar-xl" };

/** The picture for screens of one and of two pixels a point. */
const fetched = {
  sm: [64, 128],
  md: [64, 128],
  lg: [128, 256],
  xl: [128, 256],
} as const satisfies Record<AvatarSize, readonly [PictureSize, PictureSize]>;

export type AvatarSize = keyof typeof sizes;

export type AvatarProps = {
  id: string;
  name: string;
  picture?: Picture | null | undefined;
  size?: AvatarSize;
  className?: string;
};

/**
 * The picture of a character; without one a gradient made from its id, and its initials.
 * Decorative: the name always stands beside it as text.
 */
export function Avatar({
  id,
  name,
  picture = null,
  size = "md",
  className,
  face,
}: AvatarProps & {
  /** Shows the picture in another way. */
  face?: ReactNode;
}) {
  const { initials, ...gradient } = portrait(id, name);
  return (
    <span aria-hidden className={classNames("avatar", sizes[size], className)}>
      <Gradient {...gradient} />
      {picture === null ? (
        <span className="relative translate-y-[0.04em]">{initials}</span>
      ) : (
        (face ?? (
          <img
            alt=""
            {...faceSource(picture.hash, size)}
            className="absolute inset-0 size-full bg-sunken object-cover"
          />
        ))
      )}
    </span>
  );
}

/** The picture in the sizes that this avatar needs, fetched when it comes near the screen. */
export function faceSource(hash: string, size: AvatarSize) {
  const [once, twice] = fetched[size];
  return {
    src: pictureUrl(hash, once),
    srcSet: `${pictureUrl(hash, once)} 1x, ${pictureUrl(hash, twice)} 2x`,
    loading: "lazy",
    decoding: "async",
  } as const;
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
