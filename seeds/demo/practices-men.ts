/**
 * Made-up practices about men and fathers.
 * They tell of nothing that any municipality does.
 */
import type { DemoPractice } from "./types";

export const practicesMen: readonly DemoPractice[] = [
  {
    key: "mandevaerksted-svendborg",
    municipality: "0479",
    status: "PUBLISHED",
    day: "2025-01-28",
    title: "Mandeværksted på havnen: skulder ved skulder",
    summary:
      "Eksempel: Et værksted, hvor ældre mænd reparerer både, cykler og møbler side om side. Snakken kommer af " +
      "sig selv, når hænderne har noget at lave.",
    stage: "ANCHORED",
    origin: "FIRST_OF_ITS_KIND",
    evidenceLevel: "EVALUATED",
    themes: ["mens-health", "loneliness", "volunteering"],
    targetGroups: ["older-men", "people-outside-work"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Ensomme ældre mænd dukkede sjældent op til kommunens tilbud. I samtaler med tidligere værftsarbejdere og " +
      "håndværkere blev det tydeligt, at de ikke savnede omsorg, men et sted at gå hen, hvor der var brug for " +
      "dem.",
    approach:
      "Kommunen stiller et tomt værksted på havnen til rådighed. Værkstedsforeningen har nøglerne, sætter " +
      "reglerne og tager imod nye.\n\n" +
      "- Åbent tre formiddage om ugen; man kommer, når man vil.\n" +
      "- Nye mænd får en makker den første måned.\n" +
      "- Bestillinger udefra – legeredskaber, bænke, redekasser – giver arbejdet mening.\n" +
      "- Den kommunale aktivitetsleder kigger forbi en gang om ugen og drikker kaffe. Ikke mere.",
    outcomes:
      "Eksempel: mændene fortæller, at de er begyndt at holde øje med hinanden og ringer, hvis en makker ikke " +
      "dukker op. Flere har for første gang talt om sygdom og tab med andre end deres læge.",
    lessons:
      "- Lad mændene selv bygge stedet op. Et færdigt værksted er et fremmed værksted.\n" +
      "- Kaffebordet skal stå midt i rummet.\n" +
      "- Hold fast i, at der ikke skal tilmeldes, registreres eller evalueres ved indgangen.\n" +
      "- Aftal tidligt, hvem der rydder op, og hvem der har ansvaret for maskinerne.",
    transferability:
      "Lokalet er det sværeste. Mindre kan gøre det: en garage, en skoles sløjdlokale eller et hjørne af " +
      "genbrugspladsen. Foreningen skal være mændenes egen.",
    resources: {
      staffHoursPerWeek: 3,
      volunteers: 10,
      yearlyCostDkk: 60_000,
      funding: "Kommunalt tilskud og salg af bestillinger",
      description: "Husleje, el og en maskinkyndig én dag om måneden.",
    },
    startedOn: "2019-05-01",
    partners: [{ organisation: "hoevlbaenken", role: "Driver værkstedet og tager imod nye" }],
    links: [
      { title: "Vedtægter og værkstedsregler", url: "https://example.org/hoevlbaenken/vedtaegter" },
      { title: "Film fra værkstedet", url: "https://example.org/hoevlbaenken/film" },
    ],
    attention: [
      { point: "equal-partner", text: "Foreningen har lejemålet, nøglerne og det sidste ord. Kommunen er en god nabo." },
      { point: "systematic", text: "Makkerordningen og en bestyrelse på syv gør, at værkstedet har overlevet to formandsskift." },
      { point: "backing-and-ownership", text: "Socialudvalget har givet en aftale for fire år ad gangen, så foreningen tør planlægge." },
      { point: "human-value-and-relations", text: "Det vigtigste produkt er ikke bænkene, men at nogen savner én, hvis man ikke kommer." },
    ],
    contacts: ["contact.0479.1", "contact.hoevlbaenken.1"],
  },
  {
    key: "mandevaerksted-frederikshavn",
    municipality: "0813",
    status: "PUBLISHED",
    day: "2025-06-17",
    title: "Værftet igen: mandeværksted for tidligere skibsbyggere",
    summary:
      "Eksempel: Tidligere værftsfolk mødes i et værksted og bygger joller med unge fra FGU. Erfaring bliver til " +
      "noget, man kan give videre.",
    stage: "RUNNING",
    origin: "ADAPTED",
    inspiredBy: ["mandevaerksted-svendborg"],
    evidenceLevel: "MONITORED",
    themes: ["mens-health", "loneliness", "intergenerational"],
    targetGroups: ["older-men", "young-people"],
    arenas: ["leisure-and-communities", "childcare-and-education"],
    cooperationForms: ["co-creation"],
    challenge:
      "Mange mænd mistede både arbejde og omgangskreds, da værftet lukkede. Et besøg i Svendborg gav idéen, men " +
      "mændene ville ikke bare pusle – de ville lære fra sig.",
    approach:
      "Mændene og en fast gruppe unge bygger én jolle om året. Hver ung har to læremestre, og onsdag er der " +
      "fælles frokost. Kommunens sundhedskonsulent hjalp med at finde lokale og skrive aftalen, og derefter " +
      "overtog gruppen selv.",
    outcomes: "Eksempel: mændene fortæller, at de igen føler sig til nytte. De unge fortæller, at de har fået voksne, der " + "har tid.",
    lessons:
      "Det tog tid, før de unge og mændene fandt en fælles tone. En tur til havnen og en pose rundstykker gjorde " +
      "mere end et introduktionsmøde.",
    transferability: "Kan overføres til andre fag: tømrere, fiskere, landmænd. Find det håndværk, egnen er stolt af.",
    resources: { staffHoursPerWeek: 2, volunteers: 14, yearlyCostDkk: 45_000, funding: "Fondsmidler og kommunalt tilskud" },
    startedOn: "2024-08-20",
    partners: [{ organisation: "maendene-fra-vaerftet", role: "Læremestre og daglig ledelse" }],
    attention: [
      {
        point: "equal-partner",
        text: "Gruppen forhandlede selv aftalen på plads og valgte at være uformel frem for at blive en forening.",
      },
    ],
    contacts: ["contact.0813.1"],
  },
  {
    key: "faedregruppe-gladsaxe",
    municipality: "0159",
    status: "PUBLISHED",
    day: "2025-03-05",
    title: "Fædregrupper med barnevogn",
    summary:
      "Eksempel: Nybagte fædre på barsel mødes i faste grupper, går ture med barnevognene og deler erfaringer. " +
      "Sundhedsplejen inviterer, og frivillige fædre er værter.",
    stage: "RUNNING",
    origin: "ADAPTED",
    evidenceLevel: "EVALUATED",
    themes: ["mens-health", "poor-thriving", "mental-health"],
    targetGroups: ["fathers", "parents"],
    arenas: ["health-and-care", "childcare-and-education"],
    cooperationForms: ["partnership"],
    challenge:
      "Sundhedsplejerskerne så fædre, der havde det svært uden at sige det. Mødregrupper blev tilbudt alle, men " + "fædrene stod udenfor.",
    approach:
      "Sundhedsplejersken fortæller om grupperne ved besøget efter to måneder og skriver faren op, hvis han vil. " +
      "En frivillig far, som selv har været på barsel for nylig, er vært de første fire gange. Derefter kører " +
      "gruppen selv, og værten kan kontaktes efter behov.\n\n" +
      "Ved mistanke om fødselsdepression har værterne et direkte telefonnummer til sundhedsplejen.",
    outcomes:
      "Eksempel: fædrene fortæller, at det er en lettelse at høre, at andre også er trætte og i tvivl. Flere " +
      "grupper ses fortsat, efter at børnene er begyndt i vuggestue.",
    lessons: "Gå først, tal bagefter. Vi begyndte i et mødelokale, og det blev stille. På en gåtur går snakken af sig selv.",
    transferability:
      "Kan sættes i gang alle steder, hvor sundhedsplejen vil være med. Værternes korte oplæring er det eneste, " + "der skal bygges op.",
    resources: {
      staffHoursPerWeek: 2,
      volunteers: 11,
      yearlyCostDkk: 10_000,
      funding: "Sundhedsplejens budget",
      description: "Oplæring af værter to gange om året.",
    },
    startedOn: "2023-09-01",
    partners: [{ organisation: "far-og-barn", role: "Finder og klæder værter på" }],
    links: [{ title: "Pjece til fædre", url: "https://example.org/faedregrupper/pjece" }],
    attention: [
      {
        point: "systematic",
        text: "Invitationen er en fast del af sundhedsplejens besøgsskema, så den ikke afhænger af, hvem der er på arbejde.",
      },
      { point: "backing-and-ownership", text: "Lederen af sundhedsplejen sætter tid af til, at alle nye medarbejdere møder en værtsfar." },
    ],
    contacts: ["contact.0159.1", "contact.0159.2"],
  },
  {
    key: "mandevaerksted-herning",
    municipality: "0657",
    status: "PUBLISHED",
    day: "2025-10-14",
    title: "Gnisten: mandeværksted for smede og andet godtfolk",
    summary:
      "Eksempel: Et åbent metalværksted, hvor ældre mænd mødes om svejsning, reparation og en kop kaffe. Bygget " +
      "op efter samme model som værkstedet i Svendborg.",
    stage: "RUNNING",
    origin: "COPIED",
    inspiredBy: ["mandevaerksted-svendborg"],
    evidenceLevel: "EXPERIENCE",
    themes: ["mens-health", "loneliness"],
    targetGroups: ["older-men"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["partnership"],
    challenge:
      "Vi kendte udfordringen: mænd, der bliver alene, og som ikke kommer i aktivitetscentret. I stedet for at " +
      "opfinde noget nyt ringede vi til Svendborg.",
    approach:
      "Vi har overtaget model, regler og makkerordning næsten uændret. Eneste forskel er, at værkstedet ligger på " +
      "genbrugspladsen, så der altid er noget at lave.",
    outcomes: "Eksempel: mændene fortæller, at de har fået en grund til at stå op om morgenen.",
    lessons: "Vi sprang over det trin, hvor mændene selv indretter stedet, og måtte gøre det om. Det var den dyreste genvej.",
    resources: { staffHoursPerWeek: 2, volunteers: 8, yearlyCostDkk: 35_000, funding: "Kommunens værdighedsmidler" },
    startedOn: "2025-03-03",
    partners: [{ organisation: "gnisten", role: "Driver værkstedet" }],
    contacts: ["contact.0657.1", "contact.gnisten.1"],
  },
  {
    key: "faedre-i-skoven-viborg",
    municipality: "0791",
    status: "PUBLISHED",
    day: "2026-01-22",
    title: "Fædre i skoven",
    summary:
      "Eksempel: Fædre og deres børn mødes i skoven en søndag om måneden, tænder bål og bygger huler. For mange " +
      "fraskilte fædre er det et af de få steder, hvor børnene ser dem sammen med andre fædre.",
    stage: "RUNNING",
    origin: "ADAPTED",
    inspiredBy: ["faedregruppe-gladsaxe"],
    evidenceLevel: "EXPERIENCE",
    themes: ["mens-health", "nature", "loneliness"],
    targetGroups: ["fathers", "children"],
    arenas: ["leisure-and-communities"],
    cooperationForms: ["co-creation"],
    challenge:
      "Familieteamet mødte fædre, der efter en skilsmisse havde mistet både hverdag og netværk. De ville ikke " +
      "sidde i rundkreds, men gerne lave noget med deres børn.",
    approach:
      "Vi tog værterne og den korte oplæring fra fædregrupperne i Gladsaxe og flyttede resten ud i skoven. " +
      "Friluftsgruppen sørger for bål og idéer, kommunen for kørsel til dem uden bil og for en madpakke, hvis den " +
      "mangler.",
    outcomes: "Eksempel: fædrene fortæller, at de er begyndt at holde børnefødselsdage og weekender sammen.",
    lessons: "Aflys aldrig på grund af regn. Det er på de våde dage, at folk bliver venner.",
    resources: { staffHoursPerWeek: 1, volunteers: 7, yearlyCostDkk: 8_000 },
    startedOn: "2025-04-06",
    partners: [{ organisation: "friluftsgruppen", role: "Står for bål, aktiviteter og sikkerhed" }],
    contacts: ["contact.0791.1", "contact.0791.2"],
  },
  {
    key: "havnens-maend-esbjerg",
    municipality: "0561",
    status: "DRAFT",
    day: "2026-08-18",
    title: "Skippersnak: morgenkaffe for tidligere fiskere",
    summary:
      "Eksempel: Et udkast til et samarbejde om morgenkaffe på havnen for tidligere fiskere og offshorefolk, der " +
      "har mistet kontakten til gamle kolleger.",
    stage: "IDEA",
    evidenceLevel: "EXPERIENCE",
    themes: ["mens-health", "loneliness"],
    targetGroups: ["older-men"],
    arenas: ["leisure-and-communities", "work-and-employment"],
    cooperationForms: ["co-creation"],
    challenge:
      "Flere praktiserende læger og en fagforening har peget på, at mænd fra havnen trækker sig, når arbejdslivet " +
      "slutter. Vi er ved at samle folk til den første snak.",
    partners: [],
    contacts: ["contact.0561.1"],
  },
];
