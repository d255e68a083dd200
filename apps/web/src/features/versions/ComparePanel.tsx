"use client";

import { ArrowLeft, ArrowLeftRight } from "lucide-react";
import { useState } from "react";
import type { DiffLayout } from "#features/diff/diffLook.ts";
import { editorPath } from "#features/library/characterLinks.ts";
import { Button, ButtonLink } from "#ui/Button.tsx";
import { EmptyState } from "#ui/EmptyState.tsx";
import { IconButton } from "#ui/IconButton.tsx";
import { isOneState, numberOf } from "./comparison.ts";
import { DiffBody } from "./DiffBody.tsx";
import { LayoutSwitch } from "./LayoutSwitch.tsx";
import { SideSelect } from "./SideSelect.tsx";
import { namedStates, versionStates } from "./stateOptions.ts";
import type { Compared } from "./useComparison.ts";
import { useStepFocus } from "./useStepFocus.ts";
import { useStateDiff } from "./useStateDiff.ts";
import type { Versions } from "./useVersions.ts";
import { VersionActions } from "./VersionActions.tsx";
import type { VersionMenuProps } from "./VersionMenuItems.tsx";
import { stateWords } from "./versionWords.ts";

type Props = {
  versions: Versions;
  compared: Compared;
  menu: Omit<VersionMenuProps, "number">;
  isBusy: boolean;
  initialLayout: DiffLayout;
};

/** The two states, each to be chosen, and a way to turn them round. */
function Sides({ versions, compared }: Pick<Props, "versions" | "compared">) {
  const { comparison, show } = compared;
  const { from, to } = comparison;
  const lists = { named: namedStates(versions), versions: versionStates(versions, comparison) };
  return (
    <div className="grid min-w-0 flex-1 basis-88 grid-cols-[minmax(0,1fr)_auto] items-center gap-2 max-sm:basis-full sm:flex">
      <SideSelect
        label="From"
        value={from}
        {...lists}
        onChoose={(ref) => show({ from: ref, to })}
      />
      <span className="row-span-2">
        <IconButton label="Turn the comparison round" onClick={() => show({ from: to, to: from })}>
          <ArrowLeftRight aria-hidden size={16} />
        </IconButton>
      </span>
      <SideSelect label="To" value={to} {...lists} onChoose={(ref) => show({ from, to: ref })} />
    </div>
  );
}

/** A character that has one state only: there is nothing to choose from. */
const isAlone = ({ character, drafted }: Versions) =>
  character.version === 1 && character.origin === null && drafted === 0;

function NothingBefore({ versions }: { versions: Versions }) {
  const { character } = versions;
  if (isAlone(versions)) {
    return (
      <EmptyState
        title="One version so far"
        actions={<ButtonLink href={editorPath(character.id)}>Edit</ButtonLink>}
      >
        <p>Every save makes another one, and what changed in between is shown here.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="One and the same version">
      <p>Choose another one above to see what changed between them.</p>
    </EmptyState>
  );
}

/** What lies between two states, and what can be done with the newer one. */
export function ComparePanel({ versions, compared, menu, isBusy, initialLayout }: Props) {
  const { character, known } = versions;
  const { comparison, isSaid, show } = compared;
  const [layout, setLayout] = useState(initialLayout);
  const isSame = isOneState(comparison, known);
  const query = useStateDiff(character.id, comparison, !isSame);
  const heading = useStepFocus(isSaid);
  const number = numberOf(comparison.to, known);
  return (
    <section aria-labelledby="comparison" className="flex min-w-0 flex-col gap-4">
      <Button
        variant="ghost"
        size="sm"
        className="-ml-2.5 self-start lg:hidden"
        onClick={() => show(null)}
      >
        <ArrowLeft aria-hidden size={15} /> All versions
      </Button>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <h2
          id="comparison"
          ref={heading}
          tabIndex={-1}
          className="font-serif text-xl font-medium wrap-anywhere"
        >
          {isSame
            ? `Version ${number ?? stateWords(comparison.to)}`
            : `From ${stateWords(comparison.from)} to ${stateWords(comparison.to)}`}
        </h2>
        {number !== undefined && <VersionActions {...menu} number={number} isBusy={isBusy} />}
        {comparison.to === "draft" && (
          <ButtonLink size="sm" href={editorPath(character.id)}>
            Go on editing
          </ButtonLink>
        )}
      </div>
      {!isAlone(versions) && (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <Sides versions={versions} compared={compared} />
          <LayoutSwitch layout={layout} onLayout={setLayout} />
        </div>
      )}
      {isSame ? (
        <NothingBefore versions={versions} />
      ) : (
        <DiffBody query={query} language={character.language} layout={layout} />
      )}
    </section>
  );
}
