import { calendarEntry, cancelLink, facts, saying, ticketLink } from "./mailed-registration";
import { hasPlace, isToBe, placeMail } from "./place-mail";

/** Somebody has a place: with the entry for their calendar, the way to the ticket and the way back. */
export const confirmedMail = placeMail("registration-confirmed", hasPlace, (writing) => {
  const { recipient } = writing;
  const say = saying(recipient);
  const { title } = recipient.event;
  return {
    subject: say(`Du har en plads: ${title}`, `You have a place: ${title}`),
    blocks: [
      say(`Du er tilmeldt »${title}« og har en plads.`, `You are registered for “${title}”, and have a place.`),
      facts(recipient),
      ticketLink(writing),
      cancelLink(writing),
    ],
    attachments: calendarEntry(writing, "PUBLISH"),
  };
});

/** Somebody waits, and how many are before them. */
export const waitingMail = placeMail(
  "registration-waiting",
  (registration) => isToBe(registration) && registration.status === "WAITING",
  (writing) => {
    const { recipient } = writing;
    const say = saying(recipient);
    const { event, position } = recipient;
    const place = String(position ?? "");
    return {
      subject: say(`Du er på ventelisten: ${event.title}`, `You are on the waiting list: ${event.title}`),
      blocks: [
        say(
          `Alle pladser til »${event.title}« er taget, eller der er ikke plads til alle, der blev tilmeldt sammen. Du er nummer ${place} på ventelisten.`,
          `All places for “${event.title}” are taken, or there are not enough for everyone who was registered together. You are number ${place} on the waiting list.`,
        ),
        facts(recipient),
        say("Du får en mail, hvis der bliver en plads.", "You will get a mail if there is a place for you."),
        cancelLink(writing),
      ],
    };
  },
);

/** Somebody who waited has a place now. */
export const promotedMail = placeMail("registration-promoted", hasPlace, (writing) => {
  const { recipient } = writing;
  const say = saying(recipient);
  const { title } = recipient.event;
  return {
    subject: say(`Nu har du en plads: ${title}`, `You have a place now: ${title}`),
    blocks: [
      say(`Der er blevet en plads til dig til »${title}«.`, `A place for you at “${title}” has become free.`),
      facts(recipient),
      ticketLink(writing),
      cancelLink(writing),
    ],
    attachments: calendarEntry(writing, "PUBLISH"),
  };
});

/** A place, or a place on the waiting list, was given back. */
export const registrationCancelledMail = placeMail(
  "registration-cancelled",
  ({ status }) => status === "CANCELLED",
  (writing) => {
    const { recipient } = writing;
    const say = saying(recipient);
    const { title } = recipient.event;
    return {
      subject: say(`Du er meldt fra: ${title}`, `Your registration is cancelled: ${title}`),
      blocks: [
        say(`Din tilmelding til »${title}« er annulleret.`, `Your registration for “${title}” is cancelled.`),
        say("Vil du alligevel med, så tilmeld dig igen.", "If you want to come after all, register again."),
      ],
      ...(recipient.confirmedAt !== null && { attachments: calendarEntry(writing, "CANCEL") }),
    };
  },
);
