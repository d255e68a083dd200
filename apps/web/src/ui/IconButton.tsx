import type { ComponentProps, ReactNode } from "react";
import { Button } from "./Button.tsx";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "size" | "aria-label" | "title"> & {
  /** Names the action for everyone: spoken, and shown by the browser on hover. */
  label: string;
  children: ReactNode;
};

export function IconButton({ label, variant = "ghost", ...props }: IconButtonProps) {
  return <Button aria-label={label} title={label} size="icon" variant={variant} {...props} />;
}
