package vigil.filings.rules;

/**
 * What is wrong with a report, so that a form can show it beside the field.
 *
 * @param field path of the field ({@code subjects[0].addresses[0].country}); empty for the report
 *     as a whole
 * @param code stable name of the rule, in kebab-case
 * @param remedy what to do about it, in plain words, without anything of what was filled in
 */
public record Finding(String field, String code, String remedy) {}
