"use client";

import { useRouter } from "next/navigation";
import { buttonStyle } from "#ui/Button.tsx";
import { Kbd } from "#ui/Kbd.tsx";
import { useModKey } from "#ui/useModKey.ts";
import { setLetterKeys, useLetterKeys } from "./letterKeys.ts";
import { openShortcuts, shortcutsId } from "./openShortcuts.ts";
import { newCharacter, places } from "./places.ts";
import { useKey, useLeaderKey } from "./useKey.ts";

type Shortcut = { keys: string[]; does: string };

const letters: Shortcut[] = [
  { keys: ["/"], does: "Search" },
  { keys: ["J", "K"], does: "Next, previous character" },
  { keys: ["⏎", "C"], does: "Chat with it" },
  { keys: ["E"], does: "Edit it" },
  { keys: ["X"], does: "Select it" },
  { keys: ["⇧", "X"], does: "Select up to it" },
  { keys: ["⌫"], does: "Move it, or what is selected, to the trash" },
  { keys: ["N"], does: "New character" },
  ...places.map(({ key, label }) => ({ keys: ["G", key.toUpperCase()], does: label })),
  { keys: ["?"], does: "This list" },
];

function List({ shortcuts }: { shortcuts: Shortcut[] }) {
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2 text-sm">
      {shortcuts.map(({ keys, does }) => (
        <div key={does} className="contents">
          <dt>{does}</dt>
          <dd className="flex justify-end gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The keys that work on every page. */
function useGlobalKeys(open: () => void) {
  const router = useRouter();
  useKey("shift+?,?", open);
  useKey("n", () => router.push(newCharacter));
  useLeaderKey(
    places.map(({ key }) => key),
    (letter) => {
      const place = places.find(({ key }) => key === letter);
      if (place !== undefined) router.push(place.href);
    },
  );
}

export function ShortcutSheet() {
  const on = useLetterKeys();
  const mod = useModKey().trim();
  useGlobalKeys(openShortcuts);
  const withMod: Shortcut[] = [
    { keys: [mod, "S"], does: "Save" },
    { keys: [mod, "⏎"], does: "Create and chat" },
    { keys: [mod, "⇧", "P"], does: "Show the prompt, go to it, put it away" },
    { keys: ["Space"], does: "Select the character" },
    { keys: ["⇧", "Space"], does: "Select up to it" },
    { keys: [mod, "A"], does: "Select all that are listed" },
    { keys: ["Esc"], does: "Close, or stop a reply" },
  ];
  return (
    <dialog
      id={shortcutsId}
      aria-labelledby={`${shortcutsId}-title`}
      closedby="any"
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-xl border border-line bg-raised p-6 text-ink shadow-raised backdrop:bg-black/35"
    >
      <h2 id={`${shortcutsId}-title`} className="mb-4 font-serif text-xl font-medium">
        Keyboard shortcuts
      </h2>
      <div className="flex flex-col gap-5">
        <List shortcuts={withMod} />
        <List shortcuts={letters} />
        <label className="flex min-h-9 cursor-pointer items-center gap-2.5 border-t border-line pt-4 text-sm">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => setLetterKeys(event.target.checked)}
            className="size-4 accent-accent"
          />
          Single letters act as shortcuts
        </label>
        <form method="dialog" className="flex justify-end">
          <button type="submit" className={buttonStyle({})}>
            Close
          </button>
        </form>
      </div>
    </dialog>
  );
}
