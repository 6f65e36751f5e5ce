"use client";

import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

/** Prints the page as it stands. The browser's own command does the same where no script runs. */
export function PrintPage({ children }: { children: ReactNode }) {
  return <Button variant="primary" onClick={() => print()}>{children}</Button>;
}
