"use client";

import type { Menu } from "@base-ui/react/menu";
import { createContext } from "react";

/** The parts of a menu, for what stands in it; null as long as they are not loaded. */
export const MenuParts = createContext<typeof Menu | null>(null);
