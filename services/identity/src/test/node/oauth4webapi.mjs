// oauth4webapi against the provider: a signed request, pushed, and a signed answer (FAPI 2.0
// Message Signing), with a proof at every step.
import assert from 'node:assert/strict'
import * as oauth from 'oauth4webapi'
import { Browser, throughTheGateway } from './browser.mjs'

const issuer = new URL('https://localhost:8443')
const { REDIRECT, LOGIN, PASSWORD } = process.env
const jwk = JSON.parse(process.env.CLIENT_KEY)
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const key = { key: await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']), kid: jwk.kid }
const led = { [oauth.customFetch]: throughTheGateway }

const as = await oauth.processDiscoveryResponse(
  issuer,
  await oauth.discoveryRequest(issuer, led),
)
assert.equal(as.authorization_response_iss_parameter_supported, true)
const client = {
  client_id: 'signing-fapi',
  id_token_signed_response_alg: 'PS256',
  authorization_signed_response_alg: 'PS256',
}
const proof = oauth.PrivateKeyJwt(key)
const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
const verifier = oauth.generateRandomCodeVerifier()
const state = oauth.generateRandomState()
const nonce = oauth.generateRandomNonce()
const asked = new URLSearchParams({
  client_id: client.client_id,
  response_type: 'code',
  response_mode: 'jwt',
  redirect_uri: REDIRECT,
  scope: 'openid',
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  state,
  nonce,
})

/** Once more with the nonce that came with the refusal, where the provider wants one. */
async function again(attempt) {
  try {
    return await attempt()
  } catch (refused) {
    if (!oauth.isDPoPNonceError(refused)) throw refused
    return attempt()
  }
}

async function push(parameters) {
  return again(async () => {
    const answer = await oauth.pushedAuthorizationRequest(as, client, proof, parameters, { DPoP, ...led })
    return oauth.processPushedAuthorizationResponse(as, client, answer)
  })
}

await assert.rejects(push(asked), 'this client signs its requests')
const request = await oauth.issueRequestObject(as, client, asked, key)
const { request_uri, expires_in } = await push(new URLSearchParams({ client_id: client.client_id, request }))
assert.ok(expires_in < 600)

const address = new URL(as.authorization_endpoint)
address.searchParams.set('client_id', client.client_id)
address.searchParams.set('request_uri', request_uri)
const browser = new Browser()
const back = await browser.authorize(address, LOGIN, PASSWORD)
const answer = await oauth.validateJwtAuthResponse(as, client, back, state, led)

async function redeem(options) {
  return again(async () => {
    const response = await oauth.authorizationCodeGrantRequest(
      as, client, proof, answer, REDIRECT, verifier, { ...led, ...options },
    )
    return oauth.processAuthorizationCodeResponse(as, client, response, { expectedNonce: nonce })
  })
}

const otherKey = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
await assert.rejects(redeem({ DPoP: otherKey }), 'the code is bound to the key of the pushed request')
const tokens = await redeem({ DPoP })
assert.equal(tokens.token_type, 'dpop')
assert.equal(oauth.getValidatedIdTokenClaims(tokens).nonce, nonce)

const info = await oauth.userInfoRequest(as, client, tokens.access_token, { DPoP, ...led })
assert.equal(info.status, 200)

const once = await browser.go(address)
assert.equal(once.status, 400, 'a pushed request is good for one code')
await assert.rejects(redeem({ DPoP }), 'a code is good once')
