"use client";

import { PlainPage } from "#components/shell/plain-page.tsx";
import { Button } from "#components/ui/button.tsx";

type Props = { error: Error & { digest?: string }; retry?: () => void; reset: () => void };

/** A fault on our side: says so, keeps what is saved, offers to try again. Never shows the cause. */
export default function ErrorPage({ error, retry, reset }: Props) {
  return (
    <PlainPage title="Something went wrong on our side">
      <p>What was saved is safe. You can try again now, or go back to Today.</p>
      <p className="mt-6 flex flex-wrap gap-3">
        <Button variant="primary" onClick={() => (retry ?? reset)()}>
          Try again
        </Button>
        {/* A full load, because the fault may lie in what is already loaded. */}
        <a href="/today" className="prose-link self-center">
          Go to Today
        </a>
      </p>
      {error.digest ? <p className="mt-8 text-sm text-ink-2">If you report this, give the number {error.digest}.</p> : null}
    </PlainPage>
  );
}
