"use client";

import type { Member, Role } from "@personaforge/contract/workspace";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { failureWords } from "#trpc/failureWords.ts";
import { Button } from "#ui/Button.tsx";
import { Select } from "#ui/TextControl.tsx";
import { useMemberActions } from "./useMemberActions.ts";

function useRole({ account_id, role }: Member) {
  const { update } = useMemberActions();
  const router = useRouter();
  const [chosen, setChosen] = useState<Role | null>(null);
  const select = useRef<HTMLSelectElement>(null);
  const leave = () => {
    setChosen(null);
    // The buttons go, so the focus returns to what they belong to.
    select.current?.focus();
  };
  const save = () => {
    if (update.isPending || chosen === null) return;
    update.mutate(
      { account_id, role: chosen },
      {
        onSuccess: () => {
          leave();
          // Whoever changes their own role sees other pages from now on.
          router.refresh();
        },
      },
    );
  };
  const cancel = () => {
    update.reset();
    leave();
  };
  return { chosen: chosen ?? role, setChosen, select, save, cancel, error: update.error };
}

/** A role is changed in two steps: arrow keys in a select would pass through others on their way. */
export function RoleSelect({ member, offered }: { member: Member; offered: Role[] }) {
  const { chosen, setChosen, select, save, cancel, error } = useRole(member);
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Select
        ref={select}
        aria-label={`Role of ${member.name}`}
        className="w-32!"
        value={chosen}
        onChange={({ target }) =>
          setChosen(offered.find((role) => role === target.value) ?? member.role)
        }
      >
        {offered.map((role) => (
          <option key={role} value={role}>
            {role}
          </option>
        ))}
      </Select>
      {chosen !== member.role && (
        <>
          <Button variant="primary" onClick={save}>
            Save<span className="sr-only"> the role of {member.name}</span>
          </Button>
          <Button variant="ghost" onClick={cancel}>
            Cancel
          </Button>
        </>
      )}
      {error !== null && (
        <span role="alert" className="w-full text-sm text-danger">
          {failureWords(error)}
        </span>
      )}
    </span>
  );
}
