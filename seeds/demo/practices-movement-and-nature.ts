/**
 * Made-up practices about movement, sport and nature.
 * They tell of nothing that any municipality does.
 */
import type { DemoPractice } from "./types";

export const practicesMovementAndNature: readonly DemoPractice[] = [
  {
    key: "gaa-faellesskab-furesoe",
    municipality: "0190",
    status: "PUBLISHED",
    day: "2025-01-30",
    title: "Gå-fællesskaber i tre tempi",
    summary:
      "Eksempel: Hver tirsdag går borgere sammen i tre grupper: rask, rolig og »vi når det, vi når«. Alle " +
      "begynder og slutter ved samme kaffebord.",
    stage: "ANCHORED",
    origin: "ADAPTED",
    evidenceLevel: "MONITORED",
    themes: ["physical-activity", "loneliness", "nature"],
    targetGroups: ["older-people", "all-citizens"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Mange ville gerne bevæge sig, men var bange for at sinke de andre. De langsomme blev væk, og de hurtige " +
      "kom aldrig til at kende dem.",
    approach:
      "Gåforeningen uddanner turledere, og kommunen henviser fra sundhedscentret. De tre grupper går den samme " +
      "rute i forskellig længde, så alle mødes igen til kaffen. Bagerst går altid en følgesvend, og ingen går " +
      "hjem alene.",
    outcomes:
      "Eksempel: deltagerne fortæller, at de kommer for turens skyld og bliver for kaffens. Flere går nu sammen " + "på andre dage.",
    lessons: "- Kaffebordet er halvdelen af indsatsen.\n" + "- Turledere skal kunne navne på nye, inden de går.\n" + "- Gå også i januar.",
    transferability: "Kan begynde i morgen. Tre frivillige, en rute og en termokande er nok.",
    resources: { staffHoursPerWeek: 2, volunteers: 14, yearlyCostDkk: 7_000, funding: "Sundhedscentrets budget" },
    startedOn: "2020-08-04",
    partners: [{ organisation: "soeerne-rundt", role: "Uddanner turledere og lægger ruter" }],
    links: [{ title: "Håndbog til turledere", url: "https://example.org/gaafaellesskab/haandbog" }],
    attention: [
      { point: "systematic", text: "Der er fjorten turledere og en vagtplan, så en tur aldrig aflyses." },
      { point: "backing-and-ownership", text: "Sundhedschefen går selv med et par gange om året og tager politikere med." },
    ],
    contacts: ["contact.0190.1", "contact.soeerne-rundt.1"],
  },
  {
    key: "idraet-om-dagen-viborg",
    municipality: "0791",
    status: "PUBLISHED",
    day: "2025-02-20",
    title: "Idræt om dagen",
    summary:
      "Eksempel: Idrætsforeninger åbner hallerne om formiddagen for seniorer og mennesker uden arbejde. Holdene " +
      "er åbne og billige og slutter altid med fælles frokost.",
    stage: "ANCHORED",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EVALUATED",
    themes: ["physical-activity", "mental-health", "bridge-building"],
    targetGroups: ["people-outside-work", "people-with-mental-illness", "older-people"],
    arenas: ["leisure-and-communities", "work-and-employment"],
    cooperationForms: ["partnership"],
    challenge:
      "Hallerne stod tomme om formiddagen, mens mange borgere i dagtimerne savnede et sted at høre til. " +
      "Jobcentret, socialpsykiatrien og idrætten havde hver deres tilbud, men talte ikke sammen.",
    approach:
      "Idrætssamvirket driver et hold hver formiddag. En foreningskonsulent ringer til nye dagen før, møder dem " +
      "ved døren og er med på holdet. Jobcenter, læger og socialpsykiatri kan henvise, men man kan også bare møde " +
      "op.\n\n" +
      "1. Prøv tre gange gratis.\n" +
      "2. Bliv medlem til nedsat kontingent.\n" +
      "3. Få tilbud om at blive hjælpetræner.",
    outcomes:
      "Eksempel: deltagerne fortæller, at frokosten er det, de husker. Flere har fundet vej til et almindeligt " +
      "aftenhold og nogle til et frivilligt job i foreningen.",
    lessons:
      "- Opringningen dagen før er afgørende for, om nye kommer.\n" +
      "- Trænere skal ikke kende diagnoser, men navne.\n" +
      "- Få halinspektøren med fra begyndelsen.",
    transferability: "Kræver haltid om formiddagen, en foreningskonsulent og en fast aftale med dem, der henviser.",
    resources: {
      staffHoursPerWeek: 12,
      volunteers: 20,
      yearlyCostDkk: 150_000,
      funding: "Kommunen og idrættens udviklingspulje",
      description: "En foreningskonsulent på deltid, instruktører og frokost.",
    },
    startedOn: "2019-01-14",
    partners: [{ organisation: "idraetssamvirket", role: "Driver holdene og ansætter foreningskonsulenten" }],
    links: [{ title: "Samarbejdsaftale mellem kommune og idræt", url: "https://example.org/idraet-om-dagen/aftale" }],
    attention: [
      {
        point: "equal-partner",
        text: "Foreningskonsulenten er ansat af idrætten og ikke af kommunen. Det gør holdene til idræt og ikke til behandling.",
      },
      {
        point: "backing-and-ownership",
        text: "Tre udvalg finansierer indsatsen sammen, og direktionen får en fælles status en gang om året.",
      },
      { point: "systematic", text: "Opringning, modtagelse og prøvetimer er beskrevet, så alle hold gør det ens." },
    ],
    contacts: ["contact.0791.2", "contact.idraetssamvirket.1"],
  },
  {
    key: "havefaellesskab-odsherred",
    municipality: "0306",
    status: "PUBLISHED",
    day: "2025-04-15",
    title: "Havefællesskab ved fjorden",
    summary:
      "Eksempel: Sommerhusejere, fastboende og beboere fra et bosted dyrker grøntsager sammen. Haven har ingen " +
      "private bede, så der er altid nogen at arbejde ved siden af.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EXPERIENCE",
    themes: ["nature", "loneliness", "food-communities"],
    targetGroups: ["all-citizens", "people-with-disabilities", "newcomers"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["co-creation"],
    challenge:
      "Fastboende fortalte om stille vintre, sommerhusejere om at føle sig som gæster, og bostedets beboere om at " +
      "mangle naboer. En nedlagt boldbane lå midt imellem.",
    approach:
      "Havefolket mødes lørdag formiddag. Opgaverne står på en tavle med små billeder, så alle kan vælge. Høsten " +
      "deles, og overskuddet bliver til en høstfest i september. Om vinteren laves der frøposer og redskaber i " +
      "forsamlingshuset.",
    outcomes: "Eksempel: deltagerne fortæller, at haven har givet dem et fælles sprog, og at de nu hilser på hinanden i " + "brugsen.",
    lessons: "Fælles bede frem for parceller. Det er det eneste, vi aldrig ville lave om.",
    transferability: "Jord, vand og et skur er nok. Husk en toiletaftale.",
    resources: { staffHoursPerWeek: 2, volunteers: 25, yearlyCostDkk: 15_000, funding: "Landdistriktsmidler" },
    startedOn: "2022-03-26",
    partners: [{ organisation: "havefolket", role: "Driver haven" }],
    links: [{ title: "Haveåret måned for måned", url: "https://example.org/havefolket/haveaaret" }],
    attention: [
      {
        point: "start-over-and-understand-together",
        text: "Kommunen kom med en plan for boldbanen, men lagde den væk, da tre grupper viste sig at savne det samme.",
      },
    ],
    contacts: ["contact.0306.1", "contact.havefolket.1"],
  },
  {
    key: "byhave-koebenhavn",
    municipality: "0101",
    status: "PUBLISHED",
    day: "2025-06-12",
    title: "Byhave som mødested for unge og ældre",
    summary:
      "Eksempel: En byhave på en tidligere parkeringsplads, hvor unge med praktikforløb og ældre naboer dyrker " +
      "sammen og sælger suppe om torsdagen.",
    stage: "PILOT",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EXPERIENCE",
    themes: ["nature", "intergenerational", "neighbourhood"],
    targetGroups: ["young-people", "older-people", "people-outside-work"],
    arenas: ["leisure-and-communities", "work-and-employment"],
    cooperationForms: ["co-creation"],
    challenge:
      "Kvarteret har mange unge uden for job og uddannelse og mange ældre, der bor alene. De to grupper så " + "hinanden som utrygge.",
    approach:
      "Haven drives af en forening med en gartner ansat på halv tid. Unge i praktik får hver en ældre havemakker. " +
      "Torsdag koges der suppe, som sælges til kvarterets beboere for et symbolsk beløb.",
    outcomes:
      "Eksempel: de ældre fortæller, at de er mindre utrygge ved de unge, de nu kender. De unge fortæller, at " + "nogen spørger til dem.",
    lessons: "Praktikperioder er for korte. Lad de unge blive i en hel vækstsæson.",
    resources: { staffHoursPerWeek: 3, volunteers: 18, yearlyCostDkk: 95_000, funding: "Områdefornyelse og fondsmidler" },
    startedOn: "2024-04-01",
    partners: [{ organisation: "byhaven-ved-kajen", role: "Driver haven" }],
    contacts: ["contact.0101.1", "contact.0101.2"],
  },
  {
    key: "natur-paa-recept-morsoe",
    municipality: "0773",
    status: "PUBLISHED",
    day: "2025-08-19",
    title: "Fjordens fællesskab: naturgruppe for mennesker med psykisk sårbarhed",
    summary:
      "Eksempel: En naturvejleder og frivillige tager mennesker med psykisk sårbarhed med ud til fjorden to gange " +
      "om ugen. Efter ti uger går man videre i en åben naturgruppe.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "EVALUATED",
    themes: ["nature", "mental-health", "loneliness"],
    targetGroups: ["people-with-mental-illness"],
    arenas: ["health-and-care", "leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Borgere i socialpsykiatrien havde få steder at mødes uden at være patienter. Naturen lå lige udenfor, men " +
      "turen derud var for lang at tage alene.",
    approach:
      "Holdet samler østers, tænder bål og sidder stille. De frivillige er ikke hjælpere, men går med på lige " +
      "fod. I uge otte kommer folk fra den åbne naturgruppe på besøg, så de er kendte ansigter, når forløbet " +
      "slutter.",
    outcomes: "Eksempel: deltagerne fortæller, at de sover bedre på naturdagene, og at de tør sige ja til mere.",
    lessons: "Overgangen er den svære del. Det var først, da den åbne gruppe kom på besøg, at folk gik videre.",
    transferability: "Kræver en naturvejleder og et sted med læ. Østersene kan skiftes ud med brænde.",
    resources: { staffHoursPerWeek: 8, volunteers: 6, yearlyCostDkk: 45_000, funding: "Socialpsykiatrien og naturskolen" },
    startedOn: "2023-04-11",
    partners: [{ organisation: "naturskolen-ved-fjorden", role: "Naturvejleder og grej" }],
    links: [{ title: "Ugeplan for forløbet", url: "https://example.org/fjordens-faellesskab/ugeplan" }],
    attention: [{ point: "human-value-and-relations", text: "Der er intet skema at udfylde på turen. Samtalen ved bålet er svar nok." }],
    contacts: ["contact.0773.1", "contact.0773.2"],
  },
  {
    key: "gaafodbold-hjoerring",
    municipality: "0860",
    status: "PUBLISHED",
    day: "2025-09-30",
    title: "Gåfodbold med tredje halvleg",
    summary:
      "Eksempel: Seniorer spiller fodbold i gåtempo. Der er intet løb, ingen tacklinger og en tredje halvleg med øl, " +
      "vand og rundstykker.",
    stage: "RUNNING",
    origin: "COPIED",
    evidenceLevel: "EXPERIENCE",
    themes: ["physical-activity", "mens-health", "loneliness"],
    targetGroups: ["older-men", "older-people"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge: "Gamle fodboldspillere savnede omklædningsrummet mere end banen.",
    approach:
      "Klubben har hold to formiddage om ugen. Kommunens idrætskonsulent hjalp med mål, veste og den første " +
      "invitation til tidligere spillere. Nye får en makker med samme rygnummer.",
    outcomes: "Eksempel: spillerne fortæller, at de taler om alt fra hofter til tab i tredje halvleg.",
    resources: { staffHoursPerWeek: 1, volunteers: 8, yearlyCostDkk: 5_000 },
    startedOn: "2023-08-21",
    partners: [{ organisation: "vendsyssel-gaafodbold", role: "Træner og vært" }],
    contacts: ["contact.0860.1", "contact.vendsyssel-gaafodbold.1"],
  },
  {
    key: "gaa-og-snak-naestved",
    municipality: "0370",
    status: "PUBLISHED",
    day: "2025-10-28",
    title: "Gå og snak – ugens tur fra biblioteket",
    summary:
      "Eksempel: En ugentlig gåtur fra biblioteket med to tempi og kaffe bagefter. Lånt fra Furesø og lagt om, så " +
      "den begynder dér, hvor folk alligevel kommer.",
    stage: "RUNNING",
    origin: "ADAPTED",
    inspiredBy: ["gaa-faellesskab-furesoe"],
    evidenceLevel: "MONITORED",
    themes: ["physical-activity", "loneliness"],
    targetGroups: ["older-people", "people-outside-work"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge: "Gåture fra sundhedscentret føltes som behandling. Vi havde brug for et neutralt sted.",
    approach:
      "Vi overtog tempogrupper og følgesvend fra Furesø, men nøjes med to tempi. Bibliotekaren er vært og har et " +
      "emne med til turen: et digt, en sten, et spørgsmål.",
    outcomes: "Eksempel: deltagerne fortæller, at emnet gør det let at begynde en samtale med en, man ikke kender.",
    lessons: "Begynd et sted, hvor man kan vente indendørs uden at virke, som om man venter.",
    transferability: "Biblioteker, haller og genbrugsbutikker er gode startsteder.",
    resources: { staffHoursPerWeek: 2, volunteers: 7, yearlyCostDkk: 3_000 },
    startedOn: "2025-03-04",
    partners: [],
    contacts: ["contact.0370.1", "contact.0370.2"],
  },
  {
    key: "idraet-om-dagen-thisted",
    municipality: "0787",
    status: "PUBLISHED",
    day: "2026-02-24",
    title: "Formiddagsidræt i hallen",
    summary:
      "Eksempel: Formiddagshold for mennesker uden arbejde, bygget på erfaringerne med idræt om dagen i Viborg, " +
      "men med kørsel fra landsbyerne.",
    stage: "PILOT",
    origin: "ADAPTED",
    inspiredBy: ["idraet-om-dagen-viborg"],
    evidenceLevel: "MONITORED",
    themes: ["physical-activity", "mental-health", "transport"],
    targetGroups: ["people-outside-work", "people-with-mental-illness"],
    arenas: ["leisure-and-communities", "work-and-employment"],
    cooperationForms: ["partnership"],
    challenge: "Vi ville gerne gøre som Viborg, men hos os bor deltagerne spredt, og bussen passer ikke.",
    approach:
      "Opringning, modtagelse og fælles frokost er som i Viborg. Nyt er to frivillige chauffører og en minibus, " +
      "som idrætsforeningen låner af skolen om formiddagen.",
    outcomes: "Eksempel: deltagerne fortæller, at turen i bussen er blevet en del af fællesskabet.",
    lessons: "Bussen gav en uventet gevinst: Snakken begynder, før man når frem.",
    resources: { staffHoursPerWeek: 6, volunteers: 9, yearlyCostDkk: 60_000, funding: "Beskæftigelsesudvalgets pulje" },
    startedOn: "2025-09-15",
    partners: [],
    attention: [{ point: "backing-and-ownership", text: "Beskæftigelses- og kulturudvalget har hver betalt halvdelen af prøveperioden." }],
    contacts: ["contact.0787.1"],
  },
  {
    key: "skovens-venner-bronderslev",
    municipality: "0810",
    status: "PUBLISHED",
    day: "2026-06-16",
    title: "Skovens venner: naturpleje som fællesskab",
    summary:
      "Eksempel: Borgere plejer natur sammen en formiddag om ugen: rydder krat, bygger bænke og tæller " +
      "sommerfugle. Naturen får hjælp, og det gør deltagerne også.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "EXPERIENCE",
    themes: ["nature", "volunteering", "loneliness"],
    targetGroups: ["all-citizens", "people-outside-work", "older-people"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    approach:
      "En naturkonsulent viser opgaven, og holdet bestemmer tempoet. Der er altid en let opgave til den, der har " + "en dårlig dag.",
    outcomes: "Eksempel: deltagerne fortæller, at det er rart at kunne se, hvad man har udrettet.",
    resources: { staffHoursPerWeek: 3, volunteers: 21 },
    startedOn: "2025-05-07",
    partners: [],
    contacts: ["contact.0810.1"],
  },
  {
    key: "vinterbadning-kerteminde",
    municipality: "0440",
    status: "DRAFT",
    day: "2026-09-08",
    title: "Morgendyp: vinterbadning for begyndere",
    summary:
      "Eksempel: Et udkast til begynderhold i vinterbadning, hvor en erfaren bader følger en ny i seks uger, og " +
      "hvor termokanden er obligatorisk.",
    stage: "IDEA",
    origin: "ADAPTED",
    evidenceLevel: "EXPERIENCE",
    themes: ["physical-activity", "nature", "loneliness"],
    targetGroups: ["all-citizens"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    approach: "Vi taler med vinterbadeklubben om en makkerordning og om adgang for mennesker, der går dårligt.",
    partners: [],
    contacts: ["contact.0440.1"],
  },
];
