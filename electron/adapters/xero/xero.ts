import type { Xero } from '../../core/ports/xero.ts'
import type { Http } from '../network/http.ts'
import { deleteConnection, listConnections } from './api.ts'
import { getAppToken } from './app-token.ts'
import { authorizeUrl, createIdentity } from './identity.ts'
import { readOwnList } from './own-list.ts'
import { revokeToken } from './revocation.ts'
import { probeCustomConnection, probePublicClient, probeSecret } from './secret-probe.ts'
import { ASK_PROBE } from './probes.ts'
import { XERO, type XeroUrls } from './urls.ts'

/** Xero, or a sandbox that stands at other addresses. */
export const createXero = (urls: XeroUrls, http: Http, now: () => number = Date.now): Xero => {
  const identity = createIdentity(urls, http, now)
  const server = { http, identity: urls.identity, now }
  return {
    issuer: urls.identity,
    portal: urls.login === XERO.login ? 'https://developer.xero.com/app/manage' : `${urls.login}/app/manage`,
    authorizeUrl: (request) => authorizeUrl(urls, request),
    exchange: identity.exchange,
    refresh: identity.refresh,
    probeSecret: (client, redirectUri) => probeSecret(server, client, redirectUri),
    probeCustomConnection: (client, scopes) => probeCustomConnection(server, client, scopes),
    probePublicClient: (clientId, redirectUri) => probePublicClient(server, clientId, redirectUri),
    appToken: (client, scopes) => getAppToken(http, urls.identity, client, scopes, now),
    ownList: (accessToken) => readOwnList(http, urls.api, accessToken, now),
    revoke: (client, refreshToken) => revokeToken(http, urls.identity, client, refreshToken, now),
    connections: (accessToken) => listConnections(http, urls.api, accessToken, now),
    probe: (accessToken, tenantId, asked) => ASK_PROBE[asked](http, urls.api, accessToken, tenantId, now),
    disconnect: (accessToken, connectionId) =>
      deleteConnection(http, urls.api, accessToken, connectionId, now),
  }
}
