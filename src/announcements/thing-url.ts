/** Where people read about whatever an announcement is about: a page that shows it as whoever opens it may see it. */
export const thingUrl = (publicUrl: string, id: string): string => `${publicUrl}/things/${id}`;
