import { initiativeUrl } from "../initiatives";

/** Where people read who has taken a practice up: a part of its own page. */
export const adoptionsUrl = (publicUrl: string, slug: string): string => `${initiativeUrl(publicUrl, slug)}#taken-up`;
