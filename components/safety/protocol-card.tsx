import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { setProtocolAction } from "#lib/safety/actions.ts";
import type { StopProtocol } from "#lib/safety/dto.ts";
import { ProtocolLines } from "./protocol-lines.tsx";

/** What the practice does first when danger is told; one line for each step. The owner changes it. */
export function ProtocolCard({ protocol }: { protocol: StopProtocol }) {
  return (
    <Card title="When danger is told" lead="Shown to the therapist in place of suggestions. Never printed.">
      <ProtocolLines protocol={protocol} />
      <Disclosure summary="Write your practice's own steps" className="mt-4">
        <ActionForm action={setProtocolAction} label="The practice's protocol">
          <TextArea name="protocol" label="Your practice's own steps" hint="One line for each. Blank brings the shipped text back." rows={8} limit={6000} defaultValue={protocol.own ? protocol.lines.join("\n") : ""} optional />
          <SubmitButton>Keep the protocol</SubmitButton>
        </ActionForm>
      </Disclosure>
    </Card>
  );
}
