import { cva, type VariantProps } from "class-variance-authority";
import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "./classNames.ts";

export const buttonStyle = cva(
  "inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none transition-colors duration-100 disabled:opacity-50 aria-disabled:opacity-50",
  {
    variants: {
      variant: {
        primary: "bg-ink text-on-ink hover:bg-ink-hover",
        secondary: "border border-line bg-surface text-ink hover:border-edge hover:bg-sunken",
        ghost: "text-muted hover:bg-sunken hover:text-ink",
        danger: "bg-danger text-canvas hover:opacity-90",
        quiet: "text-accent underline-offset-4 hover:underline",
      },
      size: {
        md: "control-md px-3.5 py-1.5 text-sm",
        sm: "control-sm px-2.5 py-1 text-[0.8125rem]",
        icon: "control-square shrink-0",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

type ButtonStyle = VariantProps<typeof buttonStyle>;

export function Button({
  variant,
  size,
  className,
  type = "button",
  ...props
}: ComponentProps<"button"> & ButtonStyle) {
  return (
    <button
      type={type}
      className={classNames(buttonStyle({ variant, size }), className)}
      {...props}
    />
  );
}

export function ButtonLink({
  variant,
  size,
  className,
  ...props
}: ComponentProps<typeof Link> & ButtonStyle) {
  return <Link className={classNames(buttonStyle({ variant, size }), className)} {...props} />;
}
