import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { dayInWords, instantInWords } from "#lib/platform/time.ts";
import { doubtAuthorAction } from "#lib/reflections/actions.ts";
import type { ReflectionPageDto } from "#lib/reflections/dto.ts";

/** How it came: from what device and when, or from paper by whom. */
export function howItCame({ sentAt, zone, onPaper, sentFrom }: ReflectionPageDto): string {
  if (onPaper) return `Entered from paper by ${onPaper.by} on ${instantInWords(sentAt, zone)}, written on ${dayInWords(onPaper.on)}`;
  const device = sentFrom?.device ? ` from a ${sentFrom.device}` : "";
  return `Sent ${instantInWords(sentAt, zone)}${device}${sentFrom?.inRoom ? ", on a page handed over in the room" : ""}`;
}

/** For when it does not sound like this person: somebody else may hold the phone and the code. */
export function AuthorCard({ reflection: { id, name, doubted, zone } }: { reflection: ReflectionPageDto }) {
  const lead = doubted
    ? `Noted by ${doubted.by}, ${instantInWords(doubted.at, zone)}: possibly not written by ${name}.`
    : `Does it not sound like ${name}? Ask alone, in the way you agreed. No page by link says that you noted it.`;
  return (
    <Card title="Who wrote it" lead={lead} className="mt-8">
      <ActionForm action={doubtAuthorAction} label="Who wrote it">
        <input type="hidden" name="reflectionId" value={id} />
        <input type="hidden" name="doubted" value={doubted ? "no" : "yes"} />
        <SubmitButton variant="secondary">{doubted ? "Take this back" : "Possibly not the author"}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
