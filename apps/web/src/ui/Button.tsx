import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "./classNames.ts";

type ButtonStyle = {
  variant?: "primary" | "secondary" | "ghost" | "danger" | "quiet" | undefined;
  size?: "md" | "sm" | "icon" | undefined;
};

/** The class names of a button, for what is no button but looks like one; see ui.css. */
export function buttonStyle({
  variant = "secondary",
  size = "md",
  className,
}: ButtonStyle & { className?: string | undefined } = {}): string {
  return classNames("button", `button-${variant}`, `button-${size}`, className);
}

export function Button({
  variant,
  size,
  className,
  type = "button",
  ...props
}: ComponentProps<"button"> & ButtonStyle) {
  return <button type={type} className={buttonStyle({ variant, size, className })} {...props} />;
}

export function ButtonLink({
  variant,
  size,
  className,
  ...props
}: ComponentProps<typeof Link> & ButtonStyle) {
  return <Link className={buttonStyle({ variant, size, className })} {...props} />;
}
