import type { ReactNode } from "react";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";

export type ChangeableCardProps = {
  /** Name of this part in the address, `?change=contact`; also its anchor. */
  part: string;
  title: string;
  lead?: string;
  /** The part that is open for change, from the address. */
  open: string | null;
  /** Address of the page without its query. */
  page: string;
  changeLabel: string;
  form: ReactNode;
  children: ReactNode;
};

/** Facts first; the form to change them opens by a link, one form at a time. */
export function ChangeableCard({ part, title, lead, open, page, changeLabel, form, children }: ChangeableCardProps) {
  const isOpen = open === part;
  return (
    <Card
      id={part}
      title={title}
      lead={lead}
      actions={isOpen ? <TextLink href={page} scroll={false}>Close</TextLink> : <TextLink href={`${page}?change=${part}#${part}`}>{changeLabel}</TextLink>}
    >
      {children}
      {isOpen ? <div className="mt-6 border-t border-line pt-6">{form}</div> : null}
    </Card>
  );
}
