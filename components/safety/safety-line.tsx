import { Notice } from "#components/ui/notice.tsx";

/** For the therapist's eyes, outside the hour: never printed, no tier, no cause (decision 32). */
export function SafetyLine({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <div data-screen-only className="mb-6 print:hidden">
      <Notice tone="wait" title="For you alone, before the next joint hour">
        <ul className="space-y-1">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
