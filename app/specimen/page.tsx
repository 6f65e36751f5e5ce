import type { Metadata } from "next";
import { AppShell } from "#components/shell/app-shell.tsx";
import { CoupleStrip } from "#components/shell/couple-strip.tsx";
import { Page, OnePersonNote } from "#components/shell/page.tsx";
import { ThemeChoice } from "#components/shell/theme-choice.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button, ButtonLink, TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Checkbox, CheckboxGroup, RadioGroup } from "#components/ui/choices.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { Scale } from "#components/ui/scale.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput, TextInput, TimeInput, VersionField } from "#components/ui/text-input.tsx";
import { DanceStrip } from "#components/charts/dance-strip.tsx";
import type { DanceMove } from "#components/charts/dance-strip.tsx";
import { refuse, signOut } from "./actions.ts";

export const metadata: Metadata = { title: "Specimen" };
const raw = "AP:criticises:1 BW:goes quiet:1 AP:presses:1 BW:leaves the room:1 BM:comes back:1 AP:follows:2 BW:deflects:2 AM:owns own part:2 BM:answers a bid:2 AN:jokes:2 AP:raises the voice:3 BW:freezes:3 BM:asks for a pause:3 AM:softens:3";
const moves: DanceMove[] = raw.split(/ (?=[AB][PWMN]:)/).map((m) => { const [h, w, e] = m.split(":"); return { seat: h![0] as "A", fn: h![1] as "P", word: w!, episode: Number(e) }; });

export default async function Specimen({ searchParams }: { searchParams: Promise<{ room?: "A" | "B" }> }) {
  const { room } = await searchParams;
  return (
    <AppShell viewer={{ name: "Jo Brandt", practiceName: "Linden Street" }} signOutAction={signOut}>
      <CoupleStrip coupleId="1" partners={[{ clientId: "1", seat: "A", name: "Sam", contact: "E-mail", hasFile: true }, { clientId: "2", seat: "B", name: "Alex", contact: "hand over in session", hasFile: true }]} sessionCount={7} daysSinceLast={6} openExercises={2} />
      <Page room={room}>
        {room ? <OnePersonNote name="Sam" /> : null}
        <PageHeader breadcrumbs={[{ href: "/couples", label: "Couples" }, { href: "/couples/1", label: "Sam and Alex" }]} meta="Thursday 27 November, 10:00" title="Sam and Alex" lead="Session 8. Last time both came closer in the second half." actions={<><ButtonLink href="/x">Plan a session</ButtonLink><ButtonLink href="/specimen" variant="primary">Open the brief</ButtonLink></>} />
        <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
          <div className="space-y-6">
            <Card title="Last session, 20 November" lead="Seven moves each. Two turns of the dance, three returns to the middle." actions={<TextLink href="/x">Figures</TextLink>}>
              <DanceStrip names={{ A: "Sam", B: "Alex" }} moves={moves} headline="Sam reached four times and Alex pulled back four times; both came back to the middle before the end." />
            </Card>
            <Card title="Between sessions">
              <DataTable caption="Exercises given" hideCaption columns={[{ key: "x", header: "Exercise" }, { key: "who", header: "Partner" }, { key: "due", header: "Due", align: "end" }, { key: "s", header: "State" }]} rows={[{ id: "1", cells: { x: "Body scan before a talk", who: <PartnerName seat="A">Sam</PartnerName>, due: "27 Nov", s: "● Sent" } }, { id: "2", cells: { x: "Share about your day", who: <PartnerName seat="B">Alex</PartnerName>, due: "27 Nov", s: "○ Not opened" } }]} />
            </Card>
          </div>
          <div className="space-y-6">
            <Card title="What we agreed"><SummaryList items={[{ term: "Secrets", detail: "What is said alone may be raised after asking.", action: <TextLink href="/x">Change</TextLink> }, { term: "Consent", detail: <>Sam <Tag tone="ok">Given</Tag> Alex <Tag tone="wait">Missing</Tag> <Tag>Paper</Tag> <Tag tone="accent">New</Tag> <Tag tone="care">Ask first</Tag></> }, { term: "Place", detail: "Room 2" }]} /></Card>
            <Notice title="Three things before the first link">Help pack, consent, private questions with each partner.</Notice>
            <Notice tone="ok">Saved.</Notice>
            <Notice tone="wait" title="Not yet asked">Alex was not yet asked the private questions.</Notice>
            <Notice tone="care" title="Ask alone first">Keep this to yourself until you have spoken with Sam alone.</Notice>
            <EmptyState title="Nothing sent yet" action={<Button>Give an exercise</Button>}>Appears after the first exercise was sent.</EmptyState>
            <Disclosure summary="Figures"><p>One therapist's notes, no norms, not a test.</p></Disclosure>
            <div className="flex flex-wrap gap-3"><Button variant="primary">Primary</Button><Button>Secondary</Button><Button variant="quiet">Quiet</Button><Button variant="care">Withdraw</Button><Button size="small">Small</Button><CopyButton text="x" /></div>
            <ThemeChoice current="system" action={signOut} />
          </div>
        </div>
        <Card title="A form" className="mt-6" size="large">
          <ActionForm action={refuse} label="Specimen">
            <VersionField value={1} />
            <TextInput name="name" label="Name or initials" hint="As you say it in the room." width="medium" autoComplete="off" />
            <TextInput name="contact" label="E-mail" type="email" optional width="medium" />
            <div className="flex flex-wrap gap-6"><DateInput name="day" label="Day" /><TimeInput name="time" label="Time" /></div>
            <Select name="place" label="Place" placeholder="Choose a place" options={[{ value: "room", label: "Room" }, { value: "screen", label: "One screen" }]} />
            <RadioGroup name="who" label="Who attends" options={[{ value: "both", label: "Both together", hint: "Joint hour; goes to the joint file." }, { value: "a", label: "Sam alone" }, { value: "b", label: "Alex alone" }]} />
            <RadioGroup name="intensity" label="Intensity" layout="row" options={["1", "2", "3", "4"].map((value) => ({ value, label: value }))} />
            <CheckboxGroup name="moves[]" label="What was seen" layout="columns" options={["Presses", "Criticises", "Follows", "Goes quiet", "Deflects", "Leaves"].map((label) => ({ value: label, label }))} />
            <Scale name="confidence" label="How sure are you that you will try it?" to={10} startWords="not at all" endWords="quite sure" />
            <Scale name="rating" label="Owning my part" hint="From the session or as an impression." to={4} startWords="not seen yet" endWords="most of the time" otherwise={{ value: "n", label: "Not looked at" }} />
            <TextArea name="note" label="Note" limit={200} optional hint="In fair words for both." />
            <Checkbox name="agree" label="Both may see this" hint="You can take it back." />
            <SubmitButton>Save</SubmitButton>
          </ActionForm>
        </Card>
      </Page>
    </AppShell>
  );
}
