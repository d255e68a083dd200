"use client";

import { Import } from "lucide-react";
import { useMayEdit } from "#features/auth/pageSession.ts";
import { ButtonLink } from "#ui/Button.tsx";

/** From the library to where characters come in from files. */
export function ImportLink() {
  if (!useMayEdit()) return null;
  return (
    <ButtonLink href="/studio/import">
      <Import aria-hidden size={16} /> Import
    </ButtonLink>
  );
}
