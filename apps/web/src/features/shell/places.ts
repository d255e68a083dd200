import { Compass, Library, type LucideIcon, Trash2 } from "lucide-react";

export type Place = {
  href: string;
  label: string;
  /** Goes there when pressed after G. */
  key: string;
  Icon: LucideIcon;
  owns: (path: string) => boolean;
};

/** Where the rail and the bottom bar lead. `owns` says which paths light the item up. */
export const places: Place[] = [
  {
    href: "/studio",
    label: "Library",
    key: "l",
    Icon: Library,
    owns: (path) => path === "/studio" || path.startsWith("/studio/c/"),
  },
  {
    href: "/explore",
    label: "Explore",
    key: "e",
    Icon: Compass,
    owns: (path) => /^\/(explore|tags|c)(\/|$)/.test(path),
  },
  {
    href: "/studio/trash",
    label: "Trash",
    key: "t",
    Icon: Trash2,
    owns: (path) => path === "/studio/trash",
  },
];

export const newCharacter = "/studio/new";
