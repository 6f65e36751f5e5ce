import Link from "next/link";
import type { ReactNode } from "react";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TopNav } from "./top-nav.tsx";
import { Wordmark } from "./wordmark.tsx";

export type AppShellProps = {
  /** Who is signed in, and the practice in use; left out by a layout, which asks nothing. */
  viewer?: { name: string; practiceName: string };
  signOutAction: (data: FormData) => Promise<void>;
  children: ReactNode;
};

/** Bar on top, page below. The page brings its own container: `Page`. */
export function AppShell({ viewer, signOutAction, children }: AppShellProps) {
  return (
    <>
      <header data-screen-only className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-8 px-4 sm:px-6">
          <Link href="/today" prefetch={false} className="inline-flex min-h-12 items-center text-ink no-underline">
            <Wordmark />
          </Link>
          <div className="order-3 w-full sm:order-2 sm:w-auto sm:flex-1">
            <TopNav />
          </div>
          <div className="order-2 ml-auto flex items-center gap-2 sm:order-3">
            {viewer ? (
              <p className="hidden text-right text-sm leading-4 text-ink-2 md:block">
                <span className="text-ink">{viewer.name}</span>
                <br />
                {viewer.practiceName}
              </p>
            ) : null}
            <form action={signOutAction} className="-mr-3">
              <SubmitButton variant="quiet" size="small" pendingLabel="Signing out…">
                Sign out
              </SubmitButton>
            </form>
          </div>
        </div>
      </header>
      {children}
    </>
  );
}
