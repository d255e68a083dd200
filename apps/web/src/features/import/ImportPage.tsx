"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { showToast } from "#ui/Toast.tsx";
import { endUpload, keepSent, uploadFiles, useCurrentUpload } from "./currentUpload.ts";
import { EarlierImports } from "./EarlierImports.tsx";
import { useUploadServer } from "./importApi.ts";
import { importParams } from "./importParams.ts";
import { ImportStart } from "./ImportStart.tsx";
import { counted } from "./importWords.ts";
import { JobView } from "./JobView.tsx";
import { openByItself } from "./loneImport.ts";
import { PasteText } from "./PasteText.tsx";
import { Sending } from "./Sending.tsx";
import type { UploadSession } from "./uploadSession.ts";
import type { UploadState } from "./uploadState.ts";
import { usePaste } from "./usePaste.ts";

const never = () => () => {};

/** The id of the import, once the server has every file of an upload. */
function useArrival(upload: UploadSession | null): string | null {
  const read = () => {
    const state = upload?.getState();
    return state?.phase === "begun" ? state.jobId : null;
  };
  return useSyncExternalStore(upload?.subscribe ?? never, read, read);
}

/** What was too large is not among the files of the import, so nothing there would tell. */
function tellRefused({ uploads }: UploadState) {
  const refused = uploads.filter(({ state }) => state === "refused");
  const [first] = refused;
  if (first === undefined) return;
  showToast({
    title: `${counted(refused.length, "file was", "files were")} too large to send`,
    description: refused.length === 1 ? first.name : `${first.name} and ${refused.length - 1} more`,
  });
}

/** Puts the import of an upload that arrived into the address; a single file is then looked at. */
function useHandOver(upload: UploadSession | null) {
  const [, setParams] = useQueryStates(importParams);
  const arrived = useArrival(upload);
  useEffect(() => {
    if (upload === null || arrived === null) return;
    if (upload.getState().uploads.length === 1) openByItself(arrived);
    tellRefused(upload.getState());
    keepSent(upload);
    void setParams({ job: arrived, show: null }, { history: "replace" }).then(() =>
      endUpload(upload),
    );
  }, [upload, arrived, setParams]);
  return arrived;
}

/** A link that was pasted into the page. It is fetched only once somebody says so. */
function useLink(upload: UploadSession | null) {
  const [link, setLink] = useState<string | null>(null);
  const onLink = useCallback(
    (pasted: string) => {
      // The import of the files would take the place of the one of the link.
      if (upload?.isOpen() !== true) return setLink(pasted);
      showToast({
        title: "Your files come first",
        description: "Paste the link again when they are sent.",
      });
    },
    [upload],
  );
  return { link, onLink, close: () => setLink(null) };
}

/** What is imported now, or where an import begins, with those before it. */
export function ImportPage() {
  const server = useUploadServer();
  const takeIn = useCallback((files: File[]) => uploadFiles(server, files), [server]);
  const { link, onLink, close } = useLink(useCurrentUpload());
  usePaste({ onFiles: takeIn, onLink });
  return (
    <>
      <Current onFiles={takeIn} />
      {link !== null && <PasteText initial={link} onFiles={takeIn} onClose={close} />}
    </>
  );
}

/** The upload that is under way, or else the import of the address. */
function Current({ onFiles }: { onFiles: (files: File[]) => void }) {
  const [{ job }] = useQueryStates(importParams);
  const upload = useCurrentUpload();
  const arrived = useHandOver(upload);
  if (upload !== null && arrived === null) return <Sending upload={upload} onFiles={onFiles} />;
  const id = arrived ?? job;
  if (id !== null) return <JobView id={id} onFiles={onFiles} />;
  return (
    <>
      <ImportStart onFiles={onFiles} />
      <EarlierImports />
    </>
  );
}
