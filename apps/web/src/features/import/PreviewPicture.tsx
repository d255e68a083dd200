"use client";

import type { ImportPreview } from "@personaforge/contract/import";
import { useEffect, useState } from "react";
import { Avatar } from "#ui/Avatar.tsx";
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

/** The picture that comes with a character, or its initials. Decorative, as the name stands beside it. */
export function PreviewPicture({ jobId, preview }: { jobId: string; preview: ImportPreview }) {
  const { item, content } = preview;
  const sent = useSentPicture(jobId, item.name);
  const [isBroken, setBroken] = useState(false);
  if (sent === null || isBroken || content?.avatar !== null) {
    return <Avatar id={item.id} name={titleOf(item)} picture={content?.avatar} size="lg" />;
  }
  return (
    <img
      src={sent}
      alt=""
      width={80}
      height={80}
      onError={() => setBroken(true)}
      className="size-20 shrink-0 rounded-[1.25rem] object-cover object-top"
    />
  );
}
