import { askOtherContact, resumeReminders, stopReminders, takeBackConsent } from "#lib/requests/commands/reach.ts";
import { askOtherContactInput } from "#lib/requests/schema.ts";
import { answerSeeOther } from "./answer.ts";
import { closedPage } from "./link.tsx";
import type { Opened } from "./opened.ts";
import type { Posted } from "./write.tsx";

/** "Stop reminders", "Change how I am reached", "Take back my consent". */
export async function choose({ actor, base }: Opened, { page, controls }: Posted): Promise<Response> {
  switch (page) {
    case "reminders":
      await (controls.do === "resume" ? resumeReminders(actor) : stopReminders(actor));
      return answerSeeOther(`${base}/reminders?done`);
    case "reach": {
      const wish = askOtherContactInput.safeParse({ channel: controls.channel });
      if (!wish.success) return answerSeeOther(`${base}/reach`);
      await askOtherContact(actor, wish.data);
      return answerSeeOther(`${base}/reach?done=${wish.data.channel}`);
    }
    case "consent":
      await takeBackConsent(actor);
      return answerSeeOther(`${base}/consent`);
    default:
      return closedPage();
  }
}
