import { ActionForm } from "#components/ui/action-form.tsx";
import { ButtonLink, TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { setRemindersAction, settleContactWishAction } from "#lib/clients/actions.ts";
import { channelWords } from "#lib/clients/contact.ts";
import { instantInWords } from "#lib/platform/time.ts";
import { closeLinkAction, sendAgainAction } from "#lib/requests/actions.ts";
import type { PersonLinkDto, PersonLinksDto } from "#lib/requests/dto.ts";

type Props = { coupleId: string; clientId: string; person: PersonLinksDto; page: string };

/** Every link and message of this person, where each stands in words, and what can be done about it. */
export function LinksCard({ coupleId, clientId, person, page }: Props) {
  const { links, wish, remindersStoppedAt, zone } = person;
  return (
    <Card id="links" title="Links and messages">
      {wish ? <Wish wish={wish} zone={zone} page={page} /> : null}
      {links.length === 0 ? (
        <p className="text-ink-2">
          No link yet. Links are made when an exercise is approved. <TextLink href={`/couples/${coupleId}/assignments`}>Open the exercises</TextLink>
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {links.map((link) => (
            <li key={link.requestId} data-link-row className="py-4 first:pt-0 last:pb-0">
              <OneLink link={link} page={page} />
            </li>
          ))}
        </ul>
      )}
      <Reminders clientId={clientId} stoppedAt={remindersStoppedAt} zone={zone} />
    </Card>
  );
}

function Wish({ wish, zone, page }: { wish: NonNullable<PersonLinksDto["wish"]>; zone: string; page: string }) {
  return (
    <Notice tone="wait" title="Wants to be reached in another way" className="mb-4">
      <p>
        Chosen on {instantInWords(wish.askedAt, zone)}: {channelWords[wish.channel].toLowerCase()}. No message goes out until you have asked, alone.
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <TextLink href={`${page}?change=contact#contact`}>Record how to reach this person</TextLink>
        <ActionForm action={settleContactWishAction} label="Settle the wish">
          <input type="hidden" name="wishId" value={wish.id} />
          <SubmitButton variant="secondary" size="small">Asked; leave it as recorded</SubmitButton>
        </ActionForm>
      </div>
    </Notice>
  );
}

function OneLink({ link, page }: { link: PersonLinkDto; page: string }) {
  const { requestId, title, standing, isLive, canMail, mails } = link;
  return (
    <>
      <p className="font-semibold">{title}</p>
      <p className="text-ink-2">{standing}</p>
      {mails.length > 0 ? (
        <ul className="mt-1 space-y-1 text-sm">
          {mails.map(({ id, words, isUnclear }) => (
            <li key={id} data-mail={isUnclear ? "unclear" : undefined} className={isUnclear ? "text-wait" : "text-ink-2"}>
              {words}
            </li>
          ))}
        </ul>
      ) : null}
      {isLive ? (
        <div className="mt-3 flex flex-wrap items-start gap-3">
          <ButtonLink size="small" href={`${page}?card=${requestId}#card`}>Show the card</ButtonLink>
          {canMail ? (
            <ActionForm action={sendAgainAction} label={`Send the message for ${title} again`}>
              <input type="hidden" name="requestId" value={requestId} />
              <SubmitButton variant="secondary" size="small" pendingLabel="Sending…">Send the message again</SubmitButton>
            </ActionForm>
          ) : null}
          <Disclosure summary="Close this link">
            <ActionForm action={closeLinkAction} label={`Close the link for ${title}`}>
              <input type="hidden" name="requestId" value={requestId} />
              <p className="max-w-measure text-sm text-ink-2">It cannot be opened again, and nobody is told. The task stays.</p>
              <SubmitButton variant="care" size="small" pendingLabel="Closing…">Close it now</SubmitButton>
            </ActionForm>
          </Disclosure>
        </div>
      ) : null}
    </>
  );
}

function Reminders({ clientId, stoppedAt, zone }: { clientId: string; stoppedAt: Date | null; zone: string }) {
  return (
    <div className="mt-4 border-t border-line pt-4">
      <ActionForm action={setRemindersAction} label="Reminders">
        <input type="hidden" name="clientId" value={clientId} />
        <p className="max-w-measure">
          {stoppedAt ? `No reminders since ${instantInWords(stoppedAt, zone)}.` : "Reminders go out where a task asks for them, two at most."}
        </p>
        <SubmitButton variant="quiet" size="small" name="reminders" value={stoppedAt ? "ON" : "OFF"}>
          {stoppedAt ? "Let reminders go out again" : "Stop all reminders for this person"}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
