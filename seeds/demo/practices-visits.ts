/**
 * Made-up practices about visits, neighbours, coming home from hospital and relatives.
 * They tell of nothing that any municipality does.
 */
import type { DemoPractice } from "./types";

export const practicesVisits: readonly DemoPractice[] = [
  {
    key: "besoegsvenner-odense",
    municipality: "0461",
    status: "PUBLISHED",
    day: "2025-01-21",
    title: "Besøgsvenner med et godt match",
    summary:
      "Eksempel: Frivillige besøgsvenner besøger ældre, der bor alene, en gang om ugen. Et grundigt match og en " +
      "fast koordinator får venskaberne til at holde.",
    stage: "ANCHORED",
    origin: "ADAPTED",
    evidenceLevel: "MONITORED",
    themes: ["loneliness", "volunteering"],
    targetGroups: ["older-people-living-alone"],
    arenas: ["home", "health-and-care"],
    cooperationForms: ["partnership"],
    challenge:
      "Ventelisten på en besøgsven var lang, og mange besøg stoppede efter få måneder. En gennemgang sammen med " +
      "de frivillige viste, at matchet ofte blev lavet for hurtigt, og at ingen fulgte op.",
    approach:
      "1. Hjemmeplejen eller borgeren selv kontakter Besøgstjenesten.\n" +
      "2. Koordinatoren besøger både borgeren og den frivillige og spørger til interesser, humor og " +
      "forventninger.\n" +
      "3. Det første besøg holdes sammen med koordinatoren.\n" +
      "4. Efter en måned og efter et halvt år ringer koordinatoren til begge.\n\n" +
      "Hjemmeplejen har én fast kontakt i hvert distrikt, så de frivillige ved, hvem de skal ringe til, hvis " +
      "noget bekymrer dem.",
    outcomes:
      "Eksempel: både borgere og besøgsvenner fortæller, at de oplever forholdet som et venskab og ikke som en " +
      "opgave. Koordinatoren følger, hvor længe besøgene varer, og bruger tallene til at blive bedre til at " +
      "matche.",
    lessons:
      "- Spørg til humor. Det er det bedste matchspørgsmål, vi har.\n" +
      "- Et nej til et match er en hjælp, ikke en fiasko.\n" +
      "- Frivillige bliver, når nogen husker at ringe til dem.",
    transferability:
      "Kræver en koordinator på nogle timer om ugen og en aftale om, hvordan hjemmeplejen henviser. Kan drives af " +
      "en hvilken som helst forening med erfaring i at tage imod frivillige.",
    resources: {
      staffHoursPerWeek: 10,
      volunteers: 85,
      yearlyCostDkk: 120_000,
      funding: "Partnerskabsaftale med kommunen",
      description: "Koordinator, forsikring, kurser og kørselsgodtgørelse.",
    },
    startedOn: "2016-02-01",
    partners: [{ organisation: "besoegstjenesten", role: "Matcher, klæder på og følger op" }],
    links: [{ title: "Samtaleguide til et godt match", url: "https://example.org/besoegsven/samtaleguide" }],
    attention: [
      {
        point: "equal-partner",
        text: "Besøgstjenesten er med, når kommunen planlægger sin ældreindsats, og ikke først, når den skal udføres.",
      },
      { point: "systematic", text: "Opfølgningen efter en måned og et halvt år ligger i en fast kalender og passes af to koordinatorer." },
      { point: "backing-and-ownership", text: "Partnerskabsaftalen er politisk godkendt og bliver drøftet i udvalget én gang om året." },
    ],
    contacts: ["contact.0461.1", "contact.besoegstjenesten.1"],
  },
  {
    key: "besoegsvenner-med-hund-holstebro",
    municipality: "0661",
    status: "PUBLISHED",
    day: "2025-02-26",
    title: "Besøgsvenner på fire ben",
    summary:
      "Eksempel: Frivillige hundeejere besøger ældre i eget hjem og på plejecentre sammen med deres hund. Hunden " +
      "bryder isen, og samtalen følger efter.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "EXPERIENCE",
    themes: ["loneliness", "volunteering", "quality-of-life"],
    targetGroups: ["nursing-home-residents", "older-people-living-alone", "people-with-dementia"],
    arenas: ["home", "health-and-care"],
    cooperationForms: ["partnership"],
    challenge: "Nogle borgere har svært ved at tage imod en fremmed, men lyser op, når der kommer et dyr ind ad døren.",
    approach:
      "Besøgshundene godkender både hund og ejer og aftaler faste besøg. Plejecentrene har en kontaktperson, der " +
      "sørger for vand, gulvtæppe og ro. Besøget varer en halv time, og hunden bestemmer, hvornår den er træt.",
    outcomes:
      "Eksempel: medarbejderne fortæller, at beboere, der sjældent siger noget, begynder at fortælle om de hunde, " + "de selv har haft.",
    lessons: "Spørg altid til allergi og angst først, og hav en plan for, hvordan I siger farvel den dag, hunden ikke " + "kan mere.",
    transferability: "Let at overføre. En lokal hundeklub er et godt sted at begynde.",
    resources: { staffHoursPerWeek: 2, volunteers: 19, yearlyCostDkk: 9_000 },
    startedOn: "2021-08-15",
    partners: [{ organisation: "besoegshundene", role: "Godkender og koordinerer besøgene" }],
    contacts: ["contact.0661.1", "contact.besoegshundene.1"],
  },
  {
    key: "telefonvenner-samsoe",
    municipality: "0741",
    coMunicipalities: ["0492"],
    status: "PUBLISHED",
    day: "2025-03-18",
    title: "Telefonvenner mellem øerne",
    summary:
      "Eksempel: Ældre på Samsø og Ærø ringer til hinanden på faste tidspunkter. De har ø-livet til fælles, og " +
      "afstanden gør det let at tale frit.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EXPERIENCE",
    themes: ["loneliness", "volunteering"],
    targetGroups: ["older-people-living-alone"],
    arenas: ["home"],
    cooperationForms: ["co-creation"],
    challenge:
      "På en lille ø kender alle hinanden, og netop derfor kan det være svært at sige, at man er alene. De to øer " +
      "talte om det på et fælles møde for ø-kommuner og fik den tanke, at en fortrolig godt kan bo på en anden ø.",
    approach:
      "Frivilligkoordinatorerne på de to øer matcher par, der ringer sammen en til to gange om ugen. Til sommer " +
      "mødes alle til en fælles udflugt, hvor man kan se, hvem der gemmer sig bag stemmen. Hvis en telefonven " +
      "ikke tager telefonen, er der en aftalt nabo at ringe til.",
    outcomes: "Eksempel: deltagerne fortæller, at de taler om ting, de ikke ville sige til en nabo.",
    lessons: "Faste tider er afgørende. »Vi ringes ved« bliver til ingenting.",
    transferability: "Kan bruges mellem alle små steder, der ligner hinanden. To koordinatorer, der kan lide at tale sammen, er nok.",
    resources: { staffHoursPerWeek: 2, volunteers: 16, yearlyCostDkk: 4_000 },
    startedOn: "2024-02-01",
    partners: [{ organisation: "oefaellesskabet", role: "Finder telefonvenner på Ærø" }],
    attention: [
      {
        point: "human-value-and-relations",
        text: "Vi spørger kun om én ting, når vi følger op: Har du fået nogen at glæde dig til at tale med?",
      },
    ],
    contacts: ["contact.0741.1", "contact.0492.1"],
  },
  {
    key: "nabohjaelp-horsens",
    municipality: "0615",
    status: "PUBLISHED",
    day: "2025-04-24",
    title: "Nabohjælp i opgangen",
    summary:
      "Eksempel: Beboere i almene boliger melder sig som kontaktnaboer: nogen, man kan banke på hos, og som selv " +
      "banker på. Hjemmeplejen og boligforeningen hjælper med at få det i gang.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EVALUATED",
    themes: ["neighbourhood", "loneliness", "volunteering"],
    targetGroups: ["all-citizens", "older-people-living-alone"],
    arenas: ["home"],
    cooperationForms: ["co-creation"],
    challenge:
      "Hjemmeplejen mødte borgere, hvis eneste besøg var hjemmeplejen. Samtidig sagde naboerne, at de gerne ville " +
      "hjælpe, men var bange for at trænge sig på.",
    approach:
      "Vi holdt opgangsmøder på trappen med kaffe på termokande. Her kunne beboerne sætte et kort på " +
      "opslagstavlen: *Det kan du spørge mig om* – og *det kunne jeg godt bruge*.\n\n" +
      "Kontaktnaboerne mødes hver anden måned med en boligsocial medarbejder og en fra hjemmeplejen. De taler " +
      "aldrig om den enkeltes helbred, kun om, hvad naboer kan gøre for hinanden.",
    outcomes:
      "Eksempel: beboerne fortæller, at det er blevet lettere at bede om små ting – at få skiftet en pære eller " +
      "passet en kat – og at det ofte bliver til en kop kaffe.",
    lessons:
      "- Kortet med *det kunne jeg godt bruge* er det vigtigste. Det gør det almindeligt at have brug for noget.\n" +
      "- Tavshed og samtykke skal på plads fra dag ét.\n" +
      "- Én opgang ad gangen. Vi prøvede en hel afdeling, og det blev anonymt.",
    transferability: "Kan bruges i enhver opgang og på enhver vej. Boligforeningens vicevært er en god indgang.",
    resources: { staffHoursPerWeek: 6, volunteers: 24, yearlyCostDkk: 10_000, funding: "Boligsocial helhedsplan" },
    startedOn: "2022-04-01",
    partners: [{ organisation: "opgangsnetvaerket", role: "Holder opgangsmøder og tager imod nye kontaktnaboer" }],
    links: [{ title: "Kort til opslagstavlen", url: "https://example.org/nabohjaelp/kort" }],
    attention: [
      {
        point: "start-over-and-understand-together",
        text:
          "Vi droppede vores første projektbeskrivelse efter to opgangsmøder. Problemet var ikke viljen til at " +
          "hjælpe, men modet til at spørge.",
      },
      { point: "systematic", text: "Hver opgang har to kontaktnaboer, så den ene kan flytte, uden at det hele falder." },
    ],
    contacts: ["contact.0615.1", "contact.0615.2"],
  },
  {
    key: "hjem-fra-sygehuset-randers",
    municipality: "0730",
    status: "PUBLISHED",
    day: "2025-05-08",
    title: "Trygt hjem: frivillige følger med fra sygehuset",
    summary:
      "Eksempel: Når en borger uden pårørende udskrives, kan en frivillig tage imod derhjemme: tænde lys, købe " +
      "mælk og blive lidt. Dagen efter ringer den frivillige og hører, hvordan det går.",
    stage: "ANCHORED",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EVALUATED",
    themes: ["loneliness", "volunteering", "quality-of-life"],
    targetGroups: ["recently-discharged", "older-people-living-alone"],
    arenas: ["health-and-care", "home"],
    cooperationForms: ["partnership"],
    challenge:
      "Udskrivning fra sygehus er et sårbart øjeblik, især når ingen venter derhjemme. Sygehuset, kommunen og en " +
      "frivillig forening satte sig sammen og fulgte en borgers vej hjem, time for time.\n\n" +
      "Det blev klart, at hjælpen var på plads på papiret, men at der manglede et menneske de første timer.",
    approach:
      "1. Udskrivningskoordinatoren spørger borgeren og ringer til foreningens vagttelefon.\n" +
      "2. Den frivillige møder borgeren på afdelingen eller ved hoveddøren.\n" +
      "3. Sammen gør de lejligheden klar: varme, post, indkøb.\n" +
      "4. Den frivillige ringer næste dag – og igen efter en uge.\n" +
      "5. Er borgeren alene til hverdag, tilbydes en besøgsven eller et fællesskab.\n\n" +
      "De frivillige udfører ikke pleje og giver ikke medicin.",
    outcomes:
      "Eksempel: borgerne fortæller, at de føler sig ventet. Sygeplejersker fortæller, at de sender folk hjem med " + "bedre samvittighed.",
    lessons:
      "- Vagttelefonen skal have åbent, når afdelingerne udskriver, også fredag eftermiddag.\n" +
      "- Aftal klart, hvad frivillige ikke gør. Det beskytter alle.\n" +
      "- Samtykket skal være enkelt: ét spørgsmål, én underskrift.",
    transferability: "Kræver en skriftlig aftale mellem sygehus, kommune og forening. Begynd med en enkelt afdeling.",
    resources: {
      staffHoursPerWeek: 8,
      volunteers: 26,
      yearlyCostDkk: 75_000,
      funding: "Kommunen og regionen i fællesskab",
      description: "Koordinator, vagttelefon og kørselsgodtgørelse.",
    },
    startedOn: "2021-01-11",
    partners: [
      { organisation: "hjemkomstvennerne", role: "Frivillige og vagttelefon" },
      { organisation: "sygehuset-kronjylland", role: "Spørger patienterne og giver besked" },
    ],
    links: [{ title: "Samarbejdsaftale – skabelon", url: "https://example.org/trygt-hjem/aftale" }],
    attention: [
      {
        point: "equal-partner",
        text: "Foreningen var med fra den første tegning af borgerens vej hjem og har skrevet grænserne for frivilliges " + "opgaver selv.",
      },
      {
        point: "backing-and-ownership",
        text: "Aftalen er godkendt i både sundhedsudvalget og sygehusledelsen, og den er skrevet ind i sundhedsaftalen.",
      },
      { point: "systematic", text: "Vagttelefonen går på skift mellem fire personer, og procedurerne ligger ét sted." },
    ],
    contacts: ["contact.0730.1", "contact.hjemkomstvennerne.1"],
  },
  {
    key: "opgangsvaert-koebenhavn",
    municipality: "0101",
    status: "PUBLISHED",
    day: "2025-09-11",
    title: "Opgangsværter i etagebyggeriet",
    summary:
      "Eksempel: Frivillige opgangsværter byder nye naboer velkommen, holder trappekaffe og holder øje med dem, " +
      "man sjældent ser. Bygger på erfaringer med nabohjælp i Horsens.",
    stage: "RUNNING",
    origin: "ADAPTED",
    inspiredBy: ["nabohjaelp-horsens"],
    evidenceLevel: "MONITORED",
    themes: ["neighbourhood", "loneliness"],
    targetGroups: ["all-citizens", "newcomers", "older-people-living-alone"],
    arenas: ["home"],
    cooperationForms: ["partnership"],
    challenge:
      "I de store etageejendomme bor mennesker tæt uden at kende hinanden. Boligselskabet og kommunen ville gerne " +
      "gøre det let at være en god nabo uden at blive socialarbejder.",
    approach:
      "Vi har taget opgangsmøderne og kortene fra Horsens, men har gjort værtsrollen til en lille, tydelig " +
      "opgave: en velkomstpose til nye, en trappekaffe i kvartalet og et nummer at ringe til, hvis man er " +
      "bekymret. Værterne mødes på tværs af ejendomme to gange om året.",
    outcomes: "Eksempel: værterne fortæller, at de bliver stoppet på trappen af naboer, der bare vil snakke.",
    lessons: "Rollen må ikke vokse. Når værter bliver bedt om for meget, melder de sig ud uden at sige det.",
    transferability: "Fungerer bedst, hvor boligselskabet betaler velkomstposen og giver værterne en tak en gang om året.",
    resources: { staffHoursPerWeek: 6, volunteers: 40, yearlyCostDkk: 50_000, funding: "Boligselskabet og kommunens ensomhedspulje" },
    startedOn: "2024-11-01",
    partners: [
      { organisation: "boligselskabet-nordlaengen", role: "Finder og støtter værter" },
      { organisation: "fonden-trygge-faellesskaber", role: "Støtter opstarten" },
    ],
    attention: [{ point: "systematic", text: "Værtsrollen er beskrevet på en halv side, og der er altid en stedfortræder." }],
    contacts: ["contact.0101.2", "contact.0101.1"],
  },
  {
    key: "paaroerendecafe-herlev",
    municipality: "0163",
    status: "PUBLISHED",
    day: "2025-06-03",
    title: "Pårørendecafé med afløsning derhjemme",
    summary:
      "Eksempel: Pårørende til svækkede ægtefæller mødes to gange om måneden. Imens er en frivillig hjemme hos " +
      "den syge, så man kan gå med ro i sindet.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EXPERIENCE",
    themes: ["caring-for-relatives", "loneliness", "mental-health"],
    targetGroups: ["relatives"],
    arenas: ["health-and-care", "home"],
    cooperationForms: ["partnership"],
    challenge:
      "Pårørendevejlederen mødte ægtefæller, der ikke havde været ude en aften i månedsvis. De ville gerne i en " +
      "gruppe, men kunne ikke komme hjemmefra.",
    approach:
      "Frivillige afløsere får en halv dags oplæring af hjemmeplejen og møder familien, før de er alene med den " +
      "syge. Caféen har ingen dagsorden. Én gang i kvartalet kommer der en gæst, hvis deltagerne ønsker det.",
    outcomes: "Eksempel: de pårørende fortæller, at de for første gang længe har grinet af noget sammen med andre, der " + "forstår det.",
    lessons: "Afløsningen er hele forskellen. Uden den kommer kun dem, der har mindst brug for det.",
    transferability: "Aftal forsikring og ansvar med hjemmeplejen, før den første frivillige tager afsted.",
    resources: { staffHoursPerWeek: 5, volunteers: 12, yearlyCostDkk: 22_000, funding: "Værdighedsmidler" },
    startedOn: "2024-03-01",
    partners: [{ organisation: "paaroerendeforum", role: "Driver caféen" }],
    attention: [
      { point: "human-value-and-relations", text: "Vi måler ikke, om de pårørende holder længere. Vi spørger, om de har det bedre." },
    ],
    contacts: ["contact.0163.1", "contact.0163.2"],
  },
  {
    key: "trygt-hjem-slagelse",
    municipality: "0330",
    coMunicipalities: ["0370"],
    status: "PUBLISHED",
    day: "2025-12-04",
    title: "Trygt hjem på tværs af to kommuner",
    summary:
      "Eksempel: Frivillige tager imod borgere, der udskrives fra sygehuset, og ringer dagen efter. Slagelse og " +
      "Næstved er gået sammen, fordi de deler sygehus.",
    stage: "PILOT",
    origin: "ADAPTED",
    inspiredBy: ["hjem-fra-sygehuset-randers"],
    evidenceLevel: "MONITORED",
    themes: ["loneliness", "volunteering"],
    targetGroups: ["recently-discharged", "older-people-living-alone"],
    arenas: ["health-and-care", "home"],
    cooperationForms: ["partnership"],
    challenge:
      "Begge kommuner oplevede, at borgere uden pårørende kom hjem til et koldt hus. Vi kendte modellen fra " +
      "Randers, men vores borgere udskrives fra samme sygehus til to kommuner.",
    approach:
      "Vi har bygget videre på aftalen fra Randers og lavet én fælles vagttelefon. Den frivillige hører til dér, " +
      "hvor borgeren bor. Hver fredag holder de to udskrivningskoordinatorer et kort møde om weekenden.",
    outcomes: "Eksempel: de frivillige fortæller, at opringningen dagen efter ofte er dét, der betyder mest.",
    lessons: "To kommuner har to måder at gøre alting på. Vi brugte længere tid på samtykkeblanketten end på alt andet.",
    resources: { staffHoursPerWeek: 7, volunteers: 14, yearlyCostDkk: 40_000, funding: "Fælles projektmidler" },
    startedOn: "2025-03-01",
    partners: [],
    contacts: ["contact.0330.1", "contact.0330.2", "contact.0370.1"],
  },
  {
    key: "paaroerende-psykisk-odense",
    municipality: "0461",
    status: "PUBLISHED",
    day: "2026-02-10",
    title: "Pårørendegrupper ved psykisk sårbarhed",
    summary:
      "Eksempel: Forældre og søskende til unge med psykisk sårbarhed mødes i grupper, som ledes af to frivillige " +
      "med egne erfaringer og en pårørendevejleder på sidelinjen.",
    stage: "PILOT",
    evidenceLevel: "EXPERIENCE",
    themes: ["caring-for-relatives", "mental-health", "poor-thriving"],
    targetGroups: ["relatives", "parents", "people-with-mental-illness"],
    arenas: ["health-and-care"],
    cooperationForms: ["co-creation"],
    challenge:
      "Pårørende fortalte, at de bruger alle kræfter på at hjælpe og selv bliver mere og mere alene. Nogle havde " +
      "holdt op med at invitere gæster.",
    approach:
      "Grupperne mødes otte gange. Halvdelen af tiden er fri snak, og den anden halvdel handler om et emne, " +
      "gruppen selv vælger. Søskende har deres egen gruppe.",
    lessons: "To frivillige er det mindste. Én kan ikke både lytte og holde tiden.",
    resources: { staffHoursPerWeek: 4, volunteers: 8 },
    startedOn: "2025-10-01",
    partners: [],
    contacts: ["contact.0461.3", "contact.0461.1"],
  },
  {
    key: "foerste-uge-hjemme-aalborg",
    municipality: "0851",
    coMunicipalities: ["0810"],
    status: "PUBLISHED",
    day: "2026-05-12",
    title: "Den første uge hjemme",
    summary:
      "Eksempel: En prøvehandling, hvor frivillige og hjemmesygeplejen deles om den første uge efter en " +
      "indlæggelse: den ene tager sig af såret, den anden af selskabet.",
    stage: "PILOT",
    origin: "ADAPTED",
    evidenceLevel: "EXPERIENCE",
    themes: ["loneliness", "volunteering"],
    targetGroups: ["recently-discharged"],
    arenas: ["health-and-care", "home"],
    cooperationForms: ["co-creation"],
    challenge:
      "Hjemmesygeplejen oplevede, at besøg trak ud, fordi borgeren trængte til at tale. Tiden var der ikke, men " + "behovet var reelt.",
    approach:
      "Sygeplejersken spørger, om borgeren vil have besøg af en frivillig i løbet af den første uge. To lokale " +
      "foreninger skiftes til at have beredskab. Efter tre måneder samler vi op og beslutter, om vi går videre.",
    lessons: "De frivillige vil gerne vide, hvordan det gik bagefter. Aftal med borgeren, hvad de må få at vide.",
    resources: { staffHoursPerWeek: 5, volunteers: 9, yearlyCostDkk: 15_000, funding: "Udviklingspulje" },
    startedOn: "2026-02-02",
    partners: [],
    attention: [
      {
        point: "start-over-and-understand-together",
        text: "Vi troede, at udfordringen var genindlæggelser. Da vi spurgte borgerne, handlede den om stilheden den anden dag.",
      },
    ],
    contacts: ["contact.0851.1"],
  },
];
