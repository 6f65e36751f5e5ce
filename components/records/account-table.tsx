import { NothingOut } from "#components/records/leaves-card.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { instantInWords } from "#lib/platform/time.ts";
import type { ReleaseDesk, ReleaseLineDto } from "#lib/records/dto.ts";

const STATES = { PREPARED: "Being gone through", MADE: "Can be handed out", RUN_OUT: "Run out", CANCELLED: "Taken back" } as const;

/** The accounting of disclosures: what was prepared, what went out, to whom, when, with which fingerprint. */
export function AccountTable({ desk }: { desk: ReleaseDesk }) {
  if (desk.releases.length === 0) return <NothingOut />;
  return (
    <ul className="divide-y divide-line">
      {desk.releases.map((release) => <Line key={release.id} coupleId={desk.coupleId} zone={desk.zone} release={release} />)}
    </ul>
  );
}

function Line({ coupleId, zone, release }: { coupleId: string; zone: string; release: ReleaseLineDto }) {
  return (
    <li className="space-y-1 py-4 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <TextLink href={`/couples/${coupleId}/release/${release.id}`}>{release.of}</TextLink>
        <Tag tone={release.state === "MADE" ? "accent" : "plain"}>{STATES[release.state]}</Tag>
      </p>
      <p className="break-words">For {release.recipient}. {release.purpose}</p>
      <p className="text-sm text-ink-2">Prepared {instantInWords(release.preparedAt, zone)} by {release.preparedBy}.</p>
      {release.handouts.map((handout) => (
        <p key={`${handout.format}-${handout.at.getTime()}`} className="text-sm">
          Handed out as {handout.format}, {instantInWords(handout.at, zone)}, by {handout.by}. Fingerprint <code className="break-all text-xs">{handout.hash.slice(0, 16)}</code>
        </p>
      ))}
    </li>
  );
}
