import { describe, expect, test } from 'vitest'
import { amountText, moneyText, sum } from './money'
import { agoText, instantOf, timeText, utcText } from './time'

describe('money', () => {
  test('keeps every digit that it came with', () => {
    expect(amountText('12345678901234567890.10', 'en')).toBe('12,345,678,901,234,567,890.10')
    expect(amountText('0.00000001', 'en')).toBe('0.00000001')
    expect(amountText('1000', 'de')).toBe('1.000')
  })

  test('stands with its currency on one line', () => {
    expect(moneyText({ value: '26096.16', currency: 'SAR' }, 'en')).toBe('26,096.16\u00a0SAR')
  })

  test('shows what is no decimal as it is', () => {
    expect(amountText('n/a', 'en')).toBe('n/a')
  })

  test('adds decimals that binary fractions cannot hold', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3')
    expect(sum(['-5.25', '5'])).toBe('-0.25')
    expect(sum(['9007199254740993', '0.01'])).toBe('9007199254740993.01')
    expect(sum([])).toBe('0')
  })
})

describe('time', () => {
  test('is shown in the zone of the officer, and in UTC to whoever points at it', () => {
    expect(timeText('2026-07-01T22:30:00Z', 'en-GB', 'Europe/Berlin')).toContain('02 Jul 2026')
    expect(utcText('2026-07-01T22:30:00Z')).toBe('2026-07-01 22:30:00 UTC')
  })

  test('reads a field in the zone of the officer, in summer and in winter', () => {
    expect(instantOf('2026-07-01T12:00', 'Europe/Berlin')).toBe('2026-07-01T10:00:00.000Z')
    expect(instantOf('2026-12-01T12:00', 'Europe/Berlin')).toBe('2026-12-01T11:00:00.000Z')
    expect(instantOf('2026-12-01T12:00', 'UTC')).toBe('2026-12-01T12:00:00.000Z')
  })

  test('reads the hour before and after clocks change', () => {
    expect(instantOf('2026-03-29T01:30', 'Europe/Berlin')).toBe('2026-03-29T00:30:00.000Z')
    expect(instantOf('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  })

  test('says how long ago in the largest unit, and a date when it is long ago', () => {
    const now = Date.parse('2026-11-27T12:00:00Z')
    expect(agoText('2026-11-27T11:58:00Z', now, 'en')).toBe('2 minutes ago')
    expect(agoText('2026-11-28T12:00:00Z', now, 'en')).toBe('tomorrow')
    expect(agoText('2022-09-08T12:00:00Z', now, 'en-GB')).toBe('08 Sept 2022')
  })
})
