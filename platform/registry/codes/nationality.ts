import type { CodeList } from './code-list.ts';

/**
 * Three-letter codes and the two-letter ones that the runtime's own names of countries go by: the 249 of ISO 3166-1,
 * of which the standard is a modified adoption (openstd.samr.gov.cn, GB/T 2659.1-2022), without HKG, MAC and TWN.
 * Those are codes of regions, not of nationality: their people are CHN, and a sheet that writes them means that.
 */
const COUNTRIES = `
AFG-AF ALA-AX ALB-AL DZA-DZ ASM-AS AND-AD AGO-AO AIA-AI ATA-AQ ATG-AG ARG-AR ARM-AM ABW-AW AUS-AU
AUT-AT AZE-AZ BHS-BS BHR-BH BGD-BD BRB-BB BLR-BY BEL-BE BLZ-BZ BEN-BJ BMU-BM BTN-BT BOL-BO BES-BQ
BIH-BA BWA-BW BVT-BV BRA-BR IOT-IO BRN-BN BGR-BG BFA-BF BDI-BI KHM-KH CMR-CM CAN-CA CPV-CV CYM-KY
CAF-CF TCD-TD CHL-CL CHN-CN CXR-CX CCK-CC COL-CO COM-KM COG-CG COD-CD COK-CK CRI-CR CIV-CI HRV-HR
CUB-CU CUW-CW CYP-CY CZE-CZ DNK-DK DJI-DJ DMA-DM DOM-DO ECU-EC EGY-EG SLV-SV GNQ-GQ ERI-ER EST-EE
ETH-ET FLK-FK FRO-FO FJI-FJ FIN-FI FRA-FR GUF-GF PYF-PF ATF-TF GAB-GA GMB-GM GEO-GE DEU-DE GHA-GH
GIB-GI GRC-GR GRL-GL GRD-GD GLP-GP GUM-GU GTM-GT GGY-GG GIN-GN GNB-GW GUY-GY HTI-HT HMD-HM VAT-VA
HND-HN HUN-HU ISL-IS IND-IN IDN-ID IRN-IR IRQ-IQ IRL-IE IMN-IM ISR-IL ITA-IT JAM-JM JPN-JP JEY-JE
JOR-JO KAZ-KZ KEN-KE KIR-KI PRK-KP KOR-KR KWT-KW KGZ-KG LAO-LA LVA-LV LBN-LB LSO-LS LBR-LR LBY-LY
LIE-LI LTU-LT LUX-LU MKD-MK MDG-MG MWI-MW MYS-MY MDV-MV MLI-ML MLT-MT MHL-MH MTQ-MQ MRT-MR MUS-MU
MYT-YT MEX-MX FSM-FM MDA-MD MCO-MC MNG-MN MNE-ME MSR-MS MAR-MA MOZ-MZ MMR-MM NAM-NA NRU-NR NPL-NP
NLD-NL NCL-NC NZL-NZ NIC-NI NER-NE NGA-NG NIU-NU NFK-NF MNP-MP NOR-NO OMN-OM PAK-PK PLW-PW PSE-PS
PAN-PA PNG-PG PRY-PY PER-PE PHL-PH PCN-PN POL-PL PRT-PT PRI-PR QAT-QA REU-RE ROU-RO RUS-RU RWA-RW
BLM-BL SHN-SH KNA-KN LCA-LC MAF-MF SPM-PM VCT-VC WSM-WS SMR-SM STP-ST SAU-SA SEN-SN SRB-RS SYC-SC
SLE-SL SGP-SG SXM-SX SVK-SK SVN-SI SLB-SB SOM-SO ZAF-ZA SGS-GS SSD-SS ESP-ES LKA-LK SDN-SD SUR-SR
SJM-SJ SWZ-SZ SWE-SE CHE-CH SYR-SY TJK-TJ TZA-TZ THA-TH TLS-TL TGO-TG TKL-TK TON-TO TTO-TT TUN-TN
TUR-TR TKM-TM TCA-TC TUV-TV UGA-UG UKR-UA ARE-AE GBR-GB USA-US UMI-UM URY-UY UZB-UZ VUT-VU VEN-VE
VNM-VN VGB-VG VIR-VI WLF-WF ESH-EH YEM-YE ZMB-ZM ZWE-ZW
`;

/** Where the runtime's name is not the one that the standard and the Foreign Ministry use. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  FLK: '马尔维纳斯群岛（福克兰群岛）',
  PSE: '巴勒斯坦',
};
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  CHN: [
    ...['中华人民共和国', '中国籍', '中国香港', '香港', 'HKG', '中国澳门', '澳门', 'MAC'],
    ...['中国台湾', '台湾', 'TWN'],
  ],
  FLK: ['福克兰群岛'],
};

const zhNames = new Intl.DisplayNames('zh-CN', { type: 'region' });
const enNames = new Intl.DisplayNames('en', { type: 'region' });

export const nationalities: CodeList = {
  name: 'nationality',
  source: 'GB/T 2659.1-2022 世界各国和地区及其行政区划名称代码, three letters',
  codes: COUNTRIES.trim()
    .split(/\s+/)
    .map((pair) => {
      const [code = '', two = ''] = pair.split('-');
      return {
        code,
        zh: OWN_NAMES[code] ?? zhNames.of(two) ?? code,
        en: enNames.of(two) ?? code,
        ...(SYNONYMS[code] ? { synonyms: SYNONYMS[code] } : {}),
      };
    }),
};
