import { Compass, Import, Library, LogIn, Plus, Settings, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { newCharacter, signIn } from "./places.ts";

const line = { "aria-hidden": true, strokeWidth: 1.75 } as const;

/**
 * The icon of each place, by its path. For the server alone: the icons and what draws them would be
 * 2 kB gzipped of script on every page. Where they stand gives them their size.
 */
export const placeIcons: Readonly<Record<string, ReactNode>> = {
  "/studio": <Library {...line} />,
  "/studio/import": <Import {...line} />,
  "/explore": <Compass {...line} />,
  "/studio/trash": <Trash2 {...line} />,
  "/settings/profile": <Settings {...line} />,
  [newCharacter]: <Plus aria-hidden />,
  [signIn]: <LogIn aria-hidden />,
};
