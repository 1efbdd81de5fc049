import type { APIRoute } from "astro";
import { appManifest } from "#site/app-manifest.ts";
import { INTERFACE_LOCALES, type InterfaceLocale } from "#words/text.ts";

export const getStaticPaths = () =>
  INTERFACE_LOCALES.map((locale) => ({ params: { app: locale }, props: { locale } }));

/** What makes the side panel an app of its own, in each interface language. */
export const GET: APIRoute<{ locale: InterfaceLocale }> = async ({ props }) => appManifest(props.locale);
