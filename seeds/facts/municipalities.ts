/**
 * The 98 municipalities of Denmark.
 *
 * Sources:
 * - code and name: Statistics Denmark's geographic hierarchy and DAGI; three digits padded to four. Christiansø (0411) has a
 *   code, but is not one of the 98.
 * - regionCode: DAGI's codes 1081–1085 and Statistics Denmark; in force until the regions change on 1 January 2027.
 * - population: Statistics Denmark, table FOLK1A, 1 January 2026; free reuse with the source named. The sum is 6,025,511: the
 *   national figure less Christiansø.
 * - latitude and longitude: computed from DAGI 1:500,000 of 13 February 2014; free reuse with attribution. Area-weighted
 *   centroids; for København and Guldborgsund a point inside instead.
 * - website: Wikidata, "official website" (P856), CC0; https://www. and the domain, not opened.
 *
 * Attribution to show: Kilde: Danmarks Statistik, statistikbanken.dk/FOLK1A (folketal 1. januar 2026). Midtpunkter: indeholder
 * data fra Geodatastyrelsen og Danske Kommuner, DAGI 1:500.000, 13. februar 2014.
 */
export interface MunicipalityFact {
  /** Official code of four digits, leading zero kept. */
  readonly code: string;
  /** Without the word Kommune. */
  readonly name: string;
  readonly regionCode: string;
  readonly population: number;
  /** WGS 84, in degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly website: string;
}

/** The year on whose first day the population was counted. */
export const populationYear = 2026;

type Row = readonly [
  code: string,
  name: string,
  regionCode: string,
  population: number,
  latitude: number,
  longitude: number,
  website: string,
];

const rows: readonly Row[] = [
  ["0101", "København", "1084", 671714, 55.7017, 12.5678, "https://www.kk.dk"],
  ["0147", "Frederiksberg", "1084", 106150, 55.68, 12.5235, "https://www.frederiksberg.dk"],
  ["0151", "Ballerup", "1084", 53950, 55.733, 12.3597, "https://www.ballerup.dk"],
  ["0153", "Brøndby", "1084", 40990, 55.6442, 12.415, "https://www.brondby.dk"],
  ["0155", "Dragør", "1084", 14474, 55.5821, 12.621, "https://www.dragoer.dk"],
  ["0157", "Gentofte", "1084", 75106, 55.7507, 12.5526, "https://www.gentofte.dk"],
  ["0159", "Gladsaxe", "1084", 71185, 55.7474, 12.4696, "https://www.gladsaxe.dk"],
  ["0161", "Glostrup", "1084", 25834, 55.6832, 12.4054, "https://www.glostrup.dk"],
  ["0163", "Herlev", "1084", 32030, 55.7349, 12.4272, "https://www.herlev.dk"],
  ["0165", "Albertslund", "1084", 29262, 55.6796, 12.351, "https://www.albertslund.dk"],
  ["0167", "Hvidovre", "1084", 54228, 55.6304, 12.4687, "https://www.hvidovre.dk"],
  ["0169", "Høje-Taastrup", "1084", 60458, 55.6591, 12.2387, "https://www.htk.dk"],
  ["0173", "Lyngby-Taarbæk", "1084", 58614, 55.7861, 12.5089, "https://www.ltk.dk"],
  ["0175", "Rødovre", "1084", 45138, 55.6873, 12.4488, "https://www.rk.dk"],
  ["0183", "Ishøj", "1084", 24685, 55.6215, 12.3086, "https://www.ishoj.dk"],
  ["0185", "Tårnby", "1084", 44214, 55.6153, 12.6404, "https://www.taarnby.dk"],
  ["0187", "Vallensbæk", "1084", 18689, 55.6334, 12.3721, "https://www.vallensbaek.dk"],
  ["0190", "Furesø", "1084", 42874, 55.796, 12.3673, "https://www.furesoe.dk"],
  ["0201", "Allerød", "1084", 26496, 55.8554, 12.3204, "https://www.alleroed.dk"],
  ["0210", "Fredensborg", "1084", 42445, 55.9505, 12.4437, "https://www.fredensborg.dk"],
  ["0217", "Helsingør", "1084", 64244, 56.0383, 12.4972, "https://www.helsingor.dk"],
  ["0219", "Hillerød", "1084", 55182, 55.9291, 12.2389, "https://www.hillerod.dk"],
  ["0223", "Hørsholm", "1084", 25354, 55.8834, 12.4851, "https://www.horsholm.dk"],
  ["0230", "Rudersdal", "1084", 57912, 55.8344, 12.4889, "https://www.rudersdal.dk"],
  ["0240", "Egedal", "1084", 46240, 55.7702, 12.2333, "https://www.egedalkommune.dk"],
  ["0250", "Frederikssund", "1084", 47450, 55.8187, 12.0132, "https://www.frederikssund.dk"],
  ["0253", "Greve", "1085", 54120, 55.5904, 12.2453, "https://www.greve.dk"],
  ["0259", "Køge", "1085", 63962, 55.4559, 12.0702, "https://www.koege.dk"],
  ["0260", "Halsnæs", "1084", 31738, 55.9702, 12.0033, "https://www.halsnaes.dk"],
  ["0265", "Roskilde", "1085", 92697, 55.6374, 12.1032, "https://www.roskilde.dk"],
  ["0269", "Solrød", "1085", 25040, 55.5371, 12.1738, "https://www.solrod.dk"],
  ["0270", "Gribskov", "1084", 41787, 56.0494, 12.2334, "https://www.gribskov.dk"],
  ["0306", "Odsherred", "1085", 31988, 55.8543, 11.5548, "https://www.odsherred.dk"],
  ["0316", "Holbæk", "1085", 75009, 55.6604, 11.6176, "https://www.holbaek.dk"],
  ["0320", "Faxe", "1085", 38143, 55.2884, 12.0595, "https://www.faxekommune.dk"],
  ["0326", "Kalundborg", "1085", 47954, 55.6281, 11.2312, "https://www.kalundborg.dk"],
  ["0329", "Ringsted", "1085", 36010, 55.4574, 11.8176, "https://www.ringsted.dk"],
  ["0330", "Slagelse", "1085", 80959, 55.3426, 11.3419, "https://www.slagelse.dk"],
  ["0336", "Stevns", "1085", 23842, 55.3325, 12.3077, "https://www.stevns.dk"],
  ["0340", "Sorø", "1085", 30853, 55.4854, 11.5588, "https://www.soroe.dk"],
  ["0350", "Lejre", "1085", 29879, 55.6349, 11.9174, "https://www.lejre.dk"],
  ["0360", "Lolland", "1085", 38533, 54.8014, 11.3042, "https://www.lolland.dk"],
  ["0370", "Næstved", "1085", 85163, 55.2595, 11.7316, "https://www.naestved.dk"],
  ["0376", "Guldborgsund", "1085", 59119, 54.8155, 11.9386, "https://www.guldborgsund.dk"],
  ["0390", "Vordingborg", "1085", 44831, 55.0262, 12.0973, "https://www.vordingborg.dk"],
  ["0400", "Bornholm", "1084", 38677, 55.1243, 14.9103, "https://www.brk.dk"],
  ["0410", "Middelfart", "1083", 40625, 55.4523, 9.8861, "https://www.middelfart.dk"],
  ["0420", "Assens", "1083", 40369, 55.2971, 10.0682, "https://www.assens.dk"],
  ["0430", "Faaborg-Midtfyn", "1083", 52328, 55.196, 10.3673, "https://www.fmk.dk"],
  ["0440", "Kerteminde", "1083", 24299, 55.4556, 10.6154, "https://www.kerteminde.dk"],
  ["0450", "Nyborg", "1083", 32401, 55.2944, 10.701, "https://www.nyborg.dk"],
  ["0461", "Odense", "1083", 213168, 55.3851, 10.372, "https://www.odense.dk"],
  ["0479", "Svendborg", "1083", 60027, 55.09, 10.5969, "https://www.svendborg.dk"],
  ["0480", "Nordfyns", "1083", 29179, 55.5191, 10.2452, "https://www.nordfynskommune.dk"],
  ["0482", "Langeland", "1083", 11841, 54.9197, 10.7769, "https://www.langelandkommune.dk"],
  ["0492", "Ærø", "1083", 5766, 54.879, 10.3775, "https://www.aeroekommune.dk"],
  ["0510", "Haderslev", "1083", 55218, 55.253, 9.3373, "https://www.haderslev.dk"],
  ["0530", "Billund", "1083", 27200, 55.7377, 8.9686, "https://www.billund.dk"],
  ["0540", "Sønderborg", "1083", 74123, 54.9523, 9.7855, "https://www.sonderborgkommune.dk"],
  ["0550", "Tønder", "1083", 36174, 55.0796, 8.867, "https://www.toender.dk"],
  ["0561", "Esbjerg", "1083", 114947, 55.4197, 8.684, "https://www.esbjerg.dk"],
  ["0563", "Fanø", "1083", 3332, 55.41, 8.4116, "https://www.fanoe.dk"],
  ["0573", "Varde", "1083", 49468, 55.678, 8.4838, "https://www.vardekommune.dk"],
  ["0575", "Vejen", "1083", 42641, 55.4744, 9.0518, "https://www.vejen.dk"],
  ["0580", "Aabenraa", "1083", 58405, 54.9815, 9.3156, "https://www.aabenraa.dk"],
  ["0607", "Fredericia", "1083", 52939, 55.5736, 9.684, "https://www.fredericia.dk"],
  ["0615", "Horsens", "1082", 98806, 55.9287, 9.7829, "https://www.horsens.dk"],
  ["0621", "Kolding", "1083", 96214, 55.4556, 9.4398, "https://www.kolding.dk"],
  ["0630", "Vejle", "1083", 123250, 55.7423, 9.3656, "https://www.vejle.dk"],
  ["0657", "Herning", "1082", 90546, 56.1575, 8.8765, "https://www.herning.dk"],
  ["0661", "Holstebro", "1082", 59324, 56.3704, 8.6048, "https://www.holstebro.dk"],
  ["0665", "Lemvig", "1082", 18596, 56.4953, 8.2847, "https://www.lemvig.dk"],
  ["0671", "Struer", "1082", 20122, 56.5188, 8.5509, "https://www.struer.dk"],
  ["0706", "Syddjurs", "1082", 44394, 56.3016, 10.5295, "https://www.syddjurs.dk"],
  ["0707", "Norddjurs", "1082", 36477, 56.4612, 10.6356, "https://www.norddjurs.dk"],
  ["0710", "Favrskov", "1082", 49773, 56.3113, 9.9303, "https://www.favrskov.dk"],
  ["0727", "Odder", "1082", 24310, 55.9391, 10.1463, "https://www.odder.dk"],
  ["0730", "Randers", "1082", 100564, 56.5161, 10.0682, "https://www.randers.dk"],
  ["0740", "Silkeborg", "1082", 102753, 56.1926, 9.5168, "https://www.silkeborg.dk"],
  ["0741", "Samsø", "1082", 3617, 55.8571, 10.5888, "https://www.samsoe.dk"],
  ["0746", "Skanderborg", "1082", 66352, 56.0786, 9.8723, "https://www.skanderborg.dk"],
  ["0751", "Aarhus", "1082", 378361, 56.1629, 10.1566, "https://www.aarhus.dk"],
  ["0756", "Ikast-Brande", "1082", 43305, 56.0357, 9.2298, "https://www.ikast-brande.dk"],
  ["0760", "Ringkøbing-Skjern", "1082", 55405, 56.0208, 8.4712, "https://www.rksk.dk"],
  ["0766", "Hedensted", "1082", 48578, 55.7936, 9.7425, "https://www.hedensted.dk"],
  ["0773", "Morsø", "1081", 19344, 56.7996, 8.7305, "https://www.morsoe.dk"],
  ["0779", "Skive", "1082", 44104, 56.6445, 8.9826, "https://www.skive.dk"],
  ["0787", "Thisted", "1081", 42572, 56.9448, 8.6031, "https://www.thisted.dk"],
  ["0791", "Viborg", "1082", 97874, 56.4626, 9.4039, "https://www.viborg.dk"],
  ["0810", "Brønderslev", "1081", 36529, 57.2258, 10.1226, "https://www.bronderslev.dk"],
  ["0813", "Frederikshavn", "1081", 57523, 57.4204, 10.4091, "https://www.frederikshavn.dk"],
  ["0820", "Vesthimmerlands", "1081", 35632, 56.8218, 9.38, "https://www.vesthimmerland.dk"],
  ["0825", "Læsø", "1081", 1683, 57.2738, 11.0197, "https://www.laesoe.dk"],
  ["0840", "Rebild", "1081", 31280, 56.824, 9.8235, "https://www.rebild.dk"],
  ["0846", "Mariagerfjord", "1081", 41541, 56.6925, 9.9469, "https://www.mariagerfjord.dk"],
  ["0849", "Jammerbugt", "1081", 37998, 57.1422, 9.504, "https://www.jammerbugt.dk"],
  ["0851", "Aalborg", "1081", 226033, 57.0129, 9.9631, "https://www.aalborg.dk"],
  ["0860", "Hjørring", "1081", 62979, 57.456, 10.0597, "https://www.hjoerring.dk"],
];

export const municipalities: readonly MunicipalityFact[] = rows.map(
  ([code, name, regionCode, population, latitude, longitude, website]) => ({
    code,
    name,
    regionCode,
    population,
    latitude,
    longitude,
    website,
  }),
);
