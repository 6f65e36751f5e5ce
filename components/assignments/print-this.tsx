"use client";

import { useRef } from "react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

/** A part of the page that can be printed by itself: one slip, one sheet, never two people's on one paper. */
export function PrintThis({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  const part = useRef<HTMLDivElement>(null);
  return (
    <div className={className}>
      <div ref={part}>{children}</div>
      <Button size="small" className="mt-3" onClick={() => part.current && printOnly(part.current)}>
        {label}
      </Button>
    </div>
  );
}

function printOnly(part: HTMLElement): void {
  const beside: Element[] = [];
  for (let node: Element = part; node !== document.body && node.parentElement; node = node.parentElement) {
    beside.push(...[...node.parentElement.children].filter((sibling) => sibling !== node && !sibling.hasAttribute("data-screen-only")));
  }
  for (const element of beside) element.setAttribute("data-screen-only", "");
  addEventListener("afterprint", () => beside.forEach((element) => element.removeAttribute("data-screen-only")), { once: true });
  print();
}
