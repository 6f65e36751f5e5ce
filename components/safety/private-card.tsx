import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox, RadioGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { dayInWords } from "#lib/platform/time.ts";
import { recordPrivateScreenAction } from "#lib/safety/actions.ts";
import type { PrivatePage } from "#lib/safety/dto.ts";
import { outcomeWords, screenMannerWords } from "#lib/safety/schema.ts";
import { screenContent, screenStatusTexts } from "#lib/safety/screen.ts";

type Props = { own: PrivatePage; today: string; open: string | null; page: string };

/** That the private questions were asked alone, when, and what came of it. They are asked on a page of their own. */
export function PrivateCard({ own, today, open, page }: Props) {
  return (
    <ChangeableCard
      part="private" title="Private questions" lead="Asked of each alone, by you, at the start and again later."
      open={open} page={page} changeLabel="Record that you asked" form={<ScreenForm own={own} today={today} />}
    >
      <div data-screen-only className="print:hidden">
        <p className="mb-4"><TextLink href={`${page}/check`}>Open the private check</TextLink></p>
        {own.underWay ? null : <SummaryList
          items={[
            { term: "Status", detail: capital(screenStatusTexts[own.status]) },
            ...(own.dueAgainOn ? [{ term: "Due again", detail: dayInWords(own.dueAgainOn) }] : []),
            ...own.screens.map(({ askedOn, outcome, manner, rescreen, minutes, recordedBy }) => ({
              term: dayInWords(askedOn),
              detail: `${outcomeWords[outcome]}. ${screenMannerWords[manner]}${rescreen ? ", asked again" : ""}${minutes ? `, ${minutes} min` : ""}. Recorded by ${recordedBy}.`,
            })),
          ]}
        />}
        <Disclosure summary="The ten questions" className="mt-4">
          <div className="mt-3 max-w-measure space-y-2">
            <p className="text-sm text-ink-2">To be checked by a clinician and a lawyer. Said first:</p>
            <ul className="list-disc space-y-1 pl-6">{screenContent.saidBefore.map((line) => <li key={line}>{line}</li>)}</ul>
            <p>{screenContent.stopIf}</p>
            <ol className="list-decimal space-y-1 pl-6">
              {screenContent.items.map(({ n, text, follow }) => (
                <li key={n}>{follow ? `${text} ${follow}` : text}</li>
              ))}
            </ol>
          </div>
        </Disclosure>
      </div>
    </ChangeableCard>
  );
}

function ScreenForm({ own, today }: { own: PrivatePage; today: string }) {
  const asChoices = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  const byLinkNeverFirst = own.screens.some(({ outcome, manner }) => manner !== "BY_LINK" && outcome !== "DECLINED");
  const manners = asChoices(screenMannerWords).filter(({ value }) => value !== "BY_LINK" || byLinkNeverFirst);
  return (
    <ActionForm action={recordPrivateScreenAction} label="Record that you asked">
      <input type="hidden" name="clientId" value={own.clientId} />
      <DateInput name="askedOn" label="Asked on" defaultValue={today} />
      <RadioGroup name="outcome" label="What came of it" hint="'Rather not say' counts as a concern. This keeps no answer; the private check does." options={asChoices(outcomeWords)} />
      <RadioGroup name="manner" label="Where you asked" hint="The first time is never by link." options={manners} />
      <Checkbox name="rescreen" label="Asked again, not for the first time" />
      <SubmitButton>Record</SubmitButton>
    </ActionForm>
  );
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
