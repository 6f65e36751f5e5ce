"use client";

import { Button } from "#components/ui/button.tsx";

/** Prints the page. */
export function PrintButton() {
  return <Button onClick={() => window.print()}>Print</Button>;
}
