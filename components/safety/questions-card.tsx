import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { CheckPage } from "#lib/safety/dto.ts";
import { ScreenForm } from "./screen-form.tsx";

type Props = { check: CheckPage; open: string | null; page: string };

/** The private questions: ten, or four of them again once all ten were asked alone (domain 2.7). */
export function QuestionsCard({ check: { clientId, today, mayRescreen }, open, page }: Props) {
  const which = open === "questions" ? "all" : open === "again" && mayRescreen ? "again" : null;
  return (
    <Card id="questions" title="The questions" lead="Never by link the first time. You set the tier; the answers only propose one.">
      {which ? (
        <>
          <p className="mb-4"><TextLink href={page} scroll={false}>Close</TextLink></p>
          <ScreenForm key={which} clientId={clientId} today={today} rescreen={which === "again"} />
        </>
      ) : (
        <ul className="space-y-1">
          {mayRescreen ? <li><TextLink href={`${page}?change=again#questions`}>Ask four of them again</TextLink></li> : null}
          <li><TextLink href={`${page}?change=questions#questions`}>{mayRescreen ? "Ask all ten" : "Ask the ten questions"}</TextLink></li>
        </ul>
      )}
    </Card>
  );
}
