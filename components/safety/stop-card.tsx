import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { StopProtocol } from "#lib/safety/dto.ts";
import { ProtocolLines } from "./protocol-lines.tsx";

/** In place of suggestions while joint work is stopped (rule SF3). */
export function StopCard({ coupleId, protocol }: { coupleId: string; protocol: StopProtocol }) {
  return (
    <div data-screen-only className="mb-10 print:hidden">
      <Card title="Nothing is suggested now" lead="Joint work is not cleared. First what your practice agreed on:">
        <ProtocolLines protocol={protocol} />
        <p className="mt-4"><TextLink href={`/couples/${coupleId}/agreements`}>Where joint work stands</TextLink></p>
      </Card>
    </div>
  );
}
