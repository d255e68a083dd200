"use client";

import Link from "next/link";
import {
  cloneElement,
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  use,
  useState,
} from "react";
import { classNames } from "./classNames.ts";
import type { LoadedMenu } from "./LoadedMenu.tsx";
import { MenuParts } from "./menuParts.ts";
import { showToast } from "./Toast.tsx";

const item =
  "flex min-h-9 cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm select-none outline-hidden data-disabled:opacity-50 data-highlighted:bg-sunken pointer-coarse:min-h-11";

const load = () => import("./LoadedMenu.tsx").then((module) => module.LoadedMenu);

// Fetched while the pointer is on its way to the press; a press says itself when that fails.
const prepare = () => void load().catch(() => undefined);

/** The same press or key again, for the button that takes the place of the first. */
function again({ nativeEvent }: MouseEvent | KeyboardEvent): Event {
  const same = { bubbles: true, cancelable: true };
  return nativeEvent instanceof window.KeyboardEvent
    ? new window.KeyboardEvent(nativeEvent.type, { ...same, key: nativeEvent.key })
    : new window.MouseEvent(nativeEvent.type, { ...same, detail: nativeEvent.detail });
}

/**
 * A button that opens a list of actions. `trigger` is the button element, named by itself. The list
 * costs 29 kB gzipped, so it is loaded when the button is pointed at, focused or pressed.
 */
export function Menu({
  trigger,
  children,
}: {
  trigger: ReactElement<ComponentProps<"button">>;
  children: ReactNode;
}) {
  const [loaded, setLoaded] = useState<{ Loaded: typeof LoadedMenu; early: Event }>();
  if (loaded !== undefined) {
    const { Loaded, early } = loaded;
    return (
      <Loaded trigger={trigger} early={early}>
        {children}
      </Loaded>
    );
  }
  const open = (event: MouseEvent | KeyboardEvent) => {
    const early = again(event);
    load().then(
      (Loaded) => setLoaded({ Loaded, early }),
      () => showToast({ title: "PersonaForge does not answer. Check that you are connected." }),
    );
  };
  return cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: prepare,
    onFocus: prepare,
    onClick: open,
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      open(event);
    },
  });
}

export function MenuItem({
  danger = false,
  ...props
}: {
  onClick: () => void;
  children: ReactNode;
  danger?: boolean;
  disabled?: boolean;
}) {
  const Parts = use(MenuParts);
  if (Parts === null) return null;
  return <Parts.Item className={classNames(item, danger && "text-danger")} {...props} />;
}

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  const Parts = use(MenuParts);
  if (Parts === null) return null;
  return (
    <Parts.LinkItem className={item} closeOnClick render={<Link href={href} />}>
      {children}
    </Parts.LinkItem>
  );
}

export function MenuSeparator() {
  const Parts = use(MenuParts);
  if (Parts === null) return null;
  return <Parts.Separator className="mx-2 my-1 h-px bg-line" />;
}
