/**
 * Made-up practices about meals and cooking together.
 * They tell of nothing that any municipality does.
 */
import type { DemoPractice } from "./types";

export const practicesFood: readonly DemoPractice[] = [
  {
    key: "faelles-bord-roskilde",
    municipality: "0265",
    status: "PUBLISHED",
    day: "2025-01-15",
    title: "Det lange bord: spisefællesskab i forsamlingshuset",
    summary:
      "Eksempel: En gang om måneden dækker naboer op til et langt bord, hvor alle i lokalområdet kan spise med. " +
      "Ingen skal kende nogen på forhånd, og værterne sørger for, at ingen kommer til at sidde alene.",
    stage: "ANCHORED",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EVALUATED",
    themes: ["food-communities", "loneliness", "neighbourhood"],
    targetGroups: ["older-people-living-alone", "all-citizens"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["co-creation"],
    challenge:
      "Flere ældre fortalte hjemmeplejen, at det er ved aftensmåltidet, man mærker, at man er alene. Kommunen " +
      "inviterede derfor beboere, menighedsråd og forsamlingshus til tre køkkenbordssamtaler om, hvad et måltid " +
      "egentlig skal kunne.\n\n" +
      "Samtalerne viste, at ingen savnede endnu et tilbud. De savnede at blive inviteret – og at have noget at " +
      "bidrage med.",
    approach:
      "Spisefællesskabet holdes den første torsdag i måneden:\n\n" +
      "1. To bordværter byder velkommen i døren og følger nye gæster hen til en plads.\n" +
      "2. Tre hold frivillige skiftes til at lave maden, så ingen har mere end fire aftener om året.\n" +
      "3. Gæsterne hjælper med at dække op, skære brød eller vaske op. Alle bliver spurgt.\n" +
      "4. Hjemmeplejen har kuverter liggende og kan give en personlig invitation videre.\n\n" +
      "Kommunen betaler husleje og forsikring, mens gruppen selv bestemmer menu, form og økonomi.",
    outcomes:
      "Eksempel: gæsterne fortæller, at de har lært naboer at kende, som de tidligere kun hilste på. Flere enlige " +
      "gæster er blevet bordværter, og nogle er begyndt at spise sammen derhjemme imellem gangene.",
    lessons:
      "- Den personlige invitation virker bedre end plakater.\n" +
      "- Bordværterne er vigtigere end maden. Uden dem sætter folk sig, hvor de plejer.\n" +
      "- Vi begyndte med for store ambitioner i køkkenet. Suppe og brød er rigeligt.\n" +
      "- Transporten skal være på plads fra første aften.",
    transferability:
      "Det kræver et rum med køkken, en håndfuld værter og en medarbejder, der kan tage telefonen. Maden, dagen " +
      "og lokalet kan ændres frit, men det lange bord og værterne skal I holde fast i.",
    resources: {
      staffHoursPerWeek: 4,
      volunteers: 22,
      yearlyCostDkk: 30_000,
      funding: "Kommunens pulje til frivilligt socialt arbejde",
      description: "Husleje, forsikring og en årlig takkeaften for de frivillige.",
    },
    startedOn: "2022-09-01",
    partners: [{ organisation: "langbordets-venner", role: "Planlægger aftenerne og laver maden" }],
    links: [{ title: "Drejebog for en spiseaften", url: "https://example.org/langbord/drejebog" }],
    attention: [
      {
        point: "equal-partner",
        text: "Gruppen har sit eget budget og bestemmer selv formen. Kommunen sidder med ved bordet, men ikke for enden af det.",
      },
      {
        point: "systematic",
        text: "Opgaverne er delt på tre hold, og drejebogen gør, at nye kan tage over fra den ene måned til den næste.",
      },
      {
        point: "backing-and-ownership",
        text:
          "Ældre- og socialudvalget har gjort spisefællesskaber til en fast del af civilsamfundsstrategien, og " +
          "områdelederen deltager to gange om året.",
      },
    ],
    contacts: ["contact.0265.1", "contact.langbordets-venner.1"],
  },
  {
    key: "spisevenner-assens",
    municipality: "0420",
    status: "PUBLISHED",
    day: "2025-02-11",
    title: "Spisevenner i landsbyerne",
    summary:
      "Eksempel: To til fire mennesker fra samme landsby spiser sammen hjemme hos hinanden på skift. " +
      "Landsbyrådene finder spisevennerne, og hjemmeplejen hjælper dem på vej, der ikke selv får det gjort.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "MONITORED",
    themes: ["food-communities", "loneliness", "neighbourhood"],
    targetGroups: ["older-people-living-alone"],
    arenas: ["home", "leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "I de mindste landsbyer er der hverken café eller aktivitetscenter, og bussen kører sjældent om aftenen. " +
      "Landsbyrådene pegede på, at der bor mennesker få hundrede meter fra hinanden, som begge spiser alene.",
    approach:
      "Hvert landsbyråd har to kontaktpersoner, der kender egnen. De banker på, når nogen har mistet en ægtefælle " +
      "eller er flyttet til, og foreslår et første måltid. Kommunen dækker råvarer til de tre første gange og " +
      "holder en årlig erfaringsaften.\n\n" +
      "Har en spiseven brug for særlig kost eller hjælp til at komme op ad trappen, tager kontaktpersonen fat i " +
      "hjemmeplejen.",
    outcomes:
      "Eksempel: spisevennerne fortæller, at de glæder sig til dagen og handler ind med mere omhu. " +
      "Kontaktpersonerne oplever, at nogle af grupperne fortsætter helt af sig selv.",
    lessons:
      "Match på hverdag frem for på diagnose eller alder: bopæl, madvaner og lysten til at snakke betyder mest. " +
      "Og lav en nem udvej – det skal være i orden at sige, at kemien ikke er der.",
    transferability:
      "Modellen kan bruges overalt, hvor der er et lokalråd, en grundejerforening eller et menighedsråd, der " + "kender folk.",
    resources: {
      staffHoursPerWeek: 3,
      volunteers: 18,
      yearlyCostDkk: 15_000,
      funding: "Landdistriktspuljen",
      description: "Råvarer til de første måltider og en erfaringsaften.",
    },
    startedOn: "2023-03-15",
    partners: [{ organisation: "landsbyernes-samvirke", role: "Finder kontaktpersoner i de enkelte landsbyer" }],
    attention: [
      {
        point: "start-over-and-understand-together",
        text: "Vi begyndte forfra med at spørge landsbyrådene, hvad de så, i stedet for at præsentere en færdig løsning.",
      },
      { point: "human-value-and-relations", text: "Vi tæller ikke måltider. Vi spørger spisevennerne, om de har fået nogen at ringe til." },
    ],
    contacts: ["contact.0420.1", "contact.landsbyernes-samvirke.1"],
  },
  {
    key: "fredagssuppe-kolding",
    municipality: "0621",
    status: "PUBLISHED",
    day: "2025-04-03",
    title: "Fredagssuppe i boligafdelingen",
    summary:
      "Eksempel: Hver fredag koger beboere en stor gryde suppe i afdelingens fælleslokale. Boligsociale " +
      "medarbejdere og frivillige banker på hos dem, der sjældent kommer ud.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "EXPERIENCE",
    themes: ["food-communities", "loneliness", "neighbourhood"],
    targetGroups: ["all-citizens", "people-outside-work"],
    arenas: ["home"],
    cooperationForms: ["co-creation"],
    challenge:
      "Fælleslokalet stod tomt, og mange beboere kendte kun deres opgang. Samtidig oplevede medarbejderne, at de " +
      "samme mennesker gik igen til alle beboermøder.",
    approach:
      "En fast gruppe beboere står for indkøb og madlavning. En time før suppen er klar, går to af dem en runde " +
      "og inviterer ved dørene. Børnene hjælper med at dække bord, og den, der har lyst, tager en portion med til " +
      "en syg nabo.",
    outcomes: "Eksempel: beboerne fortæller, at der bliver hilst mere i opgangene, og at det er blevet nemmere at bede om " + "hjælp.",
    lessons:
      "Start med en ret, som alle kan spise. Vi skiftede til grøntsagssuppe med tilbehør ved siden af, og så " +
      "forsvandt snakken om, hvem der kunne være med.",
    resources: { staffHoursPerWeek: 5, volunteers: 9, yearlyCostDkk: 20_000, funding: "Boligafdelingens aktivitetsmidler" },
    startedOn: "2024-01-12",
    partners: [{ organisation: "boligforeningen-fjordparken", role: "Lægger lokaler til og betaler råvarer" }],
    contacts: ["contact.0621.1"],
  },
  {
    key: "madklub-for-maend-guldborgsund",
    municipality: "0376",
    status: "PUBLISHED",
    day: "2025-05-20",
    title: "Mænd ved gryderne: madklub for ældre mænd",
    summary:
      "Eksempel: Mænd, der er blevet alene, lærer at lave mad sammen og spiser resultatet. Mange har aldrig stået " +
      "for madlavningen, og det er en god undskyldning for at mødes.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EVALUATED",
    themes: ["food-communities", "mens-health", "loneliness"],
    targetGroups: ["older-men", "bereaved"],
    arenas: ["leisure-and-communities", "health-and-care"],
    cooperationForms: ["partnership"],
    challenge:
      "De forebyggende medarbejdere mødte ældre mænd, som efter et dødsfald levede af rugbrød og færdigretter. De " +
      "takkede nej til samtaler og sorggrupper, men ja til at blive spurgt, om de ville lære at lave brun sovs.",
    approach:
      "Holdet mødes ti onsdage i plejecentrets undervisningskøkken. To frivillige – en tidligere skibskok og en " +
      "pensioneret husholdningslærer – leder slagets gang.\n\n" +
      "- Første halvdel: klassikerne, så man får succes med det samme.\n" +
      "- Anden halvdel: mad til én, rester og indkøb på et lille budget.\n" +
      "- Bagefter: deltagerne får nøglen til køkkenet og fortsætter selv.",
    outcomes:
      "Eksempel: deltagerne fortæller, at de spiser mere varieret, og at snakken over gryderne gør det lettere at " +
      "tale om det, der er svært. Flere hold mødes fortsat uden kommunens hjælp.",
    lessons:
      "Kald det aldrig et kursus mod ensomhed. Og hav en plan for tiden efter de ti gange, inden I begynder – det " +
      "er dér, fællesskabet enten bliver til noget eller går i stykker.",
    transferability:
      "Kræver et køkken og to frivillige, der er trygge ved at stå foran en flok. Kan også holdes på en skole " +
      "eller i et forsamlingshus.",
    resources: {
      staffHoursPerWeek: 3,
      volunteers: 6,
      yearlyCostDkk: 12_000,
      funding: "Ældreområdets driftsbudget",
      description: "Råvarer og hygiejnebevis til de frivillige.",
    },
    startedOn: "2023-10-04",
    partners: [{ organisation: "aeldreliv-guldborgsund", role: "Finder frivillige og følger op på holdene" }],
    links: [{ title: "Opskriftshæfte fra madklubben", url: "https://example.org/madklub/opskrifter" }],
    attention: [
      {
        point: "human-value-and-relations",
        text: "Maden er anledningen. Det, vi følger op på, er, om mændene har nogen at mødes med bagefter.",
      },
      {
        point: "backing-and-ownership",
        text: "Centerledelsen stiller køkkenet gratis til rådighed for holdene og nævner madklubben i sin årsplan.",
      },
    ],
    contacts: ["contact.0376.2", "contact.0376.1"],
  },
  {
    key: "koekken-paa-tvaers-aarhus",
    municipality: "0751",
    status: "PUBLISHED",
    day: "2025-08-26",
    title: "Fælles gryde: studerende og ældre laver aftensmad sammen",
    summary:
      "Eksempel: Studerende og ældre fra samme kvarter laver fællesspisning hver anden tirsdag. De unge får et " +
      "sted at høre til i en ny by, og de ældre får fyldt lejlighederne med liv.",
    stage: "RUNNING",
    origin: "ADAPTED",
    inspiredBy: ["faelles-bord-roskilde"],
    evidenceLevel: "MONITORED",
    themes: ["food-communities", "intergenerational", "loneliness"],
    targetGroups: ["young-people", "older-people-living-alone"],
    arenas: ["leisure-and-communities", "childcare-and-education"],
    cooperationForms: ["co-creation"],
    challenge:
      "Både nye studerende og ældre i kvarteret fortalte om lange aftener alene. Da de to grupper mødtes til en " +
      "fælles workshop, var det de ældre, der foreslog, at man begyndte med en gryde og ikke med en snak om " +
      "ensomhed.",
    approach:
      "Vi lånte idéen om bordværter fra Roskilde, men lod værterne arbejde i par: en ung og en ældre. Parrene får " +
      "en menu og et budget og har frit spil. Lokalcentret lægger køkken til, og studenterforeningen sørger for, " +
      "at der kommer nye unge til ved hvert semester.",
    outcomes:
      "Eksempel: de unge fortæller, at de har fået voksne i byen, de kan spørge til råds. De ældre fortæller, at " +
      "de for første gang i årevis har fået brug for de store gryder.",
    lessons: "Semesteret styrer alt. Planlæg en overlevering i december og maj, ellers forsvinder halvdelen af værterne " + "på én gang.",
    transferability:
      "Kan bruges i alle byer med et uddannelsessted. Det vigtigste er en forening, der overlever, når de enkelte " +
      "studerende flytter videre.",
    resources: {
      staffHoursPerWeek: 4,
      volunteers: 30,
      yearlyCostDkk: 40_000,
      funding: "Tilskud efter servicelovens § 18",
      description: "Råvarer og rejsekort til de ældre gæster.",
    },
    startedOn: "2025-02-04",
    partners: [{ organisation: "studenterkoekkenet", role: "Finder unge værter og driver tilmeldingen" }],
    attention: [
      { point: "systematic", text: "Overlevering mellem semestre er skrevet ind i samarbejdsaftalen, så gryden ikke hænger på én årgang." },
      {
        point: "equal-partner",
        text: "De ældre og de unge sidder begge med i styregruppen og har hver to pladser – det samme som kommunen.",
      },
    ],
    contacts: ["contact.0751.1", "contact.0751.2"],
  },
  {
    key: "oe-middag-aeroe",
    municipality: "0492",
    status: "PUBLISHED",
    day: "2025-11-06",
    title: "Ø-middag: vi spiser hos hinanden om vinteren",
    summary:
      "Eksempel: Når turisterne er rejst, åbner øboere deres hjem for hinanden. En tavle hos købmanden viser, " +
      "hvem der laver mad til hvem i denne uge.",
    stage: "RUNNING",
    origin: "ADAPTED",
    inspiredBy: ["spisevenner-assens"],
    evidenceLevel: "EXPERIENCE",
    themes: ["food-communities", "loneliness", "neighbourhood"],
    targetGroups: ["all-citizens", "newcomers", "older-people-living-alone"],
    arenas: ["home", "leisure-and-communities"],
    cooperationForms: ["co-creation"],
    challenge: "Vinteren på en ø er lang. Både tilflyttere og ældre fortalte på et borgermøde, at de kender mange, men " + "spiser alene.",
    approach:
      "Idéen kommer fra spisevennerne i Assens. Hos os går matchningen ikke gennem landsbyråd, men gennem en " +
      "tavle hos købmanden og en telefonliste for dem, der ikke kommer der. Øfællesskabet holder øje med, at alle " +
      "på listen bliver inviteret mindst én gang om måneden.",
    outcomes:
      "Eksempel: deltagerne fortæller, at de har fået lettere ved at ringe på hos hinanden – også uden at der er " + "mad på bordet.",
    lessons: "Mange vil hellere være vært end gæst. Sørg for, at begge dele er lige ærefuldt.",
    resources: { staffHoursPerWeek: 1, volunteers: 12, yearlyCostDkk: 5_000 },
    startedOn: "2025-01-10",
    partners: [{ organisation: "oefaellesskabet", role: "Passer tavlen og telefonlisten" }],
    contacts: ["contact.0492.1"],
  },
  {
    key: "klimakoekken-silkeborg",
    municipality: "0740",
    status: "PUBLISHED",
    day: "2026-03-19",
    title: "Klimakøkkenet: overskudsmad og fællesspisning",
    summary:
      "Eksempel: Frivillige henter overskudsvarer fra byens butikker og laver fællesspisning af dem. Det er " +
      "klimaet, der trækker folk til, men fællesskabet, der får dem til at blive.",
    stage: "PILOT",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EXPERIENCE",
    themes: ["food-communities", "volunteering"],
    targetGroups: ["all-citizens", "young-people"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    approach:
      "Tre gange om måneden hentes varerne kl. 14, og kl. 16 går køkkenholdet i gang uden at vide, hvad menuen " +
      "bliver. Alle, der spiser med, kan skrive sig på holdet næste gang. Kommunen stiller et godkendt køkken til " +
      "rådighed og hjælper med fødevarereglerne.",
    outcomes: "Eksempel: flere af dem, der først kom for at spise, fortæller, at de nu kommer for at lave mad.",
    lessons: "Få aftalerne med butikkerne på skrift. En enkelt ny butikschef kan ellers vælte en uge.",
    resources: { staffHoursPerWeek: 3, volunteers: 15, yearlyCostDkk: 18_000, funding: "Klimapuljen" },
    startedOn: "2025-09-02",
    partners: [],
    contacts: ["contact.0740.1", "contact.0740.2"],
  },
];
