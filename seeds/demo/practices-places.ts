/**
 * Made-up practices about open doors, culture, digital help, transport and bridges to associations.
 * They tell of nothing that any municipality does.
 */
import type { DemoPractice } from "./types";

export const practicesPlaces: readonly DemoPractice[] = [
  {
    key: "aabne-doere-guldborgsund",
    municipality: "0376",
    status: "PUBLISHED",
    day: "2025-02-18",
    title: "Åbne døre på ældrecentret",
    summary:
      "Eksempel: Ældrecentret er blevet byens hus: foreninger, skoleklasser og naboer bruger lokalerne gratis, " +
      "mod at beboerne altid må være med.",
    stage: "ANCHORED",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EVALUATED",
    themes: ["quality-of-life", "loneliness", "intergenerational"],
    targetGroups: ["nursing-home-residents", "older-people", "all-citizens"],
    arenas: ["health-and-care", "leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Beboerne fortalte, at de savnede lyden af liv. Samtidig manglede foreningerne lokaler, og centrets sal " +
      "stod tom det meste af ugen.",
    approach:
      "Foreningerne får nøglebrik og kalenderadgang. Betalingen er en åben dør: Når bridgeklubben spiller, eller " +
      "koret øver, er der en stol til en beboer. En frivilligkoordinator hjælper med de første møder, og en " +
      "beboerrepræsentant er med til at sige ja til nye foreninger.",
    outcomes:
      "Eksempel: beboerne fortæller, at der er mere at tale om ved aftensmaden. Medarbejderne fortæller, at " +
      "foreningerne er begyndt at hente beboere på stuerne helt af sig selv.",
    lessons:
      "- Det tog et år, før personalet holdt op med at opfatte gæsterne som forstyrrelse. Tag den snak tidligt.\n" +
      "- Kaffe og parkering skal være på plads, ellers handler alt om det.\n" +
      "- Begynd med den forening, som flest beboere har været medlem af.",
    transferability: "Alle centre med en sal kan gøre det. Det koster mest i vaner.",
    resources: {
      staffHoursPerWeek: 6,
      volunteers: 45,
      yearlyCostDkk: 25_000,
      funding: "Centrets driftsbudget",
      description: "Koordinator, nøglebrikker og ekstra rengøring.",
    },
    startedOn: "2020-01-06",
    partners: [{ organisation: "aeldreliv-guldborgsund", role: "Finder foreninger og frivillige værter" }],
    links: [{ title: "Husaftale for foreninger", url: "https://example.org/aabne-doere/husaftale" }],
    attention: [
      { point: "equal-partner", text: "Foreningerne har to pladser i husrådet og er med til at prioritere lokalerne." },
      {
        point: "backing-and-ownership",
        text: "Kommunalbestyrelsen har besluttet, at alle centre skal åbne dørene, og centerledelsen svarer for det i sin " + "årsplan.",
      },
      { point: "systematic", text: "Kalenderen og husaftalen gør, at ordningen kører, også når koordinatoren har ferie." },
    ],
    contacts: ["contact.0376.1", "contact.0376.2"],
  },
  {
    key: "hoejtlaesning-roskilde",
    municipality: "0265",
    status: "PUBLISHED",
    day: "2025-04-29",
    title: "Højtlæsning i små grupper",
    summary:
      "Eksempel: Frivillige læser højt for små grupper på biblioteket, i botilbud og på plejecentre. Man behøver " +
      "ikke have læst noget hjemmefra – kun lyst til at lytte.",
    stage: "RUNNING",
    origin: "COPIED",
    evidenceLevel: "EVALUATED",
    themes: ["culture", "loneliness", "mental-health"],
    targetGroups: ["people-with-mental-illness", "older-people", "nursing-home-residents"],
    arenas: ["leisure-and-communities", "health-and-care"],
    cooperationForms: ["partnership"],
    challenge:
      "Bibliotekets læsekredse nåede dem, der allerede læste. Mennesker, der havde mistet koncentrationen efter " +
      "sygdom, fortalte, at de savnede litteraturen, men ikke kunne være med.",
    approach:
      "En læseguide læser en novelle og et digt højt og holder pauser, hvor man kan sige, hvad man tænker – eller " +
      "lade være. Gruppen er på højst ti og mødes samme tid hver uge. Læseguiderne er oplært af foreningen og har " +
      "en fast makker på biblioteket.",
    outcomes: "Eksempel: deltagerne fortæller, at de kan tale om svære ting gennem en historie, uden at det handler om " + "dem selv.",
    lessons: "Vælg god litteratur. Den lette tekst, man vælger for at tage hensyn, er sjældent den, der giver noget at tale om.",
    transferability: "Kan holdes hvor som helst med ti stole og en dør, der kan lukkes.",
    resources: { staffHoursPerWeek: 3, volunteers: 13, yearlyCostDkk: 16_000, funding: "Biblioteket" },
    startedOn: "2021-09-08",
    partners: [{ organisation: "laeseforening-roskilde", role: "Oplærer læseguider" }],
    links: [{ title: "Læseliste til højtlæsning", url: "https://example.org/hoejtlaesning/laeseliste" }],
    attention: [
      { point: "human-value-and-relations", text: "Ingen skal præstere noget. Det er nok at have hørt den samme historie samtidig." },
    ],
    contacts: ["contact.0265.3", "contact.0265.1"],
  },
  {
    key: "digitale-hjaelpere-odense",
    municipality: "0461",
    status: "PUBLISHED",
    day: "2025-05-22",
    title: "Digitale hjælpere på biblioteket og derhjemme",
    summary:
      "Eksempel: Frivillige hjælper ældre med MitID, digital post og videoopkald til børnebørnene. Hjælpen gives " +
      "på biblioteket eller hjemme ved køkkenbordet.",
    stage: "ANCHORED",
    origin: "ADAPTED",
    evidenceLevel: "MONITORED",
    themes: ["digital-inclusion", "volunteering", "loneliness"],
    targetGroups: ["older-people", "people-with-disabilities"],
    arenas: ["home", "leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Ældre fortalte, at de bad børnene om hjælp til alt det digitale, og at besøgene efterhånden kun handlede " +
      "om det. Andre havde ingen at spørge.",
    approach:
      "Datahjælpen har åbent på fire biblioteker og kører hjem til dem, der ikke kan komme. Hjælperne rører " +
      "aldrig borgerens koder og har skrevet under på tavshed. Borgerservice har en direkte linje til hjælperne, " +
      "når noget er for svært.",
    outcomes:
      "Eksempel: borgerne fortæller, at de får talt med familien på video og bruger besøgene på at hygge sig. " +
      "Foreningen følger, hvad der oftest spørges om, og giver det videre til Borgerservice.",
    lessons:
      "- Sæt god tid af. Den første halve time handler sjældent om telefonen.\n" +
      "- Klare regler om koder og bank beskytter alle.\n" +
      "- To stole ved hvert bord: Ingen lærer noget af at se en anden trykke.",
    transferability: "Kan begynde med to timer om ugen på ét bibliotek.",
    resources: { staffHoursPerWeek: 5, volunteers: 32, yearlyCostDkk: 28_000, funding: "Borgerservice og biblioteket" },
    startedOn: "2018-02-05",
    partners: [{ organisation: "datahjaelpen", role: "Oplærer hjælpere og driver hjemmebesøg" }],
    links: [{ title: "Regler for digitale hjælpere", url: "https://example.org/datahjaelpen/regler" }],
    attention: [
      { point: "systematic", text: "Alle hjælpere følger det samme korte kursus, og vagtplanen lægges for et halvt år ad gangen." },
    ],
    contacts: ["contact.0461.2", "contact.0461.1"],
  },
  {
    key: "foreningsguide-roskilde",
    municipality: "0265",
    status: "PUBLISHED",
    day: "2025-08-14",
    title: "Foreningsguider for voksne: brobygning uden visitation",
    summary:
      "Eksempel: En foreningsguide følger voksne, der er blevet alene, ud i en forening. Man behøver hverken " +
      "henvisning eller diagnose, og guiden går med ind.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "MONITORED",
    themes: ["bridge-building", "loneliness", "volunteering"],
    targetGroups: ["people-outside-work", "older-people-living-alone", "newcomers"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Jobcenter, læger og hjemmepleje havde alle borgere, de gerne ville hjælpe ud i et fællesskab, men kendte " +
      "ikke foreningerne. Foreningerne sagde, at en folder aldrig har fået nogen gennem døren.",
    approach:
      "Guiderne er frivillige, som selv er aktive i en forening. De mødes med borgeren over kaffe, finder tre " +
      "muligheder og går med de første gange. Foreningerne på listen har alle en navngivet person, der tager " +
      "imod.",
    outcomes: "Eksempel: borgerne fortæller, at det sværeste var at gå ind ad døren, og at det var dér, guiden gjorde " + "forskellen.",
    lessons: "Spørg, hvad folk engang var glade for. Det er en bedre begyndelse end at spørge, hvad de har brug for.",
    transferability: "Begynd med fem foreninger, der mener det, frem for et katalog med alle.",
    resources: { staffHoursPerWeek: 7, volunteers: 16, yearlyCostDkk: 24_000, funding: "Kommunens pulje til frivilligt socialt arbejde" },
    startedOn: "2024-01-08",
    partners: [{ organisation: "hverdagens-frivillige", role: "Finder og støtter guiderne" }],
    attention: [{ point: "equal-partner", text: "Foreningerne har selv formuleret, hvad et godt første møde kræver af kommunen." }],
    contacts: ["contact.0265.2", "contact.0265.1"],
  },
  {
    key: "bogcafe-assens",
    municipality: "0420",
    status: "PUBLISHED",
    day: "2025-09-16",
    title: "Bogcafé i det gamle posthus",
    summary:
      "Eksempel: En frivilligdreven bogcafé med brugte bøger, kaffe og et langt bord. Her kan man sidde i timevis " + "uden at købe noget.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EXPERIENCE",
    themes: ["culture", "loneliness", "neighbourhood"],
    targetGroups: ["all-citizens", "newcomers"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["co-creation"],
    challenge: "Da det sidste værtshus lukkede, manglede byen et sted at være uden at have et ærinde.",
    approach:
      "Kommunen lejer lokalet, og Boghjørnets Venner driver caféen. Biblioteket leverer kasserede bøger og holder " +
      "en månedlig aften med oplæsning. Ved det lange bord er der altid en vært, som kender navnene.",
    outcomes: "Eksempel: gæsterne fortæller, at de kommer alene og går hjem med en aftale.",
    lessons: "Et møbel kan være en metode. Da vi skiftede de små borde ud med ét langt, begyndte folk at tale sammen.",
    resources: { staffHoursPerWeek: 1, volunteers: 24, yearlyCostDkk: 38_000, funding: "Bogsalg og kommunalt huslejetilskud" },
    startedOn: "2024-06-15",
    partners: [{ organisation: "boghjoernets-venner", role: "Driver caféen" }],
    contacts: ["contact.0420.2"],
  },
  {
    key: "kor-for-alle-aalborg",
    municipality: "0851",
    status: "PUBLISHED",
    day: "2025-11-27",
    title: "Kor uden optagelsesprøve",
    summary:
      "Eksempel: Et åbent kor på tværs af alder og baggrund, som øver i kvarterets kulturhus. Falske toner er " +
      "velkomne, og nye får altid en sangmakker.",
    stage: "RUNNING",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EXPERIENCE",
    themes: ["culture", "loneliness", "intergenerational"],
    targetGroups: ["all-citizens", "people-outside-work", "refugees"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Kvarterets beboere handlede samme sted, men mødtes ikke. En workshop i kulturhuset pegede på sang som " +
      "noget, man kan gøre sammen på mange sprog.",
    approach:
      "Koret øver om onsdagen og synger på plejecentret hver anden måned. En sangmakker tager imod nye og sidder " +
      "ved siden af dem de første tre gange. Kulturhuset betaler korlederen, og sangerne står selv for kaffen.",
    outcomes: "Eksempel: sangerne fortæller, at de går gladere hjem, end de kom, og at de er begyndt at følges ad.",
    lessons: "Lad koret synge for nogen tidligt. Det gør en flok til et kor.",
    transferability: "Korlederen skal kunne lide mennesker mere end klang.",
    resources: { staffHoursPerWeek: 2, volunteers: 6, yearlyCostDkk: 48_000, funding: "Kulturhusets budget" },
    startedOn: "2024-09-04",
    partners: [],
    contacts: ["contact.0851.2", "contact.0851.1"],
  },
  {
    key: "natbus-norddjurs",
    municipality: "0707",
    coMunicipalities: ["0730"],
    status: "PUBLISHED",
    day: "2026-03-03",
    title: "Natbus hjem fra fællesskabet",
    summary:
      "Eksempel: En lille bus kører unge og ældre hjem efter aftenarrangementer, når den sidste rutebus er kørt. " +
      "Frivillige chauffører skiftes, og den sidste tur går, når det sidste arrangement er slut.",
    stage: "PILOT",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "MONITORED",
    themes: ["transport", "loneliness", "volunteering"],
    targetGroups: ["young-people", "older-people"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Både unge og ældre meldte fra til aftenarrangementer, fordi de ikke kunne komme hjem. Vi troede, at det " +
      "handlede om lyst, men det handlede om busplanen.",
    approach:
      "Vognmanden låner en minibus ud torsdag, fredag og lørdag. Frivillige chauffører med erhvervskørekort kører " +
      "på skift. Man bestiller en plads på telefon eller sms inden kl. 20. Nabokommunen er med, fordi " +
      "ungdomsuddannelserne ligger dér.",
    outcomes:
      "Eksempel: foreningerne fortæller, at aftenerne varer længere, og at de unge følges ad hjem. Kommunen " +
      "følger, hvilke ture der bliver brugt.",
    lessons:
      "- Tjek reglerne for erhvervsmæssig kørsel, før I lover noget.\n" +
      "- En sms er nok. Vi brugte for lang tid på en app.\n" +
      "- Sæt chaufførerne på plakaten, så folk ved, hvem de kører med.",
    transferability: "Kræver en vognmand, der vil være med, og en klar aftale om forsikring.",
    resources: { staffHoursPerWeek: 5, volunteers: 11, yearlyCostDkk: 85_000, funding: "Mobilitetspuljen og vognmanden" },
    startedOn: "2025-08-21",
    partners: [{ organisation: "vognmand-djurs", role: "Låner bus ud og står for vedligehold" }],
    links: [{ title: "Notat om regler for frivillig kørsel", url: "https://example.org/natbus/regler" }],
    attention: [
      {
        point: "start-over-and-understand-together",
        text: "Vi begyndte med en kampagne for at få unge ud. Da vi spurgte dem, var svaret en bus hjem.",
      },
    ],
    contacts: ["contact.0707.1"],
  },
  {
    key: "frivillig-koersel-odsherred",
    municipality: "0306",
    status: "PUBLISHED",
    day: "2025-10-07",
    title: "Frivillig kørsel til fællesskaber",
    summary:
      "Eksempel: Frivillige chauffører kører ældre til fællesspisning, kor og banko. Turen er gratis, og " +
      "chaufføren bliver gerne og deltager.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "MONITORED",
    themes: ["transport", "volunteering", "loneliness"],
    targetGroups: ["older-people-living-alone", "people-with-disabilities"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Kommunen havde mange fællesskaber og mange ældre, der ikke kunne nå dem. Den offentlige kørsel dækker læge " +
      "og sygehus, men ikke venskaber.",
    approach:
      "En frivillig koordinator tager imod bestillinger to formiddage om ugen. Chaufførerne kører i egen bil og " +
      "får kørselsgodtgørelse. Foreningerne siger til, når et nyt medlem har brug for et lift, og finder med " +
      "tiden en, der alligevel skal samme vej.",
    outcomes:
      "Eksempel: passagererne fortæller, at turen i sig selv er et højdepunkt. Chaufførerne fortæller, at de " +
      "bliver inviteret med ind.",
    lessons: "Målet er at gøre sig selv overflødig: Den bedste kørsel er den, medlemmerne selv aftaler.",
    resources: { staffHoursPerWeek: 2, volunteers: 18, yearlyCostDkk: 42_000, funding: "Ældreområdet" },
    startedOn: "2023-02-01",
    partners: [{ organisation: "havefolket", role: "Aftaler kørsel til haven" }],
    attention: [{ point: "systematic", text: "Koordineringen er delt mellem to, og chaufførlisten ligger ikke i nogens private telefon." }],
    contacts: ["contact.0306.2", "contact.0306.1"],
  },
  {
    key: "aabne-doere-holbaek",
    municipality: "0316",
    status: "PUBLISHED",
    day: "2026-04-21",
    title: "Ældrecentret som kvarterhus",
    summary:
      "Eksempel: Et ældrecenter åbner salen og haven for kvarteret efter forbillede fra Guldborgsund. Vi er " +
      "begyndt med to foreninger og en skoleklasse.",
    stage: "PILOT",
    origin: "ADAPTED",
    inspiredBy: ["aabne-doere-guldborgsund"],
    evidenceLevel: "EXPERIENCE",
    themes: ["quality-of-life", "intergenerational", "loneliness"],
    targetGroups: ["nursing-home-residents", "children", "all-citizens"],
    arenas: ["health-and-care", "childcare-and-education"],
    cooperationForms: ["partnership"],
    challenge: "Centret ligger midt i et kvarter med børnefamilier, men naboerne vidste ikke, at de måtte komme ind.",
    approach:
      "Husaftalen er lånt fra Guldborgsund. Hos os er det skolen, der har åbnet døren: En fjerdeklasse har " +
      "ugentlig læsetid med beboerne, og efterhånden kommer forældrene med.",
    outcomes:
      "Eksempel: beboerne fortæller, at de glæder sig til onsdag. Børnene fortæller, at de har fået en at læse " + "for, som ikke retter.",
    lessons: "Vi undervurderede, hvor meget personalet skulle inddrages. Det advarede Guldborgsund os ellers om.",
    transferability: "Begynd med skolen, hvis der ikke er en oplagt forening.",
    resources: { staffHoursPerWeek: 4, volunteers: 6, yearlyCostDkk: 10_000 },
    startedOn: "2025-10-22",
    partners: [],
    attention: [{ point: "backing-and-ownership", text: "Centerledelsen har sat det på alle personalemøder i prøveperioden." }],
    contacts: ["contact.0316.1", "contact.0316.2"],
  },
  {
    key: "digitale-hjaelpere-gladsaxe",
    municipality: "0159",
    status: "PUBLISHED",
    day: "2026-05-26",
    title: "Unge it-hjælpere i boligområdet",
    summary:
      "Eksempel: Unge fra 9. klasse og gymnasiet hjælper ældre naboer med telefon og tablet. Idéen er lånt i " +
      "Odense, men her er hjælperne unge, og tak er kage.",
    stage: "RUNNING",
    origin: "ADAPTED",
    inspiredBy: ["digitale-hjaelpere-odense"],
    evidenceLevel: "EXPERIENCE",
    themes: ["digital-inclusion", "intergenerational", "neighbourhood"],
    targetGroups: ["older-people", "young-people"],
    arenas: ["home", "childcare-and-education"],
    cooperationForms: ["co-creation"],
    challenge:
      "Borgerservice havde kø, og biblioteket lå for langt væk for mange. I samme boligområde gik unge, som gerne " +
      "ville have noget at skrive på cv'et.",
    approach:
      "Reglerne om koder og tavshed er overtaget fra Odense. De unge arbejder to og to i fælleshuset om mandagen, " +
      "og en voksen fra Borgerservice er til stede. Efter ti gange får de et bevis.",
    outcomes:
      "Eksempel: de ældre fortæller, at de nu kender de unge ved navn. De unge fortæller, at de har fået ros af " +
      "nogen, de ikke er i familie med.",
    lessons: "Giv de unge en time alene sammen bagefter. Det er dér, holdånden opstår.",
    resources: { staffHoursPerWeek: 3, volunteers: 14, yearlyCostDkk: 6_000 },
    startedOn: "2025-11-03",
    partners: [],
    contacts: ["contact.0159.2"],
  },
  {
    key: "landsbyvaerter-hjoerring",
    municipality: "0860",
    status: "ARCHIVED",
    day: "2025-07-08",
    title: "Landsbyværter for tilflyttere",
    summary:
      "Eksempel: Værter i landsbyerne bød tilflyttere velkommen og viste vej til foreningerne. Ordningen er " +
      "afsluttet, og værterne er nu en del af borgerforeningerne.",
    stage: "ENDED",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EXPERIENCE",
    themes: ["neighbourhood", "bridge-building"],
    targetGroups: ["newcomers"],
    arenas: ["home", "leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge: "Nye familier flyttede til, men nogle flyttede igen, før de havde lært nogen at kende.",
    approach:
      "Hver landsby havde en vært, som kom forbi med brød og en liste over, hvad der sker. Værten inviterede til " +
      "én ting og fulgtes med.",
    outcomes: "Eksempel: tilflyttere fortæller, at det var rart at kende én, før de kendte nogen.",
    lessons: "Ordningen burde have ligget i borgerforeningerne fra begyndelsen. Det gør den nu.",
    resources: { staffHoursPerWeek: 2, volunteers: 15 },
    startedOn: "2022-02-01",
    endedOn: "2025-06-30",
    partners: [],
    contacts: ["contact.0860.2"],
  },
  {
    key: "strikkecafe-silkeborg",
    municipality: "0740",
    status: "DRAFT",
    day: "2026-10-13",
    title: "Strik og reparér: værkstedscafé i genbrugsbutikken",
    summary:
      "Eksempel: Et udkast til en café, hvor folk strikker, stopper strømper og reparerer lamper sammen i " +
      "baglokalet hos en genbrugsbutik.",
    stage: "PILOT",
    evidenceLevel: "EXPERIENCE",
    themes: ["culture", "neighbourhood", "volunteering"],
    targetGroups: ["all-citizens", "older-people"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["co-creation"],
    challenge:
      "Genbrugsbutikkens frivillige oplever, at kunder bliver hængende for at snakke. Vi vil undersøge, om der er " +
      "et fællesskab i det.",
    approach: "Vi prøver fire lørdage og beslutter os derefter sammen med butikken.",
    startedOn: "2026-09-05",
    partners: [],
    contacts: ["contact.0740.2", "contact.0740.1"],
  },
];
