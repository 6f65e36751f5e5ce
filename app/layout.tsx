import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { themeCookie, themeFrom } from "#lib/platform/theme.ts";
import "./globals.css";

const legible = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  weight: "200 800",
  display: "swap",
  variable: "--font-legible",
});

export const metadata: Metadata = {
  title: { template: "%s · Middleground", default: "Middleground" },
  robots: { index: false, follow: false },
  referrer: "no-referrer",
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f6f3" },
    { media: "(prefers-color-scheme: dark)", color: "#14171a" },
  ],
};

/** The frame of every therapist page. It only draws; waiting for a request keeps each script nonce fresh. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const theme = themeFrom((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" className={legible.variable} data-theme={theme === "system" ? undefined : theme}>
      <body className="min-h-dvh antialiased">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:left-4 focus:top-4 focus:z-50 focus:rounded-md focus:bg-surface focus:px-4 focus:py-2 focus:text-accent"
        >
          Skip to content
        </a>
        {children}
      </body>
    </html>
  );
}
