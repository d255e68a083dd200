"use client";

import { CopyText } from "#features/settings/CopyText.tsx";
import { promptAddress, promptCommand } from "./promptAddress.ts";
import type { InspectorSettings } from "./inspectorSettings.ts";

/** The way to this prompt for other programs. */
export function CopyAddress({ slug, settings }: { slug: string; settings: InspectorSettings }) {
  const asked = { slug, ...settings };
  const { origin } = window.location;
  return (
    <div className="flex flex-col gap-2.5">
      <p className="text-sm text-muted text-pretty">
        Other programs read the prompt of the newest version here. What is not saved as a version is
        not in it.
      </p>
      <code className="rounded-md bg-sunken px-2.5 py-1.5 font-mono text-xs wrap-anywhere select-all">
        {promptAddress(origin, asked)}
      </code>
      <div className="flex flex-wrap gap-2">
        <CopyText text={promptAddress(origin, asked)} label="Copy the address" />
        <CopyText text={promptCommand(origin, asked)} label="Copy for curl" />
      </div>
    </div>
  );
}
