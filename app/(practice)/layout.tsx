import type { ReactNode } from "react";
import { AppShell } from "#components/shell/app-shell.tsx";
import { signOutAction } from "#lib/platform/sign-in-actions.ts";

/** The frame of every page behind a sign-in. It only draws; each page asks who is there. */
export default function PracticeLayout({ children }: { children: ReactNode }) {
  return <AppShell signOutAction={signOutAction}>{children}</AppShell>;
}
