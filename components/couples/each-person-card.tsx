import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PartnerMark } from "#components/ui/partner-mark.tsx";
import { channelWords } from "#lib/clients/contact.ts";
import type { PersonFacts } from "#lib/consents/link-readiness.ts";
import { dayInWords } from "#lib/platform/time.ts";

/** What each person signed and how each is reached, with the place where it is asked again or taken back. */
export function EachPersonCard({ coupleId, people }: { coupleId: string; people: readonly PersonFacts[] }) {
  return (
    <Card title="Each alone" lead="Consent and how to be reached are each one's own, asked alone.">
      <ul className="space-y-4">
        {people.map(({ clientId, seat, name, consent, contact }) => (
          <li key={clientId}>
            <p className="font-semibold"><PartnerMark seat={seat} /> {name}</p>
            <p>{consent ? `Consent to ${consent.textVersion}, ${dayInWords(consent.givenOn)}.` : "No consent in force."} <TextLink href={`/couples/${coupleId}/partners/${clientId}?change=consent#consent`}>{consent ? "Sign again, or take back" : "Record it, or ask by link"}<span className="sr-only">: {name}</span></TextLink></p>
            <p>{contact ? `${channelWords[contact.channel]}, asked ${dayInWords(contact.checkedOn)}.` : "Nobody asked how to reach them."} <TextLink href={`/couples/${coupleId}/partners/${clientId}?change=contact#contact`}>Ask again<span className="sr-only">: {name}</span></TextLink></p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
