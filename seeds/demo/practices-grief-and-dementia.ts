/**
 * Made-up practices about grief and dementia.
 * They tell of nothing that any municipality does.
 */
import type { DemoPractice } from "./types";

export const practicesGriefAndDementia: readonly DemoPractice[] = [
  {
    key: "sorggruppe-unge-aarhus",
    municipality: "0751",
    status: "PUBLISHED",
    day: "2025-02-04",
    title: "Sorggrupper for unge, der har mistet",
    summary:
      "Eksempel: Unge mellem 16 og 25 år, der har mistet en forælder eller en søskende, mødes i sorggrupper med " +
      "to frivillige og en ungekonsulent. Gruppen slutter ikke på en dato, men når de unge er klar.",
    stage: "ANCHORED",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EVALUATED",
    themes: ["grief", "poor-thriving", "mental-health"],
    targetGroups: ["young-people", "bereaved"],
    arenas: ["childcare-and-education", "health-and-care"],
    cooperationForms: ["partnership"],
    challenge:
      "Uddannelsesvejledere så unge droppe ud i månederne efter et dødsfald. De unge sagde selv, at det værste " +
      "var at være den eneste i klassen, og at vennerne holdt op med at spørge.",
    approach:
      "Sorgnetværket og kommunen visiterer sammen til grupperne. Hver gruppe har højst otte unge og mødes hver " +
      "anden uge i et lokale, der ikke ligner en klinik.\n\n" +
      "- De første tre gange har en fast ramme.\n" +
      "- Derefter bestemmer gruppen selv: nogle laver mad, andre går ture.\n" +
      "- Vejlederne på ungdomsuddannelserne kender ordningen og kan ringe samme dag.",
    outcomes:
      "Eksempel: de unge fortæller, at det er en lettelse at være et sted, hvor man både må grine og græde. Flere " +
      "har bedt om selv at blive frivillige.",
    lessons:
      "- Spørg ind til den døde ved navn.\n" +
      "- Mærkedage og jul skal planlægges i god tid.\n" +
      "- De frivillige skal have supervision, ellers bærer de for meget med hjem.",
    transferability: "Kræver mindst to frivillige med erfaring og adgang til supervision. Små kommuner kan gå sammen om en gruppe.",
    resources: {
      staffHoursPerWeek: 6,
      volunteers: 10,
      yearlyCostDkk: 90_000,
      funding: "Partnerskabsaftale",
      description: "Supervision, lokale og forplejning.",
    },
    startedOn: "2018-09-01",
    partners: [{ organisation: "sorgnetvaerket", role: "Frivillige gruppeledere og supervision" }],
    links: [{ title: "Når en elev mister – til vejledere", url: "https://example.org/sorg/vejledere" }],
    attention: [
      { point: "equal-partner", text: "Sorgnetværket visiterer sammen med kommunen og kan sige nej til en gruppe, som de ikke kan bære." },
      {
        point: "human-value-and-relations",
        text: "Gruppen slutter, når de unge siger til. Det gør ventelisten uforudsigelig, men grupperne trygge.",
      },
      {
        point: "backing-and-ownership",
        text: "Børn- og ungechefen har givet vejlederne lov til at ringe direkte uden om den almindelige visitation.",
      },
    ],
    contacts: ["contact.0751.2", "contact.0751.1"],
  },
  {
    key: "sorggruppe-aeldre-hilleroed",
    municipality: "0219",
    status: "PUBLISHED",
    day: "2025-03-27",
    title: "Gåtur med sorgen: gruppe for enker og enkemænd",
    summary:
      "Eksempel: Ældre, der har mistet en ægtefælle, går en tur sammen hver uge og drikker kaffe bagefter. Det er " +
      "en sorggruppe i bevægelse, hvor der er plads til både tårer og tavshed.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "EXPERIENCE",
    themes: ["grief", "loneliness", "physical-activity"],
    targetGroups: ["bereaved", "older-people-living-alone"],
    arenas: ["leisure-and-communities", "health-and-care"],
    cooperationForms: ["co-creation"],
    challenge:
      "Forebyggende medarbejdere tilbyder besøg efter et dødsfald. Mange sagde pænt tak, men ønskede ikke at " +
      "sidde i et lokale og tale om sorg.",
    approach:
      "To frivillige, der selv har mistet, går forrest. Ruten er den samme hver gang og kan gås med rollator. Man " +
      "følges to og to og bytter makker halvvejs. Efter turen er der kaffe, og her får nye en stol ved siden af " +
      "en, der har været med længe.",
    outcomes: "Eksempel: deltagerne fortæller, at søndagene er blevet lettere, fordi de har nogen at ringe til.",
    lessons: "Bænkene på ruten er lige så vigtige som stien. Gå ruten igennem sammen med en, der går dårligt.",
    transferability: "Kræver kun en rute, et sted med kaffe og to frivillige, der kan lytte.",
    resources: { staffHoursPerWeek: 2, volunteers: 5, yearlyCostDkk: 3_000 },
    startedOn: "2023-05-02",
    partners: [],
    attention: [
      {
        point: "human-value-and-relations",
        text: "Ingen fører protokol. Men frivillige lægger mærke til, hvem der mangler, og ringer samme aften.",
      },
    ],
    contacts: ["contact.0219.1", "contact.0219.2"],
  },
  {
    key: "demensvenlig-idraet-frederiksberg",
    municipality: "0147",
    status: "PUBLISHED",
    day: "2025-04-10",
    title: "Demensvenlig idræt i foreningen",
    summary:
      "Eksempel: Mennesker med demens dyrker gymnastik og badminton i almindelige foreninger. Trænerne får et " +
      "kort kursus, og ægtefællen kan være med eller holde fri.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "EVALUATED",
    themes: ["dementia", "physical-activity", "bridge-building"],
    targetGroups: ["people-with-dementia", "relatives"],
    arenas: ["leisure-and-communities", "health-and-care"],
    cooperationForms: ["partnership"],
    challenge:
      "Efter en diagnose mistede mange den forening, de havde været en del af i årevis. Foreningerne ville gerne " +
      "beholde dem, men var usikre på hvordan.",
    approach:
      "Demenskoordinatoren underviser trænerne i tre timer og kommer med de første gange. Hver deltager har en " +
      "makker på holdet. Foreningen tager almindeligt kontingent – man er medlem, ikke gæst.",
    outcomes:
      "Eksempel: deltagerne fortæller, at de kan glemme sygdommen, mens de spiller. Ægtefæller fortæller, at to " +
      "timer alene er guld værd.",
    lessons:
      "Fast tid, fast hal og faste farver giver ro. Og lad være med at oprette et særligt hold, hvis et " + "almindeligt kan rumme det.",
    transferability: "Begynd med den forening, der allerede har et medlem med demens – dér er viljen størst.",
    resources: { staffHoursPerWeek: 4, volunteers: 15, yearlyCostDkk: 12_000, funding: "Demensområdets budget" },
    startedOn: "2022-01-17",
    partners: [],
    links: [{ title: "Kursusmateriale til trænere", url: "https://example.org/demensidraet/kursus" }],
    attention: [
      { point: "systematic", text: "Tre trænere i hver forening har været på kursus, så holdet ikke står og falder med én." },
      {
        point: "backing-and-ownership",
        text: "Idrættens samarbejdsudvalg har gjort demensvenlighed til et punkt i folkeoplysningspolitikken.",
      },
    ],
    contacts: ["contact.0147.1", "contact.0147.2"],
  },
  {
    key: "demenskor-helsingoer",
    municipality: "0217",
    status: "PUBLISHED",
    day: "2025-05-15",
    title: "Kor for mennesker med demens og deres nærmeste",
    summary:
      "Eksempel: Et kor, hvor mennesker med demens synger sammen med ægtefæller, børn og byens sangere. Sangene " +
      "bliver siddende længe efter, at navnene er væk.",
    stage: "ANCHORED",
    origin: "ADAPTED",
    evidenceLevel: "EVALUATED",
    themes: ["dementia", "culture", "quality-of-life"],
    targetGroups: ["people-with-dementia", "relatives"],
    arenas: ["leisure-and-communities", "health-and-care"],
    cooperationForms: ["partnership"],
    challenge:
      "Pårørende efterlyste noget, de kunne gøre sammen som par, og som ikke handlede om sygdom. En korleder i " +
      "sangforeningen havde selv en mor med demens.",
    approach:
      "Koret øver hver mandag. Hver sanger med demens har en sangven ved sin side, som peger i noden. Der er to " +
      "koncerter om året, og til dem er der plads til fejl. Musikskolen låner lokale ud, og demensområdet betaler " +
      "korlederen.",
    outcomes: "Eksempel: de pårørende fortæller, at de genfinder hinanden, når de synger. Flere sangvenner er unge fra " + "musikskolen.",
    lessons:
      "- Store bogstaver og gamle sange – men også én ny hver sæson. De kan godt.\n" +
      "- Pausen skal være lang.\n" +
      "- Fortæl publikum på forhånd, hvad det er for et kor.",
    transferability: "En dygtig korleder er afgørende. Resten er kaffe, noder og tålmodighed.",
    resources: { staffHoursPerWeek: 2, volunteers: 12, yearlyCostDkk: 65_000, funding: "Demensområdet og billetindtægter" },
    startedOn: "2017-09-04",
    partners: [{ organisation: "sundets-sangforening", role: "Korleder og sangvenner" }],
    links: [{ title: "Sanghæfte med stor skrift", url: "https://example.org/demenskor/sanghaefte" }],
    attention: [
      {
        point: "human-value-and-relations",
        text: "Koncerten er målet, men det er mandagen, der tæller: at være nogen for hinanden i to timer.",
      },
    ],
    contacts: ["contact.0217.1", "contact.sundets-sangforening.1", "contact.0217.2"],
  },
  {
    key: "demensvenlig-by-bornholm",
    municipality: "0400",
    status: "PUBLISHED",
    day: "2025-07-01",
    title: "Demensvenlige butikker på hele øen",
    summary:
      "Eksempel: Butikker, banker og busser lærer at møde kunder med demens med ro. Et lille mærke på døren " +
      "viser, at her må ting tage tid.",
    stage: "RUNNING",
    origin: "COPIED",
    evidenceLevel: "EXPERIENCE",
    themes: ["dementia", "neighbourhood", "quality-of-life"],
    targetGroups: ["people-with-dementia", "relatives", "all-citizens"],
    arenas: ["leisure-and-communities", "work-and-employment"],
    cooperationForms: ["partnership"],
    challenge:
      "Borgere med demens holdt op med at handle selv, fordi de blev skyndet på i køen. De pårørende overtog " +
      "indkøbet, og endnu et stykke hverdag forsvandt.",
    approach:
      "Handelsforeningen inviterer butikkerne til en time efter lukketid, hvor demenskoordinatoren og en " +
      "pårørende fortæller. Personalet får fem råd på et kort ved kassen. Butikken får et mærke og bliver besøgt " +
      "igen efter et år.",
    outcomes: "Eksempel: pårørende fortæller, at de tør sende deres ægtefælle i byen efter rugbrød.",
    lessons: "Lad pårørende fortælle. Det gør større indtryk end et fagligt oplæg.",
    transferability: "Let at overføre, hvor der er en handelsforening.",
    resources: { staffHoursPerWeek: 2, volunteers: 6, yearlyCostDkk: 8_000 },
    startedOn: "2024-04-01",
    partners: [{ organisation: "oestersoens-handel", role: "Inviterer butikkerne og deler mærker ud" }],
    contacts: ["contact.0400.1"],
  },
  {
    key: "erindringshave-fredericia",
    municipality: "0607",
    status: "PUBLISHED",
    day: "2025-09-23",
    title: "Erindringshaven: sanser og samvær for mennesker med demens",
    summary:
      "Eksempel: En sansehave med bærbuske, hønsehus og værkstedsskur ved aktivitetscentret. Mennesker med " +
      "demens, børnehavebørn og frivillige passer den sammen.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "MONITORED",
    themes: ["dementia", "nature", "intergenerational"],
    targetGroups: ["people-with-dementia", "children", "older-people"],
    arenas: ["health-and-care", "childcare-and-education"],
    cooperationForms: ["co-creation"],
    challenge:
      "Gårdhaven var pæn, men ingen brugte den. Da vi spurgte brugerne, fortalte de om rabarber, høns og " + "redskaber med skaft af træ.",
    approach:
      "Haven blev tegnet af brugere, pårørende og en naturvejleder. Børnehaven kommer hver torsdag og fodrer " +
      "høns. Frivillige har hver sit bed sammen med en bruger, og redskaberne hænger, hvor alle kan nå dem.",
    outcomes:
      "Eksempel: medarbejderne fortæller, at mennesker, der ellers er urolige, finder ro i at feje. Børnene " +
      "spørger efter »deres« bedsteforældre.",
    lessons: "Byg højbede i to højder, og lad noget stå vildt. En have, der altid er færdig, er der ingen, der har brug for.",
    transferability: "Kan laves på få kvadratmeter. Hønsene kan undværes, men de gør en forskel.",
    resources: { staffHoursPerWeek: 5, volunteers: 16, yearlyCostDkk: 28_000, funding: "Anlæg via fond, drift via aktivitetscentret" },
    startedOn: "2024-05-06",
    partners: [{ organisation: "fonden-trygge-faellesskaber", role: "Støttede anlægget af haven" }],
    links: [{ title: "Haveplan", url: "https://example.org/erindringshave/plan" }],
    attention: [
      {
        point: "start-over-and-understand-together",
        text: "Den første plan var tegnet af en landskabsarkitekt. Den gemte vi væk og begyndte forfra med brugerne.",
      },
      { point: "equal-partner", text: "De frivillige og de pårørende har to af fem pladser i haveudvalget." },
    ],
    contacts: ["contact.0607.1", "contact.0607.2"],
  },
  {
    key: "sorgcafe-varde",
    municipality: "0573",
    status: "PUBLISHED",
    day: "2025-11-20",
    title: "Sorgcafé på landet",
    summary:
      "Eksempel: Fire sogne og kommunen holder sorgcafé på skift i forsamlingshuse. Bagefter går de, der har " +
      "lyst, en tur sammen – en idé hentet i Hillerød.",
    stage: "RUNNING",
    origin: "ADAPTED",
    inspiredBy: ["sorggruppe-aeldre-hilleroed"],
    evidenceLevel: "EXPERIENCE",
    themes: ["grief", "loneliness"],
    targetGroups: ["bereaved"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge: "På landet er der langt til en sorggruppe, og mange kender hinanden for godt til at tale åbent i den nærmeste by.",
    approach:
      "Caféen flytter mellem fire steder, så man kan vælge at tage til nabosognet. Gåturen bagefter er taget fra " +
      "Hillerød og er blevet det, folk kommer efter. En forebyggende medarbejder er med og kan hjælpe videre, " +
      "hvis sorgen sætter sig fast.",
    outcomes: "Eksempel: deltagerne fortæller, at det hjælper at høre, hvordan andre klarer den første jul.",
    resources: { staffHoursPerWeek: 2, volunteers: 8, yearlyCostDkk: 6_000 },
    startedOn: "2025-01-20",
    partners: [],
    contacts: ["contact.0573.1"],
  },
  {
    key: "aktivitetsvenner-demens-soenderborg",
    municipality: "0540",
    status: "PUBLISHED",
    day: "2026-04-09",
    title: "Aktivitetsvenner til yngre med demens",
    summary:
      "Eksempel: Mennesker, der får demens tidligt, får en aktivitetsven på samme alder: på løbeturen, i kajakken " + "eller på stadion.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "MONITORED",
    themes: ["dementia", "volunteering", "physical-activity"],
    targetGroups: ["people-with-dementia", "relatives"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Yngre med demens passer sjældent ind i de tilbud, der findes. De vil ikke sidde og mindes, men løbe, sejle " + "og se fodbold.",
    approach:
      "Aktivitetsvennerne rekrutteres gennem idrætsforeninger og arbejdspladser. Matchningen sker på interesse. " +
      "Hver ven har en fast kontakt i demensteamet og kan trække på en akuttelefon.\n\n" +
      "Parret laver selv en aftale om, hvad vennen gør, hvis noget går skævt: farer vild, bliver vred eller ked " +
      "af det.",
    outcomes:
      "Eksempel: deltagerne fortæller, at de har fået en kammerat og ikke en hjælper. Ægtefællerne fortæller, at " +
      "de igen kan gå på arbejde uden at være bekymrede.",
    lessons: "Sig det højt fra begyndelsen: sygdommen udvikler sig, og venskabet skal kunne forandre sig med den.",
    transferability: "Find de første venner på borgerens gamle arbejdsplads eller i foreningen.",
    resources: { staffHoursPerWeek: 4, volunteers: 17, yearlyCostDkk: 18_000, funding: "Demensområdets udviklingspulje" },
    startedOn: "2024-09-01",
    partners: [{ organisation: "aktivitetsvennerne-als", role: "Finder og følger vennerne" }],
    attention: [{ point: "systematic", text: "Demensteamet har altid to kontaktpersoner, og matchene står i et fælles overblik." }],
    contacts: ["contact.0540.1", "contact.0540.2"],
  },
];
