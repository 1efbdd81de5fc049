import type { APIRoute } from "astro";
import { type LocaleProps, listFactsJson, listFactsRoutes } from "#site/answer-pages.ts";

/** One file for each language of the interface. */
export const getStaticPaths = listFactsRoutes;

/** What filters find in which part of the list of all answers. */
export const GET: APIRoute<LocaleProps> = ({ props }) => Response.json(listFactsJson(props));
