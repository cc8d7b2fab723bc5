import { programmeOf, type ChangedPart } from "../events";
import type { Block } from "../kernel/mail/template";
import { calendarEntry, cancelLink, facts, saying, ticketLink, type MailedRegistration } from "./mailed-registration";
import { hasPlace, isToBe, placeMail } from "./place-mail";

const partNames: Readonly<Record<ChangedPart, readonly [da: string, en: string]>> = {
  TIME: ["Tiden", "The time"],
  VENUE: ["Stedet", "The place"],
  ONLINE_ADDRESS: ["Onlineadressen", "The online address"],
  ROOM: ["Lokaler eller tider i programmet", "Rooms or hours in the programme"],
  CANCELLED: ["Det er aflyst", "It is cancelled"],
};

const programme = ({ event }: MailedRegistration): Block[] => (event.programme.length === 0 ? [] : [{ list: programmeOf(event) }]);

/** What participants go by was moved: how it is now, with a new entry for the calendar. */
export const eventChangedMail = placeMail<{ readonly parts: readonly ChangedPart[] }>(
  "event-changed",
  (registration) => isToBe(registration) && registration.status !== "CANCELLED",
  (writing, { parts }) => {
    const { recipient } = writing;
    const say = saying(recipient);
    const { title } = recipient.event;
    return {
      subject: say(`Ændret: ${title}`, `Changed: ${title}`),
      blocks: [
        say(`Der er ændret noget ved »${title}«:`, `Something has changed about “${title}”:`),
        { list: parts.map((part) => say(...partNames[part])) },
        say("Sådan er det nu:", "This is how it is now:"),
        facts(recipient),
        ...(parts.includes("ROOM") || parts.includes("TIME") ? programme(recipient) : []),
        ...(recipient.status === "CONFIRMED"
          ? [ticketLink(writing)]
          : [say("Du venter stadig på en plads.", "You are still waiting for a place.")]),
        cancelLink(writing),
      ],
      attachments: calendarEntry(writing, "PUBLISH"),
    };
  },
);

/** It will not be: to all who had a place or waited. */
export const eventCancelledMail = placeMail(
  "event-cancelled",
  ({ event, status }) => event.status === "CANCELLED" && status !== "CANCELLED",
  (writing) => {
    const { recipient } = writing;
    const say = saying(recipient);
    const { title, cancellationReason } = recipient.event;
    return {
      subject: say(`Aflyst: ${title}`, `Cancelled: ${title}`),
      blocks: [
        say(`»${title}« er aflyst.`, `“${title}” is cancelled.`),
        ...(cancellationReason === null ? [] : [cancellationReason]),
        facts({ ...recipient, status: "CANCELLED" }),
        say("Du behøver ikke at gøre noget.", "You need not do anything."),
      ],
      attachments: calendarEntry(writing, "CANCEL"),
    };
  },
);

/** It is soon. */
export const reminderMail = placeMail("event-reminder", hasPlace, (writing) => {
  const { recipient } = writing;
  const say = saying(recipient);
  const { event } = recipient;
  if (event.startsAt <= writing.now) return null;
  return {
    subject: say(`Husk: ${event.title}`, `Reminder: ${event.title}`),
    blocks: [
      say(`Snart er det »${event.title}«, og du har en plads.`, `“${event.title}” is soon, and you have a place.`),
      facts(recipient),
      ...programme(recipient),
      ticketLink(writing),
      cancelLink(writing),
    ],
  };
});

/** It was, and what they thought of it is asked: without an account, and without their name. */
export const thanksMail = placeMail("event-thanks", hasPlace, ({ recipient, publicUrl }) => {
  const say = saying(recipient);
  const { title, slug } = recipient.event;
  return {
    subject: say(`Tak for ${title}`, `Thank you for ${title}`),
    blocks: [
      say(`Tak, fordi du var med til »${title}«.`, `Thank you for taking part in “${title}”.`),
      say(
        "Hvad synes du om det? Det tager et minut, og dit navn gemmes ikke sammen med svaret.",
        "What did you think of it? It takes a minute, and your name is not kept with the answer.",
      ),
      { link: `${publicUrl}/events/${slug}/feedback/${recipient.code}`, text: say("Sig, hvad du synes", "Say what you think") },
    ],
  };
});

/** An organiser's own words, to whom they were for when they were sent. */
export const eventMessageMail = placeMail<{ readonly messageId: string }>(
  "event-message",
  ({ status }) => status !== "CANCELLED",
  async ({ db, recipient }, { messageId }) => {
    const [message] = await db.change<{ subject: string; body: string }>({
      text: "SELECT subject, body FROM event_message WHERE id = $1",
      values: [messageId],
    });
    if (!message) return null;
    const say = saying(recipient);
    const { title } = recipient.event;
    return {
      subject: message.subject,
      blocks: [
        { markdown: message.body },
        say(`Du får mailen, fordi du er tilmeldt »${title}«.`, `You get this because you are registered for “${title}”.`),
      ],
    };
  },
);
