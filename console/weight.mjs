// Prints what a first visit loads, compressed, and fails above the limit.
import { readFileSync, readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT_KILOBYTES = 350

const page = readFileSync('dist/index.html', 'utf8')
const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((found) => found[1])
const weigh = (files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync('dist/' + file), { level: 9 }).length, 0) / 1000
const all = readdirSync('dist/assets').filter((file) => file.endsWith('.js'))
const initial = weigh(first)
console.log(
  `first visit ${initial.toFixed(0)} kB of JavaScript compressed (${first.length} files), ` +
    `everything ${weigh(all.map((file) => 'assets/' + file)).toFixed(0)} kB (${all.length} files)`,
)
if (initial > LIMIT_KILOBYTES) {
  console.error(`more than ${LIMIT_KILOBYTES} kB`)
  process.exit(1)
}
