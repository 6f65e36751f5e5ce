import type { ReactNode } from "react";
import type { FrameDto } from "#lib/requests/dto.ts";
import { code, consent, frame, notNow, reach, reminders, safety } from "#lib/requests/messages.ts";
import { ClientDocument, HelpLines, type HelpLine } from "./frame.tsx";
import { choicesOf } from "./task-page.tsx";

type PageProps = { exitUrl: string; base: string; task: FrameDto; remindersStopped: boolean; done?: string | null };

function ChoicePage({ exitUrl, base, task, remindersStopped, heading, children }: PageProps & { heading: string; children: ReactNode }) {
  return (
    <ClientDocument exitUrl={exitUrl} leaveAction={`${base}/leave`} help={task.help} choices={choicesOf({ base, remindersStopped })}>
      <h1>{heading}</h1>
      {children}
    </ClientDocument>
  );
}

const Back = ({ base }: { base: string }) => <a className="other" href={base}>{notNow.back}</a>;

function Done({ base, sentence }: { base: string; sentence: string }) {
  return (
    <>
      <p role="status">{sentence}</p>
      <div className="send"><Back base={base} /></div>
    </>
  );
}

/** Stop reminders, or let them come again: one button. */
export function RemindersPage(props: PageProps) {
  const { base, remindersStopped: stopped, done } = props;
  return (
    <ChoicePage {...props} heading={stopped && !done ? reminders.resumeLink : reminders.heading}>
      {done ? <Done base={base} sentence={done} /> : (
        <>
          <p className="lead">{stopped ? reminders.resumeLead : reminders.lead}</p>
          <form method="post" className="send" data-once>
            <button className="main" name="do" value={stopped ? "resume" : "stop"}>{stopped ? reminders.resumeLink : reminders.go}</button>
            <Back base={base} />
          </form>
        </>
      )}
    </ChoicePage>
  );
}

/** Change how I am reached: each way is one button. No address is taken here. */
export function ReachPage(props: PageProps) {
  const { base, task, done } = props;
  return (
    <ChoicePage {...props} heading={reach.heading}>
      {done ? <Done base={base} sentence={done} /> : (
        <>
          <p className="lead">{reach.lead(task)} {reach.hint}</p>
          <form method="post" className="send column" data-once>
            {(["NONE", "HAND_OVER", "EMAIL"] as const).map((channel) => (
              <button key={channel} className="other" name="channel" value={channel}>{reach.channels[channel]}</button>
            ))}
          </form>
          <div className="send"><Back base={base} /></div>
        </>
      )}
    </ChoicePage>
  );
}

/** Take back my consent: what happens, and one button. */
export function ConsentPage(props: PageProps) {
  const { base, task } = props;
  return (
    <ChoicePage {...props} heading={consent.heading}>
      <p className="lead">{consent.lead}</p>
      <p>{consent.stays(task)}</p>
      <form method="post" className="send" data-once>
        <button className="main">{consent.go}</button>
        <Back base={base} />
      </form>
    </ChoicePage>
  );
}

const KINDS = ["emergency", "suicide", "partner violence", "child"] as const;

/** Safety and privacy: what leaving does, what stays on the device, and who can help, by kind. Violence lines stand only here. */
export function SafetyPage({ exitUrl, base, help, isOpen }: { exitUrl: string; base: string; help: readonly HelpLine[]; isOpen: boolean }) {
  return (
    <ClientDocument exitUrl={exitUrl} leaveAction={isOpen ? `${base}/leave` : undefined} help={help} safetyHref={`${base}/safety`}>
      <h1>{safety.heading}</h1>
      <h2>{safety.leaveHeading}</h2>
      <p>{frame.exit} {frame.exitKeys}</p>
      <h2>{safety.historyHeading}</h2>
      <p>{safety.nothingKept}</p>
      <p>{safety.history}</p>
      <h2>{safety.privateHeading}</h2>
      <p>{safety.privateWindow}</p>
      <h2>{safety.deviceHeading}</h2>
      <p>{safety.device}</p>
      {isOpen ? <p><a href={`${base}/reach`}>{reach.link}</a></p> : null}
      <h2>{safety.helpHeading}</h2>
      {KINDS.map((kind) => {
        const lines = help.filter(({ about }) => about === kind);
        return lines.length === 0 ? null : (
          <div key={kind}>
            <h3>{safety.kinds[kind]}</h3>
            <HelpLines lines={lines} />
          </div>
        );
      })}
      <div className="send"><a className="other" href={isOpen ? base : `${base}/sent`}>{notNow.back}</a></div>
    </ClientDocument>
  );
}

/** A sentence after a link was closed by its own person. */
export function FarewellPage({ exitUrl, sentence }: { exitUrl: string; sentence: string }) {
  return (
    <ClientDocument exitUrl={exitUrl}>
      <h1>{code.heading}</h1>
      <p role="status">{sentence}</p>
    </ClientDocument>
  );
}
