// Puts packed variants beside the files of the build, prints what a first visit loads and fails above
// the limit.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const LIMIT_KILOBYTES = 350
const SHORTEST_PACKED = 1024

const page = readFileSync('dist/index.html', 'utf8')
const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((found) => found[1])
const files = readdirSync('dist/assets').map((file) => 'assets/' + file)
for (const file of files.filter((name) => /\.(js|css)$/.test(name))) {
  const plain = readFileSync('dist/' + file)
  if (plain.length >= SHORTEST_PACKED) writeFileSync(`dist/${file}.br`, brotliCompressSync(plain))
}

const weigh = (some) =>
  some.reduce((sum, file) => sum + gzipSync(readFileSync('dist/' + file), { level: 9 }).length, 0) / 1000
const scripts = files.filter((file) => file.endsWith('.js'))
const initial = weigh(first)
console.log(
  `first visit ${initial.toFixed(0)} kB of JavaScript compressed (${first.length} files), ` +
    `everything ${weigh(scripts).toFixed(0)} kB (${scripts.length} files)`,
)
if (initial > LIMIT_KILOBYTES) {
  console.error(`more than ${LIMIT_KILOBYTES} kB`)
  process.exit(1)
}
