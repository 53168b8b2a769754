/** How English, German and French speak of reports to authorities; the house marks by the same words. */
const REPORT =
  /(?<![\p{L}\p{N}])(sars?|strs?|ctrs?|report(s|ed|ing)?|filed|filings?|fincen|goaml|fiu|tracfin|verdachts(melde|anzeige|meldung)[\p{L}\p{N}]*|geldwäschemeldung[\p{L}\p{N}]*|gemeldet|déclarations?|déclarée?s?|déclarer)(?![\p{L}\p{N}])/iu

export function speaksOfReport(text: string): boolean {
  return REPORT.test(text)
}
