import type { StopProtocol } from "#lib/safety/dto.ts";

/** The practice's protocol for danger, line by line. For the therapist's screen only. */
export function ProtocolLines({ protocol: { lines, own } }: { protocol: StopProtocol }) {
  return (
    <div data-screen-only className="max-w-measure print:hidden">
      <ul className="list-disc space-y-1 pl-6">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {own ? null : <p className="mt-2 text-sm text-ink-2">The text this product ships with; a clinician and a lawyer must check it. Your practice can write its own under Settings.</p>}
    </div>
  );
}
