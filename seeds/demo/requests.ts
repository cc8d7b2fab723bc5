/** Made-up questions between the demo's municipalities, with answers. */
import type { DemoRequest } from "./types";

export const requests: readonly DemoRequest[] = [
  {
    title: "Hvordan når I ældre mænd, der ikke kommer af sig selv? (eksempel)",
    municipality: "0492",
    day: "2026-03-10",
    themes: ["mens-health", "loneliness"],
    question:
      "Vores tilbud fyldes af kvinder. De mænd, der bor alene, siger pænt nej tak. Hvad har fået dem ud ad døren hos jer, " +
      "og hvem skulle spørge dem?",
    answers: [
      {
        municipality: "0479",
        day: "2026-03-12",
        practices: ["mandevaerksted-svendborg"],
        text: "Spørg om hjælp i stedet for at tilbyde den. Mændene kom, da der var en båd, som skulle repareres.",
      },
      {
        municipality: "0376",
        day: "2026-03-16",
        practices: ["madklub-for-maend-guldborgsund"],
        text: "Lad en mand, der allerede kommer, hente en, der ikke gør. Et brev fra kommunen har aldrig virket hos os.",
      },
    ],
  },
  {
    title: "Hvem kører, når bussen er nedlagt? (eksempel)",
    municipality: "0787",
    day: "2026-04-14",
    themes: ["transport", "volunteering"],
    question:
      "Fællesskaberne er der, men aftenbussen er væk. Har nogen erfaring med frivillig kørsel, og hvordan løste I forsikring " +
      "og betaling for benzin?",
    answers: [
      {
        municipality: "0306",
        day: "2026-04-17",
        practices: ["frivillig-koersel-odsherred"],
        text: "En forening står for kørslen, så den også står for aftalerne. Begynd med de fem ture, der altid er brug for.",
      },
      {
        municipality: "0707",
        day: "2026-04-20",
        practices: ["natbus-norddjurs"],
        text: "Vi samlede turene i en enkelt bus på faste aftener. Det er nemmere at skaffe én chauffør end ti.",
      },
    ],
  },
  {
    title: "Hvordan bliver sorggrupper ved, når den frivillige leder stopper? (eksempel)",
    municipality: "0400",
    day: "2026-06-02",
    themes: ["grief"],
    question: "Vores gruppe hviler på én person, som snart flytter. Hvordan har I gjort den til mere end ét menneskes værk?",
    answers: [
      {
        municipality: "0219",
        day: "2026-06-05",
        practices: ["sorggruppe-aeldre-hilleroed"],
        text: "To ledere fra begyndelsen, og hvert år en ny ved siden af. Så er der altid en, som har set, hvordan man gør.",
      },
    ],
  },
  {
    title: "Unge, der selv har været ensomme, som frivillige: hvad skal vi passe på? (eksempel)",
    municipality: "0730",
    day: "2026-09-15",
    themes: ["poor-thriving", "mental-health"],
    question: "Vi vil lade unge møde unge. Hvordan tager I vare på de frivillige, når samtalerne bliver svære?",
    answers: [],
  },
];
