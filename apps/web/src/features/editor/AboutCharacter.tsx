"use client";

import type { Character } from "@personaforge/contract/character";
import { useRouter } from "next/navigation";
import { useMayEdit } from "#features/auth/pageSession.ts";
import { ExportButton } from "#features/export/ExportButton.tsx";
import { exportedOf } from "#features/export/exportedOf.ts";
import { OriginOfCard } from "#features/export/OriginOfCard.tsx";
import { PictureButton } from "#features/picture/PictureButton.tsx";
import { usePicture } from "#features/picture/usePicture.ts";
import { useTrash } from "#features/library/useCharacterActions.ts";
import { Button } from "#ui/Button.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { CardPreview } from "./CardPreview.tsx";
import type { Editor } from "./useEditor.ts";
import { Visibility } from "./Visibility.tsx";

function Facts({ base }: { base: Character }) {
  const facts = [
    ["Version", String(base.version)],
    ["Address", base.slug],
    ["Content", base.content_hash.slice(0, 12)],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {facts.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-faint">{term}</dt>
          <dd className="truncate text-muted tabular-nums" title={value}>
            {value}
          </dd>
        </div>
      ))}
      <dt className="text-faint">Changed</dt>
      <dd className="text-muted">
        <RelativeTime iso={base.updated_at} />
      </dd>
    </dl>
  );
}

function DeleteButton({ base }: { base: Character }) {
  const router = useRouter();
  const trash = useTrash(() => router.push("/studio"));
  return (
    <Button
      variant="ghost"
      className="-ml-3.5 self-start text-danger hover:text-danger"
      onClick={() => trash(base)}
    >
      Move to the trash
    </Button>
  );
}

/** What belongs to the character as a whole. */
export function AboutCharacter({ editor }: { editor: Editor }) {
  const { head } = editor.state;
  const mayEdit = useMayEdit();
  const picture = usePicture(editor.session);
  return (
    <>
      <CardPreview head={head}>
        {mayEdit && (
          <PictureButton
            character={head}
            onSaved={picture.show}
            onRemove={() => picture.remove(head.id)}
          />
        )}
      </CardPreview>
      {mayEdit && <Visibility editor={editor} />}
      <Facts base={head} />
      {head.card !== null && <OriginOfCard head={head} card={head.card} />}
      <ExportButton exported={exportedOf(editor.state)} className="-ml-3.5 self-start" />
      {mayEdit && <DeleteButton base={head} />}
    </>
  );
}
