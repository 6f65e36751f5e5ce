"use client";

import "./globals.css";

/** The last resort, when even the frame could not be drawn. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Middleground</title>
        <main id="content" className="mx-auto max-w-measure px-4 py-16">
          <h1 className="text-2xl">Something went wrong on our side</h1>
          <p className="mt-4">What was saved is safe. Load the page again in a moment.</p>
          <p className="mt-6">
            <a href="/today" className="prose-link">
              Go to Today
            </a>
          </p>
          {error.digest ? <p className="mt-8 text-sm text-ink-2">If you report this, give the number {error.digest}.</p> : null}
        </main>
      </body>
    </html>
  );
}
