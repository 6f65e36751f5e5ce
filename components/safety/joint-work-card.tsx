import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import type { JointSafety } from "#lib/safety/dto.ts";
import { DecideForm } from "./decide-form.tsx";
import { RoomSafety } from "./room-safety.tsx";

type Props = { joint: JointSafety; open: string | null; page: string };

const standingWords = {
  cleared: "Cleared: the private questions were asked of both.",
  "not cleared": "Not cleared. It needs your clearance in writing.",
  "not screened": "Not cleared yet: the private questions come before joint work.",
} as const;

/** Whether joint work stands cleared, and what was decided in the joint file. For the therapist alone. */
export function JointWorkCard({ joint, open, page }: Props) {
  return (
    <div data-screen-only className="print:hidden">
      <ChangeableCard
        part="joint" title="For you alone: joint work" open={open} page={page} changeLabel="Record a decision"
        form={
          <DecideForm
            coupleId={joint.coupleId} room="JOINT" kinds={["JOINT_CLEARED", "JOINT_NOT_CLEARED", "ANSWERED", "TIER_SET"]}
            wordsHint="Lies in the joint file: write nothing here that one of them told you alone. By default, clear after two private talks with each over three weeks."
          />
        }
      >
        {joint.underWay ? null : <p className="mb-4">{standingWords[joint.jointWork]}{joint.clearance.says ? ` ${joint.clearance.says}` : ""}</p>}
        <RoomSafety room={joint} />
      </ChangeableCard>
    </div>
  );
}
