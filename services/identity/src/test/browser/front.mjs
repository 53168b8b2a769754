// The gateway in small, and the program behind it: HTTPS, and what the gateway tells of a request.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'

const house = new URL(process.env.HOUSE)

/** The program that sends officers here, and takes them back. */
const program = new URL(process.env.REDIRECT).host

/** Where the next requests seem to come from. */
export const seen = { address: '203.0.113.9' }

export function front() {
  const key = { pfx: readFileSync(process.env.CERTIFICATE), passphrase: process.env.PASSPHRASE }
  const server = https.createServer(key, (request, response) => {
    if (request.headers.host === program) {
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html><title>program</title><link rel="icon" href="data:,">')
      return
    }
    const headers = {
      ...request.headers,
      'x-forwarded-proto': 'https',
      'x-forwarded-host': request.headers.host,
      'x-forwarded-port': process.env.PORT,
      'x-forwarded-for': seen.address,
    }
    const target = { host: house.hostname, port: house.port, path: request.url, method: request.method, headers }
    const inside = http.request(target, (answer) => {
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    inside.on('error', () => response.destroy())
    request.pipe(inside)
  })
  return new Promise((ready) => server.listen(Number(process.env.PORT), '127.0.0.1', () => ready(server)))
}
