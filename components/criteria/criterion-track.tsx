import type { Seat } from "#components/ui/partner-mark.tsx";
import type { RatedValue } from "#lib/criteria/progress.ts";

const width = 132;
const [left, right, middle] = [8, width - 8, 11];
const x = (value: number) => left + (value / 4) * (right - left);

export type CriterionTrackProps = { seat: Seat; therapist: RatedValue | null; self: RatedValue | null };

/**
 * One person's newest ratings on a line from 0 to 4: hollow is the therapist's, dotted where it is an impression,
 * solid is the person's own. The words beside it say the same, so it is hidden from screen readers.
 */
export function CriterionTrack({ seat, therapist, self }: CriterionTrackProps) {
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} 22`} width={width} height="22" className="max-w-full flex-none">
      <path d={`M${left} ${middle}H${right}`} stroke="currentColor" className="text-control" />
      {[0, 1, 2, 3, 4].map((step) => (
        <path key={step} d={`M${x(step)} ${middle - 3}V${middle + 3}`} stroke="currentColor" className="text-control" />
      ))}
      <g className={seat === "A" ? "text-a" : "text-b"}>
        {self?.value == null ? null : <Mark seat={seat} at={x(self.value)} size={4} />}
        {therapist?.value == null ? null : <Ring seat={seat} at={x(therapist.value)} dotted={therapist.impression} />}
      </g>
    </svg>
  );
}

function Mark({ seat, at, size }: { seat: Seat; at: number; size: number }) {
  return seat === "A" ? <circle cx={at} cy={middle} r={size} fill="currentColor" /> : <rect x={at - size} y={middle - size} width={size * 2} height={size * 2} fill="currentColor" />;
}

function Ring({ seat, at, dotted }: { seat: Seat; at: number; dotted: boolean }) {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 2, strokeDasharray: dotted ? "1.5 2.5" : undefined } as const;
  return seat === "A" ? <circle cx={at} cy={middle} r="7" {...line} /> : <rect x={at - 6.5} y={middle - 6.5} width="13" height="13" {...line} />;
}

/** What the marks mean, in words; once per page. */
export function TrackKey({ oneClient }: { oneClient: boolean }) {
  return (
    <p className="max-w-measure text-sm text-ink-2">
      Hollow is your rating, dotted where it is an impression without evidence, solid is {oneClient ? "the client's" : "each one's"} own. 0 to 4, never averaged, no norms.
    </p>
  );
}
