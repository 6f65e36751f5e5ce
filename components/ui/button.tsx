import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

/** One primary per view; care is for what cannot be taken back. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "care";
export type ButtonSize = "regular" | "small";

const shape =
  "inline-flex items-center justify-center gap-2 rounded-md border text-center font-semibold no-underline " +
  "transition-colors duration-100 cursor-pointer disabled:cursor-default aria-disabled:cursor-default coarse:min-h-11";

const sizes: Record<ButtonSize, string> = {
  regular: "min-h-10 px-4 py-1.5 text-base",
  small: "min-h-8 px-3 py-1 text-sm",
};

const variants: Record<ButtonVariant, string> = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover",
  secondary: "border-control bg-surface text-ink hover:border-ink hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-accent underline decoration-1 underline-offset-4 hover:bg-accent-soft hover:text-accent-hover",
  care: "border-care bg-surface text-care hover:bg-care-soft",
};

/** The classes of a button, for an element that is neither a button nor a link of ours. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "regular"): string {
  return classNames(shape, sizes[size], variants[variant]);
}

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; size?: ButtonSize };

export function Button({ variant, size, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={classNames(buttonClass(variant, size), className)} {...rest} />;
}

type ButtonLinkProps = ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize };

/** A link that looks like a button: for going somewhere, never for changing something. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return <Link data-button className={classNames(buttonClass(variant, size), className)} prefetch={false} {...rest} />;
}

type TextLinkProps = ComponentProps<typeof Link>;

/** A link inside a sentence or a list. */
export function TextLink({ className, ...rest }: TextLinkProps) {
  return <Link className={classNames("prose-link", className)} prefetch={false} {...rest} />;
}
