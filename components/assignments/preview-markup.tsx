import type { ReactElement } from "react";
import { CodePage } from "#components/client-pages/code-page.tsx";
import { FormPage } from "#components/client-pages/form-page.tsx";
import { TaskPage } from "#components/client-pages/task-page.tsx";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { buildForm } from "#lib/exercises/form.ts";
import type { TaskDto } from "#lib/requests/dto.ts";

/** The two pages a person sees after the code, as finished documents for a frame. */
export type PreviewMarkup = { task: string; form: string };

/** Renders a task by the client's own components, with nothing in it that can be pressed or followed. */
export async function previewMarkup(exercise: Exercise, task: TaskDto): Promise<PreviewMarkup> {
  const form = buildForm(exercise, { solo: task.solo, size: task.size, therapist: task.therapist, cover: task.reading?.cover ?? null, secrets: task.secrets });
  const shared = { exitUrl: "#", base: "#", task, form };
  return { task: await asStill(<TaskPage {...shared} />), form: await asStill(<FormPage {...shared} typed={{}} />) };
}

/** What the address of any link shows before its code. */
export function codeMarkup(): Promise<string> {
  return asStill(<CodePage exitUrl="#" error={null} />);
}

// A picture of a page: no script, and no stop on the way of the Tab key through the page around it.
async function asStill(page: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const html = renderToStaticMarkup(page).replace(/<script\b[^>]*><\/script>/g, "").replace(/ autofocus(="")?/gi, "");
  return `<!doctype html>${html.replace(/<(a|button|input|textarea|summary)(?=[\s>])/g, '<$1 tabindex="-1"')}`;
}
