import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { MissingThing } from "#lib/consents/link-readiness.ts";

/** What is missing before anything can be sent, each with the place where it is put right. Null when nothing is. */
export function BeforeFirstLink({ coupleId, things }: { coupleId: string; things: MissingThing[] }) {
  if (things.length === 0) return null;
  return (
    <Card title="Three things before the first link" lead="Paper and work in the room need none of it.">
      <ul className="list-disc space-y-1 pl-5">
        {things.map((thing) => (
          <li key={`${thing.kind}-${thing.seat ?? "both"}`}>
            <TextLink href={placeOf(coupleId, thing)}>{thing.sentence}</TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function placeOf(coupleId: string, { kind, clientId }: MissingThing): string {
  if (kind === "help-pack") return "/settings";
  if (kind === "separated") return `/couples/${coupleId}/closing#separate`;
  if (clientId === null) return `/couples/${coupleId}/agreements?change=secrets#secrets`;
  return `/couples/${coupleId}/partners/${clientId}?change=${kind}#${kind}`;
}
