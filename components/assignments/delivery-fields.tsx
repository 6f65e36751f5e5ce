import { Checkbox, RadioGroup } from "#components/ui/choices.tsx";
import type { ReachDto } from "#lib/assignments/preview.ts";
import { presetDelivery } from "#lib/assignments/status.ts";

export type DeliveryFieldsProps = {
  prefix: string;
  name: string;
  reach: ReachDto | undefined;
  /** What stands before a link for this person; empty when nothing does. */
  missing: readonly string[];
  hasCode: boolean;
  delivery?: string;
  reminders?: boolean;
};

/** How it reaches this person, preset by what they asked for; a way that is closed says why. */
export function DeliveryFields({ prefix, name, reach, missing, hasCode, delivery, reminders = false }: DeliveryFieldsProps) {
  const mayHaveLink = missing.length === 0;
  const byMail = mayHaveLink && reach?.channel === "EMAIL" && reach.email !== null;
  const options = [
    { value: "HAND_OVER", label: "Hand over in session" },
    { value: "QR", label: "QR card", disabled: !mayHaveLink },
    { value: "PRINT", label: "Printed sheet" },
    { value: "EMAIL", label: "E-mail", disabled: !byMail },
  ];
  return (
    <div className="space-y-3">
      <RadioGroup name={`${prefix}delivery`} label={`How it reaches ${name}`} options={options} layout="columns" defaultValue={delivery ?? presetDelivery(reach?.channel ?? null, { haveLink: mayHaveLink, mail: byMail })} />
      <p className="text-sm text-ink-2">{standing({ name, missing, byMail, hasCode })}</p>
      {byMail ? <Checkbox name={`${prefix}reminders`} label="Remind by e-mail, at most twice" defaultChecked={reminders} /> : null}
    </div>
  );
}

function standing({ name, missing, byMail, hasCode }: { name: string; missing: readonly string[]; byMail: boolean; hasCode: boolean }): string {
  if (missing.length > 0) return `QR card and e-mail are closed. Before a link: ${missing.join("; ")}.`;
  const code = hasCode ? `${name} uses the code they have.` : `A code for ${name} is made and shown once.`;
  return byMail ? code : `${code} E-mail is closed: ${name} has not asked for it.`;
}
