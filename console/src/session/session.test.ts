import { expect, test } from 'vitest'
import { draftKey } from './session'

test('a draft belongs to one officer of one institution', () => {
  const keys = [
    draftKey({ institution: 'a', officerId: 'ann' }, 'note.1'),
    draftKey({ institution: 'a', officerId: 'bob' }, 'note.1'),
    draftKey({ institution: 'b', officerId: 'ann' }, 'note.1'),
    draftKey({ institution: 'a/ann', officerId: 'x' }, 'note.1'),
    draftKey({ institution: 'a', officerId: 'ann/x' }, 'note.1'),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})
