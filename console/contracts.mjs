// Writes the types of what the houses answer, from their OpenAPI documents, into src/wire/generated.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { URL } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const documents = new URL('../contracts/openapi/', import.meta.url)
const target = new URL('src/wire/generated/', import.meta.url)

const houses = (await readdir(documents)).filter((name) => name.endsWith('.json'))
const described = await Promise.all(
  houses.map(async (file) => [file, JSON.parse(await readFile(new URL(file, documents), 'utf8'))]),
)
// Every house refuses with the same problem, and not every document describes it.
const { Problem, FieldError } = described.map(([, document]) => document.components.schemas).find((all) => all.Problem)

await mkdir(target, { recursive: true })
for (const [file, document] of described) {
  document.components.schemas = { Problem, FieldError, ...document.components.schemas }
  await writeFile(new URL(file.replace('.json', '.ts'), target), astToString(await openapiTS(document)))
}
