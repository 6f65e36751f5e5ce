import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { TextLink } from "#components/ui/button.tsx";

export const metadata: Metadata = { title: "How data are protected" };

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8 space-y-3">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}

export default function PrivacyPage() {
  return (
    <PlainPage title="How data are protected" lead="What the software does, and what it cannot do, in plain words.">
      <Part title="What is encrypted">
        <p>What partners and therapists write (answers, drafts, notes) is stored encrypted, with a key of each practice. Process notes have a key of their own.</p>
        <p>
          Names, e-mail addresses, dates and the marks of a session are stored in the clear, so that search and the check for a shared address work. The
          encryption protects against the theft of a copy of the database or of a backup. It does not protect against someone who takes over the running
          server, because the server needs the keys to show you your notes.
        </p>
      </Part>
      <Part title="Who sees what">
        <p>A practice never sees another practice&apos;s records; both the software and the database hold that line. Within a practice, a case opens only for the clinicians on its team.</p>
        <p>A partner sees one request of their own, and nothing about the other. What a partner sent is not shown again by link.</p>
        <p>Every look at clinical text and every change is recorded with who and when, without its words. The record can be added to and not altered.</p>
      </Part>
      <Part title="Signing in">
        <p>Therapists need a password and a second step. A sign-in ends after 30 minutes without use and after 12 hours at the latest, and can be ended on all devices at once.</p>
        <p>A link alone shows nothing; it opens with the code that the partner agreed with the therapist.</p>
      </Part>
      <Part title="What leaves the server">
        <p>Only mail that a clinician approved. No tracking, no third parties, no recordings, nothing is sent to a language model.</p>
      </Part>
      <Part title="What no software can do">
        <p>It cannot see who holds the phone, or whether somebody looks over a shoulder. Where that is a worry, speak about it with your therapist in person, and use paper or the session itself.</p>
      </Part>
      <p className="mt-10">
        <TextLink href="/">Back to the start</TextLink>
      </p>
    </PlainPage>
  );
}
