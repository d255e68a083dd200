import { ChevronsUpDown } from "lucide-react";
import { classNames } from "#ui/classNames.ts";
import { accountMenuId } from "./accountMenuId.ts";
import type { Member } from "./person.ts";

function Initial({ name }: { name: string }) {
  const [first = "?"] = name.trim();
  return (
    <span
      aria-hidden
      className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-on-accent-soft"
    >
      {first.toLocaleUpperCase("en")}
    </span>
  );
}

/** Opens the account menu. The browser does it, with its own keys and closing. */
export function AccountButton({ member, place }: { member: Member; place: "rail" | "bar" }) {
  const { name, workspaces, workspaceId } = member;
  const workspace = workspaces.find(({ id }) => id === workspaceId)?.name ?? name;
  return (
    <button
      type="button"
      popoverTarget={accountMenuId}
      className={classNames(
        "flex items-center gap-2.5 rounded-md text-start transition-colors hover:bg-sunken",
        place === "rail" && "p-1.5 lg:-mx-1.5 md:max-lg:justify-center",
        place === "bar" && "rounded-full p-0.5",
      )}
    >
      <Initial name={name} />
      <span className={place === "bar" ? "sr-only" : "min-w-0 flex-1 md:max-lg:sr-only"}>
        <span className="sr-only">Account: </span>
        <span dir="auto" className="block truncate text-sm font-medium">
          {name}
        </span>
        <span dir="auto" className="block truncate text-xs text-faint">
          {workspace}
        </span>
      </span>
      {place === "rail" && (
        <ChevronsUpDown aria-hidden size={15} className="text-faint md:max-lg:hidden" />
      )}
    </button>
  );
}
