"use client";

import { useState } from "react";
import { Button } from "./button.tsx";
import type { ButtonSize, ButtonVariant } from "./button.tsx";

export type CopyButtonProps = { text: string; children?: string; variant?: ButtonVariant; size?: ButtonSize };

/** Copies plain text and says so politely; where copying is refused it says what to do instead. */
export function CopyButton({ text, children = "Copy as text", variant, size }: CopyButtonProps) {
  const [said, setSaid] = useState("");
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
    } catch {
      setSaid("Your browser did not allow it. Select the text and copy it by hand.");
    }
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <Button variant={variant} size={size} onClick={copy}>
        {children}
      </Button>
      <span role="status" className="text-sm text-ink-2">
        {said}
      </span>
    </span>
  );
}
