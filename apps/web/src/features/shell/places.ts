import { Compass, Import, Library, type LucideIcon, Settings, Trash2 } from "lucide-react";
import { mayCreate, type Person } from "./person.ts";

export type Place = {
  href: string;
  label: string;
  /** Goes there when pressed after G. */
  key: string;
  Icon: LucideIcon;
  owns: (path: string) => boolean;
  /** Whether it is worth a visit without an account. */
  isPublic?: true;
  /** Only for those who may write; a phone's bar has no room for it. */
  isForWriters?: true;
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
    href: "/studio/import",
    label: "Import",
    key: "i",
    Icon: Import,
    owns: (path) => path === "/studio/import",
    isForWriters: true,
  },
  {
    href: "/explore",
    label: "Explore",
    key: "e",
    Icon: Compass,
    owns: (path) => /^\/(explore|tags|c)(\/|$)/.test(path),
    isPublic: true,
  },
  {
    href: "/studio/trash",
    label: "Trash",
    key: "t",
    Icon: Trash2,
    owns: (path) => path === "/studio/trash",
  },
  {
    href: "/settings/profile",
    label: "Settings",
    key: "s",
    Icon: Settings,
    owns: (path) => path.startsWith("/settings/"),
  },
];

export function placesFor(person: Person): Place[] {
  if (person.kind === "stranger") return places.filter(({ isPublic }) => isPublic);
  return places.filter(({ isForWriters }) => !isForWriters || mayCreate(person));
}

export const newCharacter = "/studio/new";
