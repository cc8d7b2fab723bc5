import { accountRetention } from "./accounts";
import { contactRetention } from "./contacts";
import { fragilityNotice } from "./continuity";
import type { Job } from "./kernel/jobs/clockwork";
import { retentionOfMail } from "./kernel/mail/retention";
import { webhookRetention } from "./webhooks";
import { eventReminders, eventThanks, registrationRetention } from "./registrations";

/** All that the hub does by the clock. */
export const jobs: readonly Job[] = [
  retentionOfMail,
  contactRetention,
  accountRetention,
  registrationRetention,
  eventReminders,
  eventThanks,
  fragilityNotice,
  webhookRetention,
];
