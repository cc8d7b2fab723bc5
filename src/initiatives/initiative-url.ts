/** Where people read an initiative: what mails lead to. Stays the same when its title changes. */
export const initiativeUrl = (publicUrl: string, slug: string): string => `${publicUrl}/initiatives/${encodeURIComponent(slug)}`;
