import { expect, test } from 'vitest'
import { speaksOfReport } from './reportwords'

test.each([
  'The SAR was filed',
  'suspicious activity report',
  'Verdachtsmeldung ist raus',
  'Wir haben das gemeldet.',
  'Déclaration de soupçon envoyée',
  'see goAML',
])('%s speaks of a report', (text) => expect(speaksOfReport(text)).toBe(true))

test.each(['The customer called back', 'Sarah knows', 'Er meldet sich morgen', 'strange'])('%s does not', (text) =>
  expect(speaksOfReport(text)).toBe(false),
)
