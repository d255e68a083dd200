"use client";

import { useMutation } from "@tanstack/react-query";
import { use } from "react";
import { PageSessionContext } from "#features/auth/pageSession.ts";
import { type Download, downloadFile } from "./downloadFile.ts";

/** Downloads a file of the workspace that the page shows; another tab may be in another one. */
export function useDownload() {
  const { account, ownerId } = use(PageSessionContext);
  const headers: Record<string, string> =
    account === null || ownerId === null ? {} : { "pf-workspace": ownerId };
  return useMutation({
    // Without a connection it fails and says so, instead of waiting in silence.
    networkMode: "always",
    mutationFn: (file: Omit<Download, "headers">) => downloadFile({ ...file, headers }),
  });
}
