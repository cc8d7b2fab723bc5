import { mailTemplate, type MailTemplate, type MailText, type Writing } from "../kernel/mail/template";
import { mailedRegistration, type MailedRegistration } from "./mailed-registration";

/** A mail to a participant about their place. Not sent where the state is another by now: then another mail says so. */
export const placeMail = <Data extends object = object>(
  name: string,
  isStill: (registration: MailedRegistration) => boolean,
  write: (writing: Writing<MailedRegistration>, data: Data) => MailText | null | Promise<MailText | null>,
): MailTemplate<Data, MailedRegistration> =>
  mailTemplate<Data, MailedRegistration>({
    name,
    recipient: mailedRegistration,
    write: (data, writing) => (isStill(writing.recipient) ? write(writing, data) : null),
  });

export const isToBe = ({ event }: MailedRegistration): boolean => event.status === "PUBLISHED";
export const hasPlace = (registration: MailedRegistration): boolean => isToBe(registration) && registration.status === "CONFIRMED";
