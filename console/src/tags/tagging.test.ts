import { expect, test } from 'vitest'
import { plain, withTag } from './tagging'

test('a tag is compared in lower case with single spaces', () => {
  expect(plain('  Salary   Run ')).toBe('salary run')
  expect(plain('GRO\u0308SSE')).toBe('grösse')
})

test('a tag is added once, in the order of the alphabet', () => {
  expect(withTag(['b'], 'A')).toEqual(['a', 'b'])
  expect(withTag(['b'], ' B ')).toEqual(['b'])
  expect(withTag(['b'], '  ')).toEqual(['b'])
})
