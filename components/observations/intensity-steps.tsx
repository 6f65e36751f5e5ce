"use client";

import { classNames } from "#components/ui/class-names.ts";
import { intensityAnchors, intensityWords } from "#lib/observations/labels.ts";
import type { Intensity } from "#lib/observations/labels.ts";

export const intensities: readonly Intensity[] = [1, 2, 3, 4];

/** One to four as four buttons; the chosen one is pressed. */
export function IntensitySteps({ of, value, onChoose, compact }: { of: string; value: number; onChoose: (value: Intensity) => void; compact?: boolean }) {
  return (
    <span role="group" aria-label={`How strong: ${of}`} className="inline-flex gap-1">
      {intensities.map((step) => (
        <button
          key={step}
          type="button"
          aria-pressed={step === value}
          title={`${intensityWords[step]}: ${intensityAnchors[step].exchange}`}
          onClick={() => onChoose(step)}
          className={classNames(
            "cursor-pointer rounded-md border text-sm tabular-nums coarse:min-h-11 coarse:min-w-10",
            compact ? "min-h-8 min-w-8" : "min-h-9 min-w-9",
            step === value ? "border-accent bg-accent font-semibold text-on-accent" : "border-control bg-surface hover:border-ink",
          )}
        >
          {step}
          <span className="sr-only"> {intensityWords[step]}</span>
        </button>
      ))}
    </span>
  );
}

/** The anchors of 1 to 4: what it does to the exchange, and what it asks of the therapist. The same for loud and quiet. */
export function IntensityAnchors() {
  return (
    <table className="w-full max-w-measure text-left text-sm">
      <caption className="sr-only">What 1 to 4 mean, for loud and quiet moves alike</caption>
      <thead className="text-ink-2">
        <tr>
          <th scope="col" className="py-1 pr-3 font-normal">How strong</th>
          <th scope="col" className="py-1 pr-3 font-normal">The exchange</th>
          <th scope="col" className="py-1 font-normal">You</th>
        </tr>
      </thead>
      <tbody>
        {intensities.map((step) => (
          <tr key={step} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pr-3 font-semibold">{step} {intensityWords[step]}</th>
            <td className="py-1.5 pr-3">{intensityAnchors[step].exchange}</td>
            <td className="py-1.5">{intensityAnchors[step].therapist}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
