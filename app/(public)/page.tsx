import { redirect } from "next/navigation";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { ButtonLink, TextLink } from "#components/ui/button.tsx";
import { findClinician } from "#lib/platform/session.ts";

/** The way in. Says what this is in one paragraph; whoever is signed in goes on to Today. */
export default async function LandingPage() {
  if (await findClinician()) redirect("/today");
  return (
    <PlainPage title="For the hour with two people">
      <p className="text-lg">
        Middleground is for couples therapists who work with the dance of reaching and pulling back. You note the moves of each partner in two minutes
        after the hour, give each one an exercise of their own, and come to the next session knowing what was seen and what came back. A side is a move,
        not a person, and nothing here judges a relationship.
      </p>
      <p className="mt-8">
        <ButtonLink href="/sign-in" variant="primary">Sign in</ButtonLink>
      </p>
      <p className="mt-10 text-ink-2">
        No medical device and no crisis service. <TextLink href="/privacy">How data are protected</TextLink>
      </p>
    </PlainPage>
  );
}
