"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import type { SessionGate } from "./sessionGate.ts";

// Most pages never need it.
const SignedOutDialog = dynamic(
  () => import("./SignedOutDialog.tsx").then((module) => module.SignedOutDialog),
  { ssr: false },
);

/** Over the page as long as its person is not signed in. */
export function SignedOut({
  gate,
  email,
  onReturn,
}: {
  gate: SessionGate;
  email: string;
  onReturn: () => void;
}) {
  const state = useSyncExternalStore(gate.subscribe, gate.getState, () => "open" as const);
  if (state === "open") return null;
  return (
    <SignedOutDialog
      isReplaced={state === "replaced"}
      email={email}
      onReturn={onReturn}
      onDismiss={() => gate.dismiss()}
    />
  );
}
