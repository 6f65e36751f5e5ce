import { TextLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { ReflectionLineDto } from "#lib/reflections/dto.ts";
import { markedLine } from "#lib/reflections/risk-in-words.ts";

/** What is marked and answered by nobody, above a case's exercises; on the screen only. */
export function MarkedFirst({ lines }: { lines: ReflectionLineDto[] }) {
  if (lines.length === 0) return null;
  return (
    <div data-screen-only className="mb-6 print:hidden">
      <Notice tone="care" title={markedLine}>
        <ul className="space-y-1">
          {lines.map(({ id, seat, name, title }) => (
            <li key={id} className="flex flex-wrap items-baseline gap-x-4">
              <PartnerName seat={seat}>{name}</PartnerName>
              <TextLink href={`/reflections/${id}`} className="inline-block py-1">{title}</TextLink>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
