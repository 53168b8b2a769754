// openid-client against the provider: code, PKCE, PAR, DPoP, JARM, private_key_jwt, refresh, logout.
import assert from 'node:assert/strict'
import * as oidc from 'openid-client'
import { Browser, throughTheGateway } from './browser.mjs'

const issuer = new URL('https://localhost:8443')
const { REDIRECT, AFTER_LOGOUT, LOGIN, PASSWORD, CONSOLE_SECRET } = process.env
const jwk = JSON.parse(process.env.CLIENT_KEY)
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign'])

async function configured(client, metadata, proof) {
  return oidc.discovery(issuer, client, metadata, proof, { [oidc.customFetch]: throughTheGateway })
}

/** FAPI 2.0: everything a strict client is held to, with a signed answer. */
async function strictClient() {
  const config = await configured(
    'fapi',
    { id_token_signed_response_alg: 'ES256', authorization_signed_response_alg: 'ES256' },
    oidc.PrivateKeyJwt({ key, kid: jwk.kid }),
  )
  config[oidc.customFetch] = throughTheGateway
  oidc.useJwtResponseMode(config)
  const DPoP = oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair('ES256'))
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const asked = await oidc.buildAuthorizationUrlWithPAR(
    config,
    {
      redirect_uri: REDIRECT,
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    },
    { DPoP },
  )
  assert.deepEqual([...asked.searchParams.keys()].sort(), ['client_id', 'request_uri'])
  const browser = new Browser()
  const back = await browser.authorize(asked, LOGIN, PASSWORD)
  assert.deepEqual([...back.searchParams.keys()], ['response'], 'the answer is signed as a whole')
  const tokens = await oidc.authorizationCodeGrant(
    config,
    back,
    { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
    undefined,
    { DPoP },
  )
  assert.equal(tokens.token_type, 'dpop')
  assert.ok(tokens.expires_in <= 300)
  const { sub } = tokens.claims()
  const info = await oidc.fetchUserInfo(config, tokens.access_token, sub, { DPoP })
  assert.equal(info.sub, sub)
  await assert.rejects(oidc.fetchUserInfo(config, tokens.access_token, sub), 'bound, so no bearer')

  const renewed = await oidc.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP })
  assert.equal(renewed.token_type, 'dpop')
  await assert.rejects(oidc.refreshTokenGrant(config, tokens.refresh_token), 'no proof, no token')

  const known = await oidc.tokenIntrospection(config, renewed.access_token)
  assert.equal(known.active, true)
  assert.equal(known.token_type, 'DPoP')
  await oidc.tokenRevocation(config, renewed.refresh_token)
  await assert.rejects(oidc.refreshTokenGrant(config, renewed.refresh_token, undefined, { DPoP }))

  const end = oidc.buildEndSessionUrl(config, {
    id_token_hint: renewed.id_token,
    post_logout_redirect_uri: AFTER_LOGOUT,
    state: 'done',
  })
  const left = await browser.go(end)
  assert.equal(left.headers.get('location'), AFTER_LOGOUT + '?state=done')
  const again = await browser.go(asked)
  assert.notEqual(again.headers.get('location')?.startsWith(REDIRECT), true, 'signed out')
}

/** A plain confidential client: its refresh token changes, and an old one ends everything. */
async function plainClient() {
  const config = await configured('workbench', undefined, oidc.ClientSecretBasic(CONSOLE_SECRET))
  config[oidc.customFetch] = throughTheGateway
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const asked = oidc.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: 'openid',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  })
  const back = await new Browser().authorize(asked, LOGIN, PASSWORD)
  assert.equal(back.searchParams.get('iss'), issuer.href.replace(/\/$/, ''))
  const checks = { pkceCodeVerifier: verifier, expectedState: state }
  const tokens = await oidc.authorizationCodeGrant(config, back, checks)
  const second = await oidc.refreshTokenGrant(config, tokens.refresh_token)
  assert.notEqual(second.refresh_token, tokens.refresh_token)
  await assert.rejects(oidc.refreshTokenGrant(config, tokens.refresh_token), 'used up')
  await assert.rejects(oidc.refreshTokenGrant(config, second.refresh_token), 'the family is ended')
}

await strictClient()
await plainClient()
