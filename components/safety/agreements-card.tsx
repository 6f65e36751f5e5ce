import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { dayInWords } from "#lib/platform/time.ts";
import { readAgreementsAction, recordAgreementAction } from "#lib/safety/actions.ts";
import { agreementParts, type AgreementKind } from "#lib/safety/agreements.ts";
import { checkContent } from "#lib/safety/check.ts";
import type { AgreementsCardDto } from "#lib/safety/dto.ts";
import { AGREEMENTS } from "#lib/safety/schema.ts";

type Props = { card: AgreementsCardDto; open: string | null; page: string };

/** What every couple agrees on in the first hours: time-out, a free way, hours one by one (domain 2.6). */
export function AgreementsCard({ card, open, page }: Props) {
  if (!card.ofCouple) return null;
  const kind = AGREEMENTS.find((one) => open === `agree-${one}`);
  return (
    <ChangeableCard
      part="hot" title="For hot moments" lead="Made with every couple in the first two hours, and read again after weeks one by one." open={open} page={page}
      changeLabel="Read again with both" form={<ReadForm card={card} />}
    >
      {card.prompts.length > 0 ? <Notice tone="wait" className="mb-4">{card.prompts.map((line) => <p key={line}>{line}</p>)}</Notice> : null}
      <ul className="space-y-4">
        {AGREEMENTS.map((one) => (
          <li key={one}>
            <Agreement card={card} kind={one} page={page} />
            {kind === one ? <AgreeForm card={card} kind={one} /> : null}
          </li>
        ))}
      </ul>
    </ChangeableCard>
  );
}

function Agreement({ card, kind, page }: { card: AgreementsCardDto; kind: AgreementKind; page: string }) {
  const made = card.agreements.find((one) => one.kind === kind);
  const { title, lead } = checkContent.agreements[kind] ?? { title: kind, lead: "" };
  const [read] = made?.readOn ?? [];
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-semibold">{title}</h3>
        <TextLink href={`${page}?change=agree-${kind}#hot`}>{made ? "Word anew" : "Agree"}<span className="sr-only"> {title}</span></TextLink>
      </div>
      {made ? (
        <>
          <p className="whitespace-pre-wrap break-words">{made.words}</p>
          <p className="text-sm text-ink-2">
            Agreed {dayInWords(made.agreedOn)}, recorded by {made.recordedBy}.{read ? ` Read again ${dayInWords(read)}.` : ""}{made.versions > 1 ? ` ${made.versions} wordings so far.` : ""}
          </p>
        </>
      ) : <p className="text-ink-2">{lead}</p>}
    </>
  );
}

function AgreeForm({ card, kind }: { card: AgreementsCardDto; kind: AgreementKind }) {
  return (
    <ActionForm action={recordAgreementAction} label={`Agree: ${checkContent.agreements[kind]?.title ?? kind}`} className="mt-4">
      <input type="hidden" name="coupleId" value={card.coupleId} />
      <input type="hidden" name="kind" value={kind} />
      {agreementParts(kind, card.names).map(({ key, label, preset }) => (
        <TextArea key={key} name={`parts.${key}`} label={label} rows={preset.length > 80 ? 4 : 2} limit={1000} defaultValue={preset} />
      ))}
      <DateInput name="agreedOn" label="Agreed on" defaultValue={card.today} />
      <SubmitButton>Record for both</SubmitButton>
    </ActionForm>
  );
}

function ReadForm({ card }: { card: AgreementsCardDto }) {
  return (
    <ActionForm action={readAgreementsAction} label="Read again with both">
      <input type="hidden" name="coupleId" value={card.coupleId} />
      <DateInput name="readOn" label="Read on" defaultValue={card.today} />
      <SubmitButton>Record the reading</SubmitButton>
    </ActionForm>
  );
}
