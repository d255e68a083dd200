"use client";

import type { Picture } from "@personaforge/contract/picture";
import { useCallback, useMemo, useState } from "react";
import { Avatar, type AvatarProps, type AvatarSize, faceSource } from "./Avatar.tsx";
import { blurOf } from "./blur.ts";
import { classNames } from "./classNames.ts";

/**
 * An avatar that shows its picture in a few soft colours until it has loaded. Public pages go without:
 * what reads the colours weighs more than one picture is worth.
 */
export function BlurredAvatar(props: AvatarProps) {
  const { picture = null, size = "md" } = props;
  if (picture === null) return <Avatar {...props} />;
  return (
    <Avatar {...props} face={<BlurredFace key={picture.hash} picture={picture} size={size} />} />
  );
}

function BlurredFace({ picture, size }: { picture: Picture; size: AvatarSize }) {
  const [isLoaded, setLoaded] = useState(false);
  const blur = useMemo(() => blurOf(picture.thumbhash), [picture.thumbhash]);
  // Before the page came alive it may have loaded already.
  const look = useCallback((image: HTMLImageElement | null) => {
    if (image !== null && image.complete && image.naturalWidth > 0) setLoaded(true);
  }, []);
  return (
    <>
      {/* It goes then: through what is transparent it would be seen for ever. */}
      {!isLoaded && (
        <img alt="" src={blur} className="absolute inset-0 size-full object-cover object-top" />
      )}
      <img
        ref={look}
        alt=""
        {...faceSource(picture.hash, size)}
        onLoad={() => setLoaded(true)}
        className={classNames("absolute inset-0 size-full object-cover", isLoaded && "bg-sunken")}
      />
    </>
  );
}
