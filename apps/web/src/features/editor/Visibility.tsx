"use client";

import { Globe, Lock } from "lucide-react";
import Link from "next/link";
import { publicPath } from "#features/library/characterLinks.ts";
import { Button } from "#ui/Button.tsx";
import type { Editor } from "./useEditor.ts";

type State = { title: string; text: string; publish: string | null };

function stateOf({ base, draft }: Editor): State {
  const isTyped = draft.changed.length > 0;
  if (!base.is_public) {
    return {
      title: "Private",
      text: "Only you can see this character. Publishing puts it into the gallery, for everyone who can open this address.",
      publish: isTyped ? "Save and publish" : "Publish",
    };
  }
  const published = base.published_version ?? base.version;
  if (published === base.version && !isTyped) {
    return {
      title: "Public",
      text: `Everyone sees version ${published}. What you change later stays private until you publish again.`,
      publish: null,
    };
  }
  return {
    title: `Public at version ${published}`,
    text: "Your later changes are private. They reach the public page when you publish again.",
    publish: isTyped ? "Save and publish changes" : `Publish version ${base.version}`,
  };
}

/** Says who can see what, and changes it. */
export function Visibility({ editor }: { editor: Editor }) {
  const { base, save } = editor;
  const { title, text, publish } = stateOf(editor);
  const Icon = base.is_public ? Globe : Lock;
  return (
    <section aria-labelledby="visibility" className="flex flex-col gap-3">
      <h2 id="visibility" className="flex items-center gap-2 text-sm font-semibold">
        <Icon aria-hidden size={15} className={base.is_public ? "text-accent" : "text-faint"} />
        {title}
      </h2>
      <p className="text-sm text-muted text-pretty">{text}</p>
      <div className="flex flex-wrap gap-2">
        {publish !== null && (
          <Button disabled={save.isSaving} onClick={() => void save.save({ isPublic: true })}>
            {publish}
          </Button>
        )}
        {base.is_public && (
          <Button
            variant="ghost"
            className={publish === null ? "-ml-3.5" : undefined}
            disabled={save.isSaving}
            onClick={() => void save.save({ isPublic: false })}
          >
            Make private
          </Button>
        )}
      </div>
      {base.is_public && (
        <Link
          href={publicPath(base.slug)}
          className="self-start text-sm text-accent underline underline-offset-4"
        >
          See the public page
        </Link>
      )}
    </section>
  );
}
