import Link from "next/link";
import {
  chatPath,
  editorPath,
  publicPath,
  versionsPath,
} from "#features/library/characterLinks.ts";

export type CharacterTab = "edit" | "chat" | "versions";

const style =
  "inline-flex min-h-11 shrink-0 items-center border-b-2 border-transparent px-1 text-sm font-medium text-muted hover:text-ink aria-[current]:border-ink aria-[current]:text-ink";

const tabs: { key: CharacterTab; label: string; path: (id: string) => string }[] = [
  { key: "edit", label: "Edit", path: editorPath },
  { key: "chat", label: "Chat", path: chatPath },
  { key: "versions", label: "Versions", path: versionsPath },
];

/** The places of one character of mine; `current` names the one that is open. */
export function CharacterTabs({
  id,
  slug,
  isPublic,
  current,
}: {
  id: string;
  slug: string;
  isPublic: boolean;
  current: CharacterTab;
}) {
  return (
    <nav aria-label="Character" className="flex gap-5 overflow-x-auto border-b border-line">
      {tabs.map(({ key, label, path }) => (
        <Link
          key={key}
          href={path(id)}
          aria-current={key === current ? "page" : undefined}
          className={style}
        >
          {label}
        </Link>
      ))}
      {isPublic && (
        <Link href={publicPath(slug)} className={style}>
          Public page
        </Link>
      )}
    </nav>
  );
}
