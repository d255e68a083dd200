"use client";

import { useMutation } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useEffect, useRef } from "react";
import { endUpload, useCurrentUpload } from "./currentUpload.ts";
import { followLink } from "./followLink.ts";
import { useUploadServer } from "./importApi.ts";
import { importParams } from "./importParams.ts";
import { openByItself } from "./loneImport.ts";
import { Refused } from "./uploadState.ts";
import type { UploadServer } from "./uploadSession.ts";
import { watchJob } from "./watchedJob.ts";

/** Waits for somebody whose session has ended to sign in again. */
async function followSignedIn(url: string, server: UploadServer, signal: AbortSignal) {
  const options = { headers: server.headers, signal };
  try {
    return await followLink(url, options);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) throw error;
    await server.signIn();
    return followLink(url, options);
  }
}

/** Imports from a link and goes to that import. Whoever closes the dialog before stops it. */
export function useImportLink() {
  const server = useUploadServer();
  const upload = useCurrentUpload();
  const [, setParams] = useQueryStates(importParams);
  const stopping = useRef<AbortController>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  return useMutation({
    // Without a connection it fails and says so, instead of waiting in silence.
    networkMode: "always",
    mutationFn: (url: string) => {
      stopping.current = new AbortController();
      return followSignedIn(url, server, stopping.current.signal);
    },
    onSuccess: async (id) => {
      if (stopping.current?.signal.aborted) return;
      watchJob(id);
      openByItself(id);
      // Files that were all too large would stay in front of it.
      if (upload?.isOpen() === false) endUpload(upload);
      await setParams({ job: id, show: null }, { history: "replace" });
    },
  });
}
