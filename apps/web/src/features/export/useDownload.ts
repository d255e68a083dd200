"use client";

import { useMutation } from "@tanstack/react-query";
import { useWorkspaceHeaders } from "#features/auth/pageSession.ts";
import { type Download, downloadFile } from "./downloadFile.ts";

/** Downloads a file of the workspace that the page shows. */
export function useDownload() {
  const headers = useWorkspaceHeaders();
  return useMutation({
    // Without a connection it fails and says so, instead of waiting in silence.
    networkMode: "always",
    mutationFn: (file: Omit<Download, "headers">) => downloadFile({ ...file, headers }),
  });
}
