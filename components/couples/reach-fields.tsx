import type { ReactNode } from "react";
import { RadioGroup } from "#components/ui/choices.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

const ways = [
  { value: "NONE", label: "Nothing is sent" },
  { value: "HAND_OVER", label: "Hand over in session" },
  { value: "EMAIL", label: "E-mail" },
];

export type ReachFieldsProps = {
  /** Begins the names of the fields, for example "a.". */
  prefix?: string;
  label?: string;
  hint?: string;
  channel?: string;
  email?: string | null;
  /** More about messages, shown with the address. */
  children?: ReactNode;
};

/** How one person is reached; the address shows once e-mail is chosen, or has to be put right. */
export function ReachFields({ prefix = "", label = "How to reach this person", hint, channel = "NONE", email, children }: ReachFieldsProps) {
  return (
    <div className="group/reach space-y-4">
      <RadioGroup name={`${prefix}channel`} label={label} hint={hint} options={ways} defaultValue={channel} />
      <div className="hidden space-y-4 group-has-[[value=EMAIL]:checked]/reach:block group-has-[[aria-invalid]]/reach:block">
        <TextInput
          name={`${prefix}email`}
          label="E-mail address"
          hint="One that only this person opens."
          type="email"
          autoComplete="off"
          spellCheck={false}
          width="medium"
          defaultValue={email ?? ""}
        />
        {children}
      </div>
    </div>
  );
}
