"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { answerForm } from "#lib/platform/action.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { themeCookie, themeCookieOptions, themeFrom } from "#lib/platform/theme.ts";

/** Keeps the look a person chose for this browser. */
export async function chooseThemeAction(data: FormData): Promise<void> {
  await answerForm(data, async () => {
    await requireClinician();
    (await cookies()).set(themeCookie, themeFrom(data.get("theme")), themeCookieOptions);
    revalidatePath("/", "layout");
  });
}
