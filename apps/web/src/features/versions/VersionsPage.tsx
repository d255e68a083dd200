"use client";

import type { Character } from "@personaforge/contract/character";
import dynamic from "next/dynamic";
import { useState } from "react";
import { CharacterTabs } from "#features/characterTabs/CharacterTabs.tsx";
import type { DiffLayout } from "#features/diff/diffLook.ts";
import { Badge } from "#ui/Badge.tsx";
import { classNames } from "#ui/classNames.ts";
import { PageHeading } from "#ui/PageHeading.tsx";
import { ComparePanel } from "./ComparePanel.tsx";
import { versionRef } from "./comparison.ts";
import { OriginNote } from "./OriginNote.tsx";
import type { Origin } from "./originOf.ts";
import { RestoreNote } from "./RestoreNote.tsx";
import { Timeline } from "./Timeline.tsx";
import { type Compared, useComparison } from "./useComparison.ts";
import { useRestore } from "./useRestore.ts";
import { useVersionActions } from "./useVersionActions.ts";
import { useVersions, type Versions } from "./useVersions.ts";
import type { VersionDialog } from "./versionDialog.ts";
import type { VersionMenuProps } from "./VersionMenuItems.tsx";

// Fetched with the first click that needs one.
const VersionDialogs = dynamic(
  () => import("./VersionDialogs.tsx").then((module) => module.VersionDialogs),
  { ssr: false },
);

function Heading({ character }: { character: Character }) {
  const { id, slug, is_public, is_sample, name, language } = character;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageHeading dir="auto" lang={language ?? undefined} className="wrap-anywhere">
          {name}
        </PageHeading>
        {is_sample && <Badge tone="outline">Sample</Badge>}
      </div>
      <CharacterTabs id={id} slug={slug} isPublic={is_public} current="versions" />
    </div>
  );
}

/** Timeline and differences: beside each other, or on a narrow screen one after the other. */
function Columns({
  versions,
  compared,
  menu,
  isBusy,
  initialLayout,
}: {
  versions: Versions;
  compared: Compared;
  menu: Omit<VersionMenuProps, "number">;
  isBusy: boolean;
  initialLayout: DiffLayout;
}) {
  const { comparison, isSaid, show } = compared;
  const compareWith = (number: number) => show({ from: versionRef(number), to: comparison.to });
  return (
    <div className="grid grid-cols-1 gap-8 lg:grid-cols-[20rem_minmax(0,1fr)] xl:gap-12">
      <div
        className={classNames(
          "-ml-3.5 min-w-0 max-lg:-mr-1.5 lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:overflow-y-auto lg:py-3",
          isSaid && "max-lg:hidden",
        )}
      >
        <h2 className="sr-only">Versions</h2>
        <Timeline
          versions={versions}
          compared={compared}
          menu={{ ...menu, onCompareWith: compareWith }}
        />
      </div>
      <div className={classNames("min-w-0 lg:py-3", !isSaid && "max-lg:hidden")}>
        <ComparePanel
          versions={versions}
          compared={compared}
          menu={menu}
          isBusy={isBusy}
          initialLayout={initialLayout}
        />
      </div>
    </div>
  );
}

/** The history of one character: every version, what lies between any two, and what to do with one. */
export function VersionsPage({
  character,
  origin,
  initialLayout,
}: {
  character: Character;
  origin: Origin | null;
  initialLayout: DiffLayout;
}) {
  const versions = useVersions(character);
  const compared = useComparison(versions);
  const { show } = compared;
  const actions = useVersionActions(character.id);
  const restore = useRestore({ versions, mutation: actions.restore, show });
  const [dialog, setDialog] = useState<VersionDialog | null>(null);
  const menu = {
    newest: versions.character.version,
    live: versions.live,
    onRestore: restore.start,
    onDialog: setDialog,
  };
  return (
    <div className="mx-auto flex w-full max-w-7xl flex-col gap-5 px-4 pt-6 pb-16 md:px-8">
      <Heading character={versions.character} />
      {origin !== null && (
        <OriginNote origin={origin} onCompare={() => show({ from: "origin", to: "newest" })} />
      )}
      <RestoreNote restore={restore} versions={versions} />
      <Columns
        {...{ versions, compared, menu, initialLayout }}
        isBusy={actions.restore.isPending}
      />
      {dialog !== null && (
        <VersionDialogs
          {...{ dialog, versions, actions }}
          onClose={() => setDialog(null)}
          onDialog={setDialog}
        />
      )}
    </div>
  );
}
