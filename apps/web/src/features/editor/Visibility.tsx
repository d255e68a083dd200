"use client";

import { Globe, Lock } from "lucide-react";
import Link from "next/link";
import { publicPath } from "#features/library/characterLinks.ts";
import { Button } from "#ui/Button.tsx";
import type { Editor } from "./useEditor.ts";

type State = { title: string; text: string; publish: string | null };

function visibilityOf({ state: { head, changed } }: Editor): State {
  const isTyped = changed.length > 0;
  if (!head.is_public) {
    return {
      title: "Private",
      text: "Only you can see this character. Publishing puts it into the gallery, for everyone who can open this address.",
      publish: isTyped ? "Save and publish" : "Publish",
    };
  }
  const published = head.published_version ?? head.version;
  if (published === head.version && !isTyped) {
    return {
      title: "Public",
      text: `Everyone sees version ${published}. What you change later stays private until you publish again.`,
      publish: null,
    };
  }
  return {
    title: `Public at version ${published}`,
    text: "Your later changes are private. They reach the public page when you publish again.",
    publish: isTyped ? "Save and publish changes" : `Publish version ${head.version}`,
  };
}

/** Says who can see what, and changes it. */
export function Visibility({ editor }: { editor: Editor }) {
  const { state, versions } = editor;
  const { head } = state;
  const isBusy = versions.isSaving || state.conflict !== null;
  const { title, text, publish } = visibilityOf(editor);
  const Icon = head.is_public ? Globe : Lock;
  return (
    <section aria-labelledby="visibility" className="flex flex-col gap-3">
      <h2 id="visibility" className="flex items-center gap-2 text-sm font-semibold">
        <Icon aria-hidden size={15} className={head.is_public ? "text-accent" : "text-faint"} />
        {title}
      </h2>
      <p className="text-sm text-muted text-pretty">{text}</p>
      <div className="flex flex-wrap gap-2">
        {publish !== null && (
          <Button disabled={isBusy} onClick={() => void versions.publish()}>
            {publish}
          </Button>
        )}
        {head.is_public && (
          <Button
            variant="ghost"
            className={publish === null ? "-ml-3.5" : undefined}
            disabled={isBusy}
            onClick={() => void versions.makePrivate()}
          >
            Make private
          </Button>
        )}
      </div>
      {head.is_public && (
        <Link
          href={publicPath(head.slug)}
          className="self-start text-sm text-accent underline underline-offset-4"
        >
          See the public page
        </Link>
      )}
    </section>
  );
}
