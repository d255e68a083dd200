"use client";

import type { ComponentProps, ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Tooltip } from "./Tooltip.tsx";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "size" | "aria-label"> & {
  /** Names the action for everyone: spoken, and shown as the tooltip. */
  label: string;
  children: ReactNode;
};

export function IconButton({ label, variant = "ghost", ...props }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <Button aria-label={label} size="icon" variant={variant} {...props} />
    </Tooltip>
  );
}
