import { PrintThis } from "#components/assignments/print-this.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { LinkCardDto } from "#lib/requests/dto.ts";

/** A link's card once more, to be shown or printed in the room. On it stands nothing of what it is for. */
export function LinkCard({ card: { title, url, qr }, page }: { card: LinkCardDto; page: string }) {
  return (
    <Card id="card" title={`Card for ${title}`} actions={<TextLink href={page} scroll={false}>Put it away</TextLink>} className="mb-6">
      <PrintThis label="Print the card">
        <div className="max-w-measure rounded-lg border-2 border-dashed border-control p-4">
          <p className="font-semibold">Notes</p>
          <svg role="img" aria-label="Link as a QR code" width="164" height="164" viewBox={`0 0 ${qr.size} ${qr.size}`} shapeRendering="crispEdges" className="my-3 max-w-full">
            <rect width={qr.size} height={qr.size} fill="#fff" />
            <path d={qr.path} fill="#000" />
          </svg>
          <p data-link className="break-all text-sm">{url}</p>
        </div>
      </PrintThis>
      <div className="mt-3">
        <CopyButton text={url} size="small">Copy the link</CopyButton>
      </div>
    </Card>
  );
}
