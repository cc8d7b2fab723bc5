/**
 * The network day in Odense on 1 December 2025, as the article on vpt.dk tells of it.
 *
 * The article gives neither hours, address nor the order of the programme. None of that is made up here: the event and each of
 * its sessions are to be shown as the whole day. The titles are descriptions, not the speakers' own: those are not given either.
 */
export interface NetworkDaySpeaker {
  readonly name: string;
  /** Where the speaker is from, as the source says. */
  readonly title: string;
}

export interface NetworkDaySession {
  readonly kind: "TALK";
  readonly title: string;
  /** Official code of the municipality that presented. */
  readonly municipality?: string;
  /** Empty where the source names nobody. */
  readonly speakers: readonly NetworkDaySpeaker[];
}

export interface NetworkDayFact {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** CommonMark. */
  readonly description: string;
  /** ISO day in Europe/Copenhagen. */
  readonly day: string;
  readonly city: string;
  /** Official code of the municipality that the city is in. */
  readonly municipality: string;
  readonly source: string;
  readonly sessions: readonly NetworkDaySession[];
}

/** Roskilde, Guldborgsund, Svendborg, Assens and Kolding: they presented on the day. */
export const presentingCodes: readonly string[] = ["0265", "0376", "0479", "0420", "0621"];

/** The six that were interviewed for the study: the five that presented, and København. */
export const interviewedCodes: readonly string[] = ["0265", "0376", "0479", "0420", "0621", "0101"];

export const networkDay: NetworkDayFact = {
  slug: "netvaerksdag-odense-2025",
  title: "Netværksdag i Odense om kommunernes samspil med civilsamfundet",
  summary:
    "Omkring 100 ledere og medarbejdere fra 40 kommuner mødtes i Odense om samspillet mellem kommuner og civilsamfund " +
    "mod ensomhed og mistrivsel.",
  description:
    "Den 1. december 2025 mødtes omkring 100 ledere og medarbejdere fra 40 kommuner i Odense for at dele erfaringer med " +
    "samspillet mellem kommuner og civilsamfund om ensomhed, mistrivsel og livskvalitet.\n\n" +
    "Anne-Mette Scheibel og Thomas Gedde Højland fra Resonans fortalte om den undersøgelse, som Resonans har lavet for " +
    "Fremfærd Sundhed og Ældre – et projekt under ledelse af FOA og KL. Roskilde, Guldborgsund, Svendborg, Assens og " +
    "Kolding Kommuner holdt oplæg om deres egne erfaringer. Københavns Kommune er også interviewet til undersøgelsen. Et " +
    "inspirationskatalog følger.\n\n" +
    "*Kilden oplyser hverken klokkeslæt, adresse eller programmets rækkefølge. Derfor vises hele dagen, og oplæggene står " +
    "ikke nødvendigvis i den rækkefølge, de blev holdt.*\n\n" +
    "Kilde: [vpt.dk](https://vpt.dk)",
  day: "2025-12-01",
  city: "Odense",
  municipality: "0461",
  source: "https://vpt.dk",
  sessions: [
    {
      kind: "TALK",
      title: "Undersøgelsen af kommunernes samspil med civilsamfundet",
      speakers: [
        { name: "Anne-Mette Scheibel", title: "Resonans" },
        { name: "Thomas Gedde Højland", title: "Resonans" },
      ],
    },
    { kind: "TALK", title: "Oplæg fra Roskilde Kommune", municipality: "0265", speakers: [] },
    { kind: "TALK", title: "Oplæg fra Guldborgsund Kommune", municipality: "0376", speakers: [] },
    { kind: "TALK", title: "Oplæg fra Svendborg Kommune", municipality: "0479", speakers: [] },
    { kind: "TALK", title: "Oplæg fra Assens Kommune", municipality: "0420", speakers: [] },
    { kind: "TALK", title: "Oplæg fra Kolding Kommune", municipality: "0621", speakers: [] },
  ],
};
