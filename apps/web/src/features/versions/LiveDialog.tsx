"use client";

import { useState } from "react";
import { errorCodeOf } from "#trpc/queryClient.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { versionRef } from "./comparison.ts";
import { DiffBody } from "./DiffBody.tsx";
import { failureWords } from "#trpc/failureWords.ts";
import { useStateDiff } from "./useStateDiff.ts";
import type { DialogProps } from "./VersionDialogs.tsx";
import { productionLabel } from "@personaforge/contract/productionLabel";

type Props = DialogProps & { number: number | null };

/** What those who read the live version would get to see changed. */
function LiveDiff({
  versions,
  from,
  to,
}: {
  versions: Props["versions"];
  from: number;
  to: number;
}) {
  const { id, language } = versions.character;
  const query = useStateDiff(id, { from: versionRef(from), to: versionRef(to) }, true);
  return (
    <div
      role="region"
      aria-label={`What changes from v${from} to v${to}`}
      tabIndex={0}
      className="max-h-[50dvh] overflow-y-auto rounded-lg bg-sunken/60 p-3"
    >
      <div className="flex flex-col gap-4">
        <DiffBody query={query} language={language} layout="inline" />
      </div>
    </div>
  );
}

function Question({ number, versions }: Pick<Props, "number" | "versions">) {
  const { live, character } = versions;
  const who = (
    <>
      Applications that read {character.name} by the label <code>{productionLabel}</code>
    </>
  );
  if (number === null)
    return (
      <p>
        {who} will find nothing. v{live} itself stays.
      </p>
    );
  if (live === number) return <p>v{number} is live already.</p>;
  if (live === null)
    return (
      <p>
        Nothing is live yet. {who} will get v{number}.
      </p>
    );
  return (
    <p>
      v{live} is live now. {who} will get v{number} from then on:
    </p>
  );
}

/** Moves the label, or takes it away, and says in words what kept it from happening. */
function useLive({ number, versions, actions, onClose }: Props) {
  const { setLabel, removeLabel } = actions;
  const { id } = versions.character;
  const [failure, setFailure] = useState<string>();
  const send = async () => {
    setFailure(undefined);
    try {
      const label = { id, label: productionLabel };
      if (number === null) await removeLabel.mutateAsync(label);
      else {
        const to = { version: number, expected_version: versions.live };
        await setLabel.mutateAsync({ ...label, ...to });
      }
      onClose();
    } catch (error) {
      const isMoved = errorCodeOf(error) === "PRECONDITION_FAILED";
      const words = failureWords(error);
      setFailure(isMoved ? `${words} Nothing was changed; look again.` : words);
    }
  };
  return { failure, send, isBusy: setLabel.isPending || removeLabel.isPending };
}

/**
 * Moving or removing what applications follow is asked about, with what it would change for them.
 * When it was moved meanwhile, the dialog shows where it is now and asks again.
 */
export function LiveDialog(props: Props) {
  const { number, versions, onClose } = props;
  const { live } = versions;
  const { failure, send, isBusy } = useLive(props);
  const isDone = number === live;
  const isMove = number !== null && live !== null && !isDone;
  const words =
    number === null
      ? { title: "Remove the label production?", action: "Remove the label" }
      : { title: `Make v${number} live?`, action: `Make v${number} live` };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      size={isMove ? "lg" : "md"}
    >
      {failure !== undefined && (
        <p role="alert" className="text-danger">
          {failure}
        </p>
      )}
      <div className="text-muted">
        <Question number={number} versions={versions} />
      </div>
      {isMove && <LiveDiff versions={versions} from={live} to={number} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{isDone ? "Close" : "Cancel"}</Button>
        {!isDone && (
          <Button
            variant={number === null ? "danger" : "primary"}
            disabled={isBusy}
            onClick={() => void send()}
          >
            {words.action}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
