import { cva, type VariantProps } from "class-variance-authority";
import Link from "next/link";
import type { ComponentProps } from "react";

export const buttonStyle = cva("button", {
  variants: {
    variant: {
      primary: "button-primary",
      secondary: "button-secondary",
      ghost: "button-ghost",
      danger: "button-danger",
      quiet: "button-quiet",
    },
    size: { md: "button-md", sm: "button-sm", icon: "button-icon" },
  },
  defaultVariants: { variant: "secondary", size: "md" },
});

type ButtonStyle = VariantProps<typeof buttonStyle>;

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
