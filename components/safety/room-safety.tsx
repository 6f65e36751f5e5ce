import { Notice } from "#components/ui/notice.tsx";
import { instantInWords } from "#lib/platform/time.ts";
import type { OpenCause, RoomSafety as RoomSafetyDto, SafetyDecisionDto } from "#lib/safety/dto.ts";
import { decisionWords } from "#lib/safety/schema.ts";

/** What waits in one file and what was decided there. Not on a screen during an hour, never printed (decision 32). */
export function RoomSafety({ room }: { room: RoomSafetyDto }) {
  if (room.underWay) return <p className="text-ink-2">Not shown while an hour is under way.</p>;
  return (
    <div data-screen-only className="space-y-4 print:hidden">
      {room.open.length > 0 ? <Waiting open={room.open} zone={room.zone} /> : <p className="text-ink-2">Nothing waits for an answer here.</p>}
      {room.decisions.length > 0 ? (
        <ul className="space-y-3">
          {room.decisions.map((decision) => (
            <li key={decision.id} className="border-l-2 border-line pl-4">
              <p className="font-semibold">{heading(decision)}</p>
              <p className="whitespace-pre-wrap break-words">{decision.words}</p>
              <p className="text-sm text-ink-2">
                {decision.decidedBy}, {instantInWords(decision.decidedAt, room.zone)}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function heading({ kind, tier }: SafetyDecisionDto): string {
  if (kind === "ANSWERED" && !tier) return "Answered: the person's own path";
  return tier ? `${decisionWords[kind]}: ${tier}` : decisionWords[kind];
}

function Waiting({ open, zone }: { open: OpenCause[]; zone: string }) {
  const isHold = open.some(({ tier }) => tier === "S2" || tier === "S3");
  return (
    <Notice tone="care" title={isHold ? "Ask the frightened person what is safest." : "Waits for your answer"}>
      <ul className="space-y-1">
        {open.map(({ label, tier, at }, index) => (
          <li key={index}>
            {label} ({tier === "SELF" ? "own path" : tier}), {instantInWords(at, zone)}
          </li>
        ))}
      </ul>
      {isHold ? <p className="mt-2">New shared tasks are held on your side. What each already has stays until you choose.</p> : null}
    </Notice>
  );
}
