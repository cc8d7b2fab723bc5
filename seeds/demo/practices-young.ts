/**
 * Made-up practices about young people and new citizens.
 * They tell of nothing that any municipality does.
 */
import type { DemoPractice } from "./types";

export const practicesYoung: readonly DemoPractice[] = [
  {
    key: "ungecafe-svendborg",
    municipality: "0479",
    status: "PUBLISHED",
    day: "2025-03-12",
    title: "Torsdagscaféen: et sted for unge, der ikke har et sted",
    summary:
      "Eksempel: Unge, der mistrives, driver selv en café med spil, mad og musik. Der er voksne til stede, men " +
      "det er de unge, der har nøglen.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EVALUATED",
    themes: ["poor-thriving", "loneliness", "mental-health"],
    targetGroups: ["young-people"],
    arenas: ["leisure-and-communities", "childcare-and-education"],
    cooperationForms: ["co-creation"],
    challenge:
      "Unge og mistrivsel fyldte på alle dagsordener, men de unge, der havde det sværest, kom ikke i " +
      "ungdomsskolen. Vi inviterede tolv af dem til pizza og spurgte, hvad de manglede. Svaret var: et sted uden " +
      "krav, hvor nogen lægger mærke til, om man kommer.",
    approach:
      "Caféen holder åbent hver torsdag til kl. 22. Et caféråd af unge bestemmer program, regler og musik. En " +
      "frivillig fra foreningen og en ungekonsulent er der hver gang – altid de samme ansigter.\n\n" +
      "- Nye bliver modtaget af en ung vært.\n" +
      "- Man må sidde alene med hovedtelefoner på.\n" +
      "- Ungekonsulenten tager kun fat, hvis den unge selv vil, eller hvis der er grund til bekymring.",
    outcomes:
      "Eksempel: de unge fortæller, at de har fået venner, som de skriver med mellem torsdagene. Flere er begyndt " +
      "i skole igen og siger, at det hjalp at have øvet sig i at komme ud ad døren.",
    lessons:
      "- Lad være med at kalde det et tilbud mod mistrivsel. De unge valgte navnet.\n" +
      "- Samme voksne hver gang er vigtigere end mange voksne.\n" +
      "- Vi lukkede i sommerferien det første år. Det gør vi ikke igen.",
    transferability: "Kræver et lokale, de unge må præge, og en leder, der kan leve med, at det roder.",
    resources: {
      staffHoursPerWeek: 9,
      volunteers: 10,
      yearlyCostDkk: 70_000,
      funding: "Ungepuljen",
      description: "Ungekonsulent, mad og spil.",
    },
    startedOn: "2022-10-06",
    partners: [{ organisation: "kajkanten", role: "Frivillige voksne og lokale" }],
    links: [{ title: "Caférådets egne regler", url: "https://example.org/torsdagscafe/regler" }],
    attention: [
      {
        point: "start-over-and-understand-together",
        text: "Vi kom med et forløb på ti gange. De unge sagde nej tak, og så begyndte vi forfra.",
      },
      { point: "human-value-and-relations", text: "At nogen siger »godt, du kom«, er formålet. Alt andet er midler." },
      { point: "backing-and-ownership", text: "Børne- og ungeudvalget holder et møde om året i caféen – på caférådets præmisser." },
    ],
    contacts: ["contact.0479.2", "contact.kajkanten.1"],
  },
  {
    key: "kom-med-esbjerg",
    municipality: "0561",
    status: "PUBLISHED",
    day: "2025-05-27",
    title: "Kom med: fritidsguider bygger bro til foreninger",
    summary:
      "Eksempel: Unge fritidsguider følger børn og unge ud i en forening, er med de første gange og hjælper med " +
      "kontingent og støvler. Brobygning i øjenhøjde.",
    stage: "ANCHORED",
    origin: "ADAPTED",
    evidenceLevel: "MONITORED",
    themes: ["bridge-building", "physical-activity", "poor-thriving"],
    targetGroups: ["children", "young-people"],
    arenas: ["leisure-and-communities", "childcare-and-education"],
    cooperationForms: ["partnership"],
    challenge:
      "Skoler og klubber kendte børn, der gerne ville gå til noget, men hvor ingen voksen kunne følge dem. " +
      "Foreningerne tog gerne imod, men vidste ikke, hvem der manglede.",
    approach:
      "Skolen spørger familien og ringer til fritidskonsulenten. Barnet får en fritidsguide på 18–25 år, og " +
      "sammen prøver de op til tre foreninger. Guiden er med de første fire gange og ringer igen efter en måned. " +
      "Foreningen har en navngivet kontakt, der tager imod.",
    outcomes:
      "Eksempel: børnene fortæller, at de turde gå ind, fordi guiden kendte nogen derinde. Kommunen følger, om " +
      "børnene stadig er medlem et halvt år efter.",
    lessons:
      "- Kontingentet er sjældent den største forhindring. Det er transporten og den første gang.\n" +
      "- Guider skal matches på fritidsinteresse, ikke på baggrund.",
    transferability: "Kan også bruges for voksne. Det vigtigste er, at guiden går med ind.",
    resources: {
      staffHoursPerWeek: 14,
      volunteers: 26,
      yearlyCostDkk: 180_000,
      funding: "Kultur- og fritidsudvalget",
      description: "Løn til guider på timebasis og en kontingentpulje.",
    },
    startedOn: "2018-08-13",
    partners: [],
    links: [{ title: "Guidens tjekliste", url: "https://example.org/kom-med/tjekliste" }],
    attention: [
      { point: "systematic", text: "Skolerne har ét telefonnummer og svar inden for en uge. Det er skrevet ind i skolernes årshjul." },
      {
        point: "equal-partner",
        text: "Foreningerne er med til at vælge guiderne og evaluerer dem lige så meget, som guiderne evaluerer dem.",
      },
    ],
    contacts: ["contact.0561.2", "contact.0561.1"],
  },
  {
    key: "sprogvenner-herning",
    municipality: "0657",
    status: "PUBLISHED",
    day: "2025-06-24",
    title: "Sprogvenner på arbejdspladsen",
    summary:
      "Eksempel: Flygtninge i job eller praktik får en sprogven blandt kollegerne: en halv time om ugen, hvor man " +
      "taler dansk om alt andet end arbejde.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EXPERIENCE",
    themes: ["integration", "loneliness", "volunteering"],
    targetGroups: ["refugees"],
    arenas: ["work-and-employment"],
    cooperationForms: ["partnership"],
    challenge: "Flygtninge fortalte, at de lærte ordene for opgaven, men ikke ordene for frokostpausen. De var i job, men alene.",
    approach:
      "Virksomheden finder sprogvenner, og foreningen klæder dem på med en kasse samtalekort. Efter tre måneder " +
      "inviteres begge parter og deres familier til en fællesspisning, hvor de møder en lokal forening.",
    outcomes:
      "Eksempel: deltagerne fortæller, at de er begyndt at sidde ved de andres bord. Sprogvenner fortæller, at de " +
      "har lært lige så meget.",
    lessons: "Få chefen til at sige højt, at den halve time er arbejdstid.",
    transferability: "Virker bedst på arbejdspladser med mindst to flygtninge ansat.",
    resources: { staffHoursPerWeek: 3, volunteers: 22, yearlyCostDkk: 14_000 },
    startedOn: "2024-02-12",
    partners: [{ organisation: "sprogvennerne", role: "Klæder sprogvenner på" }],
    attention: [
      {
        point: "backing-and-ownership",
        text: "Virksomhedernes ledere skriver under på en kort aftale. Uden den forsvandt den halve time i travle uger.",
      },
    ],
    contacts: ["contact.0657.2", "contact.0657.1"],
  },
  {
    key: "velkomstfamilier-faaborg",
    municipality: "0430",
    coMunicipalities: ["0420", "0479"],
    status: "PUBLISHED",
    day: "2025-09-04",
    title: "Venskabsfamilier for flygtninge på Sydfyn",
    summary:
      "Eksempel: Tre kommuner og en forening matcher flygtningefamilier med venskabsfamilier. De mødes om " +
      "hverdagen: lektier, høns, fødselsdage og den første cykeltur.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "EVALUATED",
    themes: ["integration", "loneliness", "neighbourhood"],
    targetGroups: ["refugees", "parents", "children"],
    arenas: ["home", "leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Familierne boede spredt i tre kommuner, og frivillige kørte på kryds og tværs uden at kende hinanden. " +
      "Sammen med flygtningene selv fandt vi ud af, at de hellere ville have én familie end mange hjælpere.",
    approach:
      "Venskabsfamilierne matcher på børnenes alder og interesser. De første tre møder er planlagt: spis sammen, " +
      "gå en tur, tag til noget i en forening. Derefter bestemmer familierne selv. De tre kommuners " +
      "integrationskonsulenter mødes med foreningen hver anden måned.",
    outcomes:
      "Eksempel: familierne fortæller, at de har fået nogen at ringe til, når der kommer et brev, de ikke forstår " +
      "– og nogen at holde jul eller eid med.",
    lessons:
      "- Match hele familier, ikke kun mødre.\n" +
      "- Vær tydelig om, at venskab ikke er sagsbehandling.\n" +
      "- Tre kommuner betyder tre slags blanketter. Vi nøjes nu med én.",
    transferability: "Godt egnet til samarbejde mellem nabokommuner. Foreningen bør eje matchningen.",
    resources: { staffHoursPerWeek: 6, volunteers: 38, yearlyCostDkk: 36_000, funding: "De tre kommuners integrationsmidler" },
    startedOn: "2023-06-01",
    partners: [{ organisation: "venskabsfamilierne", role: "Matcher og støtter familierne" }],
    links: [{ title: "De tre første møder", url: "https://example.org/venskabsfamilier/tre-moeder" }],
    attention: [
      { point: "equal-partner", text: "Foreningen ejer matchningen. Kommunerne henviser, men går ikke med ind i stuen." },
      {
        point: "systematic",
        text: "En fælles aftale mellem tre kommuner gør, at indsatsen ikke forsvinder, når én konsulent skifter job.",
      },
    ],
    contacts: ["contact.0430.1", "contact.venskabsfamilierne.1"],
  },
  {
    key: "braetspil-kolding",
    municipality: "0621",
    status: "ARCHIVED",
    day: "2025-10-21",
    title: "Brætspilsaften for unge på kanten",
    summary:
      "Eksempel: Ugentlige brætspilsaftener for unge, der havde isoleret sig. Aftenerne er afsluttet, fordi " +
      "gruppen er flyttet over i en almindelig spilleforening.",
    stage: "ENDED",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EXPERIENCE",
    themes: ["poor-thriving", "loneliness"],
    targetGroups: ["young-people"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["co-creation"],
    challenge: "En gruppe unge kom kun ud til samtaler i kommunen. De fleste spillede hjemme, alene.",
    approach:
      "To frivillige og en ungekonsulent holdt spilleaften på biblioteket. Spillet gav roller og regler, så man " +
      "ikke skulle finde på noget at sige.",
    outcomes: "Eksempel: de unge fortæller, at de efter et par måneder spillede sammen uden for aftenerne også.",
    lessons: "At lukke kan være en succes. Men fejr det, og sig det til dem, der henviser.",
    resources: { staffHoursPerWeek: 3, volunteers: 2, yearlyCostDkk: 4_000 },
    startedOn: "2023-01-18",
    endedOn: "2025-06-25",
    partners: [],
    contacts: ["contact.0621.2"],
  },
  {
    key: "unge-bygger-norddjurs",
    municipality: "0707",
    status: "PUBLISHED",
    day: "2026-01-29",
    title: "Unge bygger: shelters, selvtillid og sammenhold",
    summary:
      "Eksempel: Unge uden uddannelse eller job bygger shelters og bænke sammen med pensionerede håndværkere og " +
      "lokale foreninger. Hvert byggeri ender med en overnatning.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "EXPERIENCE",
    themes: ["poor-thriving", "intergenerational", "nature"],
    targetGroups: ["young-people", "people-outside-work"],
    arenas: ["work-and-employment", "leisure-and-communities"],
    cooperationForms: ["co-creation"],
    challenge: "De unge var trætte af forløb, hvor de skulle tale om sig selv. De ville hellere have noget i hænderne.",
    approach:
      "Et byggeri tager seks uger. En lokal forening bestiller, de unge tegner, og to pensionerede håndværkere " +
      "viser vejen. Når sheltret står færdigt, sover holdet i det første nat – og foreningen kommer med " +
      "morgenbrød.",
    outcomes:
      "Eksempel: de unge fortæller, at de viser byggeriet frem for familie og venner. Nogle er blevet medlem af " +
      "den forening, de byggede for.",
    lessons: "Lad bestillingen være ægte. De unge gennemskuer straks, hvis ingen har brug for det, de laver.",
    transferability: "Kan bruges med alt, der kan bygges på få uger. Landsbyer mangler altid en bænk.",
    resources: { staffHoursPerWeek: 10, volunteers: 8, yearlyCostDkk: 55_000, funding: "Den kommunale ungeindsats og lokale fonde" },
    startedOn: "2024-10-01",
    partners: [],
    attention: [
      {
        point: "human-value-and-relations",
        text: "Vi spørger ikke først, hvor langt de unge er kommet mod uddannelse, men om de har fået nogen at sove i " + "shelter med.",
      },
    ],
    contacts: ["contact.0707.2", "contact.0707.1"],
  },
  {
    key: "mentor-unge-randers",
    municipality: "0730",
    status: "DRAFT",
    day: "2026-10-06",
    title: "Ung til ung: mentorer, der selv har haft det svært",
    summary:
      "Eksempel: Et udkast til en mentorordning, hvor unge, der har været igennem en periode med mistrivsel, " +
      "følger en anden ung i et halvt år.",
    stage: "IDEA",
    evidenceLevel: "EXPERIENCE",
    themes: ["poor-thriving", "mental-health", "volunteering"],
    targetGroups: ["young-people"],
    arenas: ["childcare-and-education", "health-and-care"],
    cooperationForms: ["co-creation"],
    challenge:
      "Unge i vores ungepanel siger, at de savner nogen, der har prøvet det selv. Vi mangler stadig at finde ud " +
      "af, hvordan mentorerne får støtte nok.",
    approach: "Vi søger en forening, der vil drive ordningen sammen med os, og taler gerne med kommuner, der har erfaringer.",
    partners: [],
    contacts: ["contact.0730.2"],
  },
];
