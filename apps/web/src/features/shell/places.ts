import { mayCreate, type Person } from "./person.ts";

export type Place = {
  href: string;
  label: string;
  /** Goes there when pressed after G. */
  key: string;
  /** A pattern of the paths that light it up. */
  owns: string;
  /** Whether it is worth a visit without an account. */
  isPublic?: true;
  /** Only for those who may write; a phone's bar has no room for it. */
  isForWriters?: true;
};

/** Where the rail and the bottom bar lead; placeIcons.tsx has their icons. */
export const places: Place[] = [
  {
    href: "/studio",
    label: "Library",
    key: "l",
    owns: "^/studio(/c/|$)",
  },
  {
    href: "/studio/import",
    label: "Import",
    key: "i",
    owns: "^/studio/import$",
    isForWriters: true,
  },
  {
    href: "/explore",
    label: "Explore",
    key: "e",
    owns: "^/(explore|tags|c)(/|$)",
    isPublic: true,
  },
  {
    href: "/studio/trash",
    label: "Trash",
    key: "t",
    owns: "^/studio/trash$",
  },
  {
    href: "/settings/profile",
    label: "Settings",
    key: "s",
    owns: "^/settings/",
  },
];

export function placesFor(person: Person): Place[] {
  if (person.kind === "stranger") return places.filter(({ isPublic }) => isPublic);
  return places.filter(({ isForWriters }) => !isForWriters || mayCreate(person));
}

export const newCharacter = "/studio/new";
export const signIn = "/sign-in";
