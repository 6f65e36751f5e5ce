import type { ReactNode } from "react";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";

/** The place for this person's links; until a list is given, the way to where they stand. */
export function LinksCard({ coupleId, children }: { coupleId: string; children?: ReactNode }) {
  return (
    <Card title="Links">
      {children ?? (
        <p>
          Links are kept with the exercise they belong to. <TextLink href={`/couples/${coupleId}/assignments`}>Open the exercises</TextLink>
        </p>
      )}
    </Card>
  );
}
