import type { Metadata } from "next";
import { cookies } from "next/headers";
import { AwayCard } from "#components/practices/away-card.tsx";
import { QuietHoursCard, ReadingHoursCard } from "#components/practices/hours-cards.tsx";
import { ProtocolCard } from "#components/safety/protocol-card.tsx";
import { Page } from "#components/shell/page.tsx";
import { ThemeChoice } from "#components/shell/theme-choice.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { requireClinician } from "#lib/platform/session.ts";
import { signOutAction, signOutEverywhereAction } from "#lib/platform/sign-in-actions.ts";
import { listOpenSignIns, type OpenSignIn } from "#lib/platform/sign-in-session.ts";
import { themeCookie, themeFrom } from "#lib/platform/theme.ts";
import { clock } from "#lib/platform/clock.ts";
import { dayInWords, dayOf, instantInWords } from "#lib/platform/time.ts";
import { markHelpPackCheckedAction } from "#lib/practices/actions.ts";
import type { HelpPackDto } from "#lib/practices/dto.ts";
import { checkAgainOn } from "#lib/practices/help-pack.ts";
import { awayPage, practiceSettings } from "#lib/practices/queries.ts";
import { REGION_NAMES, REGIONS } from "#lib/practices/schema.ts";
import { safetyProtocol } from "#lib/safety/queries/hold.ts";
import { chooseThemeAction } from "./actions.ts";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const actor = await requireClinician();
  const practice = await practiceSettings(actor);
  const away = await awayPage(actor);
  const protocol = actor.role === "OWNER" ? await safetyProtocol(actor) : null;
  const signIns = await listOpenSignIns(actor);
  const theme = themeFrom((await cookies()).get(themeCookie)?.value);
  const region = REGIONS.find((known) => known === practice.region);
  return (
    <Page>
      <PageHeader title="Settings" lead="Your days away, your sign-ins, how the pages look, and the facts of your practice." />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="min-w-0 space-y-6">
          <AwayCard away={away} />
          <SignIns signIns={signIns} zone={actor.zone} />
        </div>
        <div className="min-w-0 space-y-6">
          <Card title="Look">
            <ThemeChoice current={theme} action={chooseThemeAction} />
          </Card>
          <Card title={practice.name}>
            <SummaryList
              items={[
                { term: "You", detail: `${actor.calledName}, ${actor.role === "OWNER" ? "owner" : "clinician"}` },
                { term: "Time zone", detail: practice.zone.replaceAll("_", " ") },
                { term: "Region", detail: region ? REGION_NAMES[region] : practice.region },
                { term: "Messages are read", detail: practice.readingHours },
                { term: "Quiet hours", detail: practice.quietFrom === practice.quietUntil ? "None" : `${practice.quietFrom}:00 to ${practice.quietUntil}:00` },
              ]}
            />
          </Card>
          {actor.role === "OWNER" ? <><ReadingHoursCard practice={practice} /><QuietHoursCard practice={practice} /></> : null}
          {protocol ? <ProtocolCard protocol={protocol} /> : null}
          <Card title="Consent text" lead="What each person signs, alone."><TextLink href="/settings/consent">Read it, or write your own</TextLink></Card>
          {practice.helpPack ? <HelpPack pack={practice.helpPack} today={dayOf(clock.now(), actor.zone)} /> : null}
        </div>
      </div>
    </Page>
  );
}

function SignIns({ signIns, zone }: { signIns: OpenSignIn[]; zone: string }) {
  return (
    <Card title="Where you are signed in" lead="A sign-in ends after 30 minutes without use, and after 12 hours at the latest.">
      <DataTable
        caption="Open sign-ins" hideCaption
        columns={[{ key: "device", header: "Device" }, { key: "since", header: "Since" }, { key: "seen", header: "Last used" }, { key: "address", header: "Address" }]}
        rows={signIns.map(({ id, device, address, createdAt, lastSeenAt, current }) => ({
          id,
          cells: {
            device: <>{device} {current ? <Tag tone="accent">This one</Tag> : null}</>,
            since: instantInWords(createdAt, zone), seen: instantInWords(lastSeenAt, zone), address: address === "local" ? "Not known" : address,
          },
        }))}
      />
      <div className="mt-6 flex flex-wrap gap-3">
        <form action={signOutAction}>
          <SubmitButton variant="secondary" pendingLabel="Signing out…">Sign out here</SubmitButton>
        </form>
        <form action={signOutEverywhereAction}>
          <SubmitButton variant="care" pendingLabel="Signing out…">Sign out everywhere</SubmitButton>
        </form>
      </div>
    </Card>
  );
}

function HelpPack({ pack, today }: { pack: HelpPackDto; today: string }) {
  const again = checkAgainOn(pack.checkedOn);
  return (
    <Card title="Help lines" lead="Partners find these on every page of theirs. They ship unchecked: call or read each one before real use, and date the check.">
      <p className="mb-3">
        {again !== null && again <= today ? <Tag tone="wait">To be checked again since {dayInWords(again)}</Tag> : null}{" "}
        {pack.checkedOn ? <Tag tone="ok">Checked on {dayInWords(pack.checkedOn)}</Tag> : <Tag tone="wait">Unchecked</Tag>}
      </p>
      {again !== null && again > today ? <p className="mb-3 text-sm text-ink-2">Look at them again by {dayInWords(again)}.</p> : null}
      <SummaryList items={pack.lines.map(({ label, number }) => ({ term: label, detail: number }))} />
      <ActionForm action={markHelpPackCheckedAction} label="Check of the help lines" className="mt-4">
        <SubmitButton variant="secondary">{pack.checkedOn ? "We checked them again today" : "We checked them today"}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
