import { CoupleStrip } from "#components/shell/couple-strip.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { channelWords } from "#lib/clients/contact.ts";
import { asTheySit } from "#lib/couples/case-name.ts";
import type { CoupleHeader } from "#lib/couples/dto.ts";
import { namesOf } from "#lib/sessions/hour.ts";

/** The strip of one case, left chair first. A partner who does not come stands in it by name only. */
export function CaseStrip({ header }: { header: CoupleHeader }) {
  const { couple, contact } = header;
  const short = namesOf(couple.clients, couple.partnerCalled);
  const people = couple.clients.map(({ id, seat, name }) => ({
    clientId: id, seat, name, shortName: short[seat], hasFile: true, contact: channelWords[contact[seat]?.channel ?? "NONE"].toLowerCase(),
  }));
  const absent = { clientId: "absent", seat: "B" as const, name: `${couple.partnerCalled ?? "Partner"} (does not come)`, shortName: short.B, hasFile: false, contact: "" };
  return (
    <CoupleStrip
      coupleId={couple.id}
      partners={asTheySit(couple.leftSeat, couple.kind === "COUPLE" ? people : [...people, absent])}
      sessionCount={header.sessionCount}
      daysSinceLast={header.daysSinceLast}
      openExercises={header.openTasks}
      separatedOn={header.separatedOn}
      actions={header.separatedOn ? undefined : <ButtonLink size="small" href={`/couples/${couple.id}/assignments/new`}>Give an exercise</ButtonLink>}
    />
  );
}
