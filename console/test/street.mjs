// Stands in the gateway's place while one develops and in browser tests: serves `dist` under the very
// policy of the product, answers /session, and passes everything else on to a running street with a
// token from ./vigil. Nothing of it is in the product.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { dirname, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
const TOKEN_MILLIS = 240_000
// As the gateway sends it.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}
const HOUSES = /^\/(v1|match|oauth2|login)(\/|$)/

/** Starts on a port of 127.0.0.1; `roles` says who is signed in, `setSession(false)` ends the session. */
export function street({ port = 0, role = 'supervisor' } = {}) {
  const settings = shell('env')
  const gateway = new URL(settings.VIGIL_URL)
  const agent = new https.Agent({ ca: readFileSync(settings.VIGIL_CA), keepAlive: true })
  const officer = { role, signedIn: true, formToken: randomUUID(), token: '', until: 0 }

  const ports = readFileSync(join(dirname(settings.VIGIL_CA), '..', 'ports.properties'), 'utf8')
  const watch = `http://127.0.0.1:${/^GATEWAY_HEALTH=(\d+)$/m.exec(ports)[1]}`
  const bearer = () => {
    if (Date.now() > officer.until) {
      officer.token = execFileSync(join(ROOT, 'vigil'), ['token', '--role', officer.role], { encoding: 'utf8' }).trim()
      officer.until = Date.now() + TOKEN_MILLIS
    }
    return officer.token
  }
  const server = http.createServer((request, response) => {
    const path = new URL(request.url, 'http://street').pathname
    if (path.startsWith('/session')) return session(path, officer, { bearer, watch }, response)
    if (!HOUSES.test(path)) return file(path, response)
    if (!officer.signedIn) return answer(response, 401, { status: 401, code: 'signed-out', title: 'Nobody is signed in' })
    if (request.method !== 'GET' && request.headers['x-vigil-form'] !== officer.formToken) {
      return answer(response, 403, { status: 403, code: 'foreign-form', title: 'Not our form' })
    }
    const headers = { ...request.headers, host: gateway.host, authorization: 'Bearer ' + bearer() }
    const target = { host: gateway.hostname, port: gateway.port, path: request.url, method: request.method, headers, agent }
    const inside = https.request(target, (told) => {
      response.writeHead(told.statusCode, told.headers)
      told.pipe(response)
    })
    inside.on('error', () => response.destroy())
    response.on('close', () => inside.destroy())
    request.pipe(inside)
  })
  return new Promise((ready) =>
    server.listen(port, '127.0.0.1', () =>
      ready({
        address: `http://127.0.0.1:${server.address().port}`,
        setRole: (next) => Object.assign(officer, { role: next, until: 0 }),
        setSession: (signedIn) => Object.assign(officer, { signedIn }),
        close: () => {
          server.closeAllConnections()
          server.close()
        },
      }),
    ),
  )
}

function shell(command) {
  const lines = execFileSync(join(ROOT, 'vigil'), [command], { encoding: 'utf8' }).matchAll(/^(?:export )?(\w+)='?([^'\n]+)'?$/gm)
  return Object.fromEntries([...lines].map(([, name, value]) => [name, value]))
}

function session(path, officer, { bearer, watch }, response) {
  if (path === '/session/begin') {
    officer.signedIn = true
    response.writeHead(302, { location: '/' })
    return response.end()
  }
  if (path === '/session/end') {
    officer.signedIn = false
    return answer(response, 200, { next: '/' })
  }
  if (!officer.signedIn) return answer(response, 401, { status: 401, code: 'unauthenticated', title: 'Nobody is signed in' })
  if (path === '/session/houses') return houses(watch, response)
  const claims = JSON.parse(Buffer.from(bearer().split('.')[1], 'base64url').toString())
  return answer(response, 200, {
    officerId: claims.sub,
    institution: claims.institution,
    roles: claims.roles,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    formToken: officer.formToken,
  })
}

/** As the gateway tells it beside its figures, on a port of this machine alone. */
async function houses(watch, response) {
  try {
    const told = await fetch(watch + '/actuator/houses')
    answer(response, told.status, await told.json())
  } catch {
    answer(response, 503, { status: 503, code: 'unavailable', title: 'The gateway is away' })
  }
}

function answer(response, status, body) {
  const kind = status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(status, { 'content-type': kind })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

function file(path, response) {
  const wanted = join(DIST, normalize(path))
  const found = wanted.startsWith(DIST) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(DIST, 'index.html')
  response.writeHead(200, {
    'content-type': KINDS[extname(found)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  createReadStream(found).pipe(response)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const running = await street({ port: 8490, role: process.env.VIGIL_CONSOLE_ROLE ?? 'supervisor' })
  console.log(`the console answers at ${running.address}`)
}
