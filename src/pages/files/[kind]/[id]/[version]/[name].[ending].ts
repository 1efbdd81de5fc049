import type { APIRoute } from "astro";
import { type FileProps, fileResponse, fileRoutes } from "#site/files.ts";

/** One file for each one that a standing version of an entry hands out. */
export const getStaticPaths = fileRoutes;

/** Its bytes as they were published. */
export const GET: APIRoute<FileProps> = ({ props }) => fileResponse(props);
