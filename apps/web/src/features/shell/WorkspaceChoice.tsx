"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { failureWords } from "#trpc/failureWords.ts";
import type { Member } from "./person.ts";

export const menuItem =
  "flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-start text-sm transition-colors hover:bg-sunken focus-visible:-outline-offset-2 pointer-coarse:min-h-11";

/** The workspaces of the account, and the role in each; choosing one opens its library. */
export function WorkspaceChoice({ member: { workspaces, workspaceId } }: { member: Member }) {
  const [failure, setFailure] = useState("");
  const choose = async (id: string) => {
    try {
      const { openWorkspace } = await import("./workspaceCalls.ts");
      await openWorkspace(id);
    } catch (error) {
      setFailure(failureWords(error));
    }
  };
  return (
    <>
      <ul aria-label="Workspaces">
        {workspaces.map(({ id, name, role }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === workspaceId ? "true" : undefined}
              className={menuItem}
              onClick={() => void choose(id)}
            >
              <Check
                aria-hidden
                size={16}
                className={id === workspaceId ? "shrink-0 text-accent" : "invisible shrink-0"}
              />
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {name}
              </span>
              <span className="text-xs text-faint">{role}</span>
            </button>
          </li>
        ))}
      </ul>
      {failure !== "" && (
        <p role="alert" className="px-2.5 py-1.5 text-sm text-danger">
          {failure}
        </p>
      )}
    </>
  );
}
