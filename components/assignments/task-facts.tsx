import { Card } from "#components/ui/card.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import type { TaskDetailDto } from "#lib/assignments/dto.ts";
import { statusPrompt } from "#lib/assignments/status.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { StatusMark } from "./status-mark.tsx";
import { seriesWords } from "./task-list.tsx";
import { DELIVERY_WORDS, REPEAT_WORDS } from "./task-words.ts";

/** What was agreed, in the person's words, and where it stands. */
export function TaskFacts({ task }: { task: TaskDetailDto }) {
  const items = [
    { term: "Status", detail: <StatusMark status={task.status} /> },
    { term: "Why", detail: task.reason },
    { term: "The plan", detail: task.plan },
    { term: "May get in the way", detail: task.obstacle },
    { term: "The children", detail: task.childCare },
    { term: "Confidence", detail: task.confidence === null ? null : `${task.confidence} of 10` },
    { term: "Size", detail: task.size === "FULL" ? "Full" : "Two-minute version" },
    { term: "How often", detail: task.repeat === "ONCE" ? null : [`${REPEAT_WORDS[task.repeat]}.`, seriesWords(task)].join(" ") },
    { term: "How it goes out", detail: `${DELIVERY_WORDS[task.delivery]}${task.reminders ? ", with reminders" : ""}` },
    { term: "By", detail: dayInWords(task.dueOn) },
  ].filter(({ detail }) => detail !== null);
  return (
    <Card title="What was agreed" lead={statusPrompt(task.status)}>
      <SummaryList items={items.map(({ term, detail }) => ({ term, detail: <span className="whitespace-pre-wrap break-words">{detail}</span> }))} />
    </Card>
  );
}
