"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button.tsx";
import type { ButtonSize, ButtonVariant } from "./button.tsx";

type Props = {
  children: ReactNode;
  /** What the button says while the form is on its way. */
  pendingLabel?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  name?: string;
  value?: string;
  className?: string;
  id?: string;
  autoFocus?: boolean;
};

/** Sends its form. It stays focusable while sending, and a second press does nothing. */
export function SubmitButton({ children, pendingLabel = "Saving…", variant = "primary", size, name, value, className, id, autoFocus }: Props) {
  const { pending, data } = useFormStatus();
  const isMine = pending && (name === undefined || data?.get(name) === (value ?? ""));
  return (
    <Button
      id={id}
      autoFocus={autoFocus}
      type="submit"
      variant={variant}
      size={size}
      name={name}
      value={value}
      className={className}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : undefined}
    >
      {isMine ? pendingLabel : children}
    </Button>
  );
}
