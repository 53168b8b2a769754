import { expect, test } from 'vitest'
import { hashOf, nameAsHeader } from './files'

test("a file's name goes into a header whatever it is written in", () => {
  expect(nameAsHeader("Auszug 'März' (1).pdf")).toBe("attachment; filename*=UTF-8''Auszug%20%27M%C3%A4rz%27%20%281%29.pdf")
})

test('the hash of bytes is SHA-256 in hexadecimal digits', async () => {
  const bytes = new TextEncoder().encode('abc').buffer
  // FIPS 180-4, the one-block message.
  expect(await hashOf(bytes as ArrayBuffer)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
