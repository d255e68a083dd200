"use client";

import type { ImportItem } from "@personaforge/contract/import";
import type { Picture } from "@personaforge/contract/picture";
import { useEffect, useState } from "react";
import { BlurredAvatar } from "#ui/BlurredAvatar.tsx";
import { sentPicture } from "./currentUpload.ts";
import { titleOf } from "./ItemAnswer.tsx";

/** The file itself as a picture, if it is one and was sent from this page. */
function useSentPicture(jobId: string, name: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const file = sentPicture(jobId, name);
    if (file === null) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [jobId, name]);
  return url;
}

const shapes = { sm: "avatar avatar-sm", lg: "avatar avatar-lg" };

/**
 * The picture that comes with a character: as the server has it, else the file that was sent, else
 * initials. Decorative, as the name stands beside it.
 */
export function ItemPicture({
  jobId,
  item,
  picture,
  size,
}: {
  jobId: string;
  item: ImportItem;
  picture: Picture | null | undefined;
  size: keyof typeof shapes;
}) {
  const sent = useSentPicture(jobId, item.name);
  const [isBroken, setBroken] = useState(false);
  const { character } = item;
  if (sent === null || isBroken || (picture ?? null) !== null) {
    const id = character?.id ?? item.id;
    return <BlurredAvatar id={id} name={titleOf(item)} picture={picture} size={size} />;
  }
  return (
    <img
      src={sent}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => setBroken(true)}
      className={`${shapes[size]} bg-sunken object-cover object-top`}
    />
  );
}
