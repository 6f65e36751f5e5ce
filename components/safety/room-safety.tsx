import { Notice } from "#components/ui/notice.tsx";
import { instantInWords } from "#lib/platform/time.ts";
import type { OpenCause, RoomSafety as RoomSafetyDto, SafetyDecisionDto } from "#lib/safety/dto.ts";
import { decisionWords } from "#lib/safety/schema.ts";

/** What waits in one file and what was decided there. Not on a screen during an hour, never printed (decision 32). */
export function RoomSafety({ room }: { room: RoomSafetyDto }) {
  if (room.underWay) return <p className="text-ink-2">Not shown while an hour is under way.</p>;
  return (
    <div data-screen-only className="space-y-4 print:hidden">
      {room.findings.length > 0 ? (
        <ul className="max-w-measure space-y-1">
          {room.findings.map(({ rule, says, proposes }) => (
            <li key={rule + says}>{says}{proposes ? ` Proposes ${proposes}; you set the tier.` : ""}</li>
          ))}
        </ul>
      ) : null}
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

function titleOf(open: OpenCause[]): string {
  if (open.some(({ tier }) => tier === "S3")) return "Stop: waits for your clearance in writing";
  if (open.some(({ tier }) => tier === "S2")) return "A private check is due";
  return open.some(({ tier }) => tier === "S1") ? "Ask privately at the next chance" : "This person's own path waits for your answer";
}

function Waiting({ open, zone }: { open: OpenCause[]; zone: string }) {
  const isHold = open.some(({ tier }) => tier === "S2" || tier === "S3");
  return (
    <Notice tone="care" title={titleOf(open)}>
      <ul className="space-y-1">
        {open.map(({ label, tier, at, amendedAt, proposed }, index) => (
          <li key={index}>
            {label} ({proposed ? "proposes " : ""}{tier === "SELF" ? "own path" : tier}), {instantInWords(at, zone)}
            {amendedAt ? `. Taken back or changed ${instantInWords(amendedAt, zone)}: it stays until joint work is cleared in writing.` : null}
          </li>
        ))}
      </ul>
      {isHold ? <p className="mt-2">New shared tasks are held on your side. What each already has stays until you choose.</p> : null}
    </Notice>
  );
}
