"use client";

import { useFormState } from "#components/ui/form-context.tsx";

/** The code that was just made, once, to be copied onto a slip. It stands in no address and no page source. */
export function CodeSlip() {
  const { code } = useFormState().state.values;
  if (typeof code !== "string") return null;
  return (
    <div className="max-w-measure rounded-lg border-2 border-dashed border-control p-4 sm:p-6">
      <p className="text-sm text-ink-2">Your code</p>
      <p data-code className="text-2xl font-semibold tabular-nums tracking-widest">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
      <p className="mt-3 text-ink-2">
        Write it on a slip and hand it over alone. Never say it aloud when both are there. It is not shown again.
      </p>
    </div>
  );
}
