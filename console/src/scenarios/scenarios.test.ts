import { describe, expect, test } from 'vitest'
import { changesBetween } from './changes'
import { stepsAfter } from './life'
import { numbersIn, parametersIn } from './parameters'

describe('changes', () => {
  test('are told line by line', () => {
    expect(changesBetween('a\nb\nc\n', 'a\nx\nc\n')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'removed', text: 'b' },
      { kind: 'added', text: 'x' },
      { kind: 'same', text: 'c' },
    ])
  })

  test('are none between equal texts', () => {
    expect(changesBetween('a\n', 'a\n').every((line) => line.kind === 'same')).toBe(true)
  })
})

describe('the life of a version', () => {
  test('has one step forward from each state, and a way out', () => {
    for (const state of ['draft', 'checked', 'backtested', 'shadow', 'approved']) {
      expect(stepsAfter(state).map((each) => each.step)).toHaveLength(2)
    }
    expect(stepsAfter('published').map((each) => each.step)).toEqual(['retirements'])
    expect(stepsAfter('retired')).toEqual([])
  })

  test('leaves approval and publication to another supervisor', () => {
    for (const state of ['shadow', 'approved']) {
      const [next] = stepsAfter(state)
      expect(next?.roles).toEqual(['supervisor'])
      expect(next?.notTheAuthor).toBe(true)
    }
  })
})

describe('a sweep', () => {
  test('knows the parameters that a scenario declares', () => {
    expect(parametersIn('id: a\nparameters:\n  limit:\n    value: 5\n  days: 3\nscore: 1')).toEqual(['limit', 'days'])
    expect(parametersIn('id: a')).toEqual([])
  })

  test('takes numbers however they are apart', () => {
    expect(numbersIn('8000, 10000;12000 x')).toEqual([8000, 10000, 12000])
  })
})
