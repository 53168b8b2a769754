// A browser behind the gateway: the provider's public address is led to the house under test.
const issuer = 'https://localhost:8443'
const house = process.env.HOUSE

export async function throughTheGateway(address, options = {}) {
  const url = new URL(address)
  if (url.origin !== issuer) throw new Error('nobody asks elsewhere: ' + url)
  const headers = new Headers(options.headers)
  headers.set('X-Forwarded-Proto', 'https')
  headers.set('X-Forwarded-Host', 'localhost:8443')
  headers.set('X-Forwarded-Port', '8443')
  headers.set('X-Forwarded-For', '203.0.113.9')
  return fetch(house + url.pathname + url.search, { ...options, headers, redirect: 'manual' })
}

/** An officer's browser: keeps cookies, fills in the login form. */
export class Browser {
  #cookies = new Map()

  async go(address, form) {
    const headers = {}
    if (this.#cookies.size > 0) {
      headers.cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ')
    }
    const options = form ? { method: 'POST', body: new URLSearchParams(form), headers } : { headers }
    const answer = await throughTheGateway(new URL(address, issuer), options)
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';', 1)[0].split(/=(.*)/s)
      if (value) this.#cookies.set(name, value)
      else this.#cookies.delete(name)
    }
    return answer
  }

  /** Goes to an authorization address, signs in when asked, and ends where the program waits. */
  async authorize(address, login, password) {
    let answer = await this.go(address)
    let next = answer.headers.get('location') ?? ''
    if (next.startsWith('/login')) {
      const page = await (await this.go(next)).text()
      const form = { login, password }
      for (const [, name, value] of page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
        form[name] = value.replaceAll('&amp;', '&')
      }
      answer = await this.go('/login', form)
      if (answer.status !== 303) throw new Error('no login: ' + answer.status)
      answer = await this.go(answer.headers.get('location'))
      next = answer.headers.get('location') ?? ''
    }
    if (!next.startsWith(process.env.REDIRECT)) {
      throw new Error('not sent back: ' + answer.status + ' ' + next + ' ' + (await answer.text()))
    }
    return new URL(next)
  }
}
