import type { Xero } from '../../core/ports/xero.ts'
import type { Http } from '../network/http.ts'
import { askOrganisation } from './accounting.ts'
import { deleteConnection, listConnections } from './api.ts'
import { getAppToken } from './app-token.ts'
import { authorizeUrl, createIdentity } from './identity.ts'
import { readOwnList } from './own-list.ts'
import { revokeToken } from './revocation.ts'
import { probeSecret } from './secret-probe.ts'
import { askPractice } from './practice-manager.ts'
import { XERO, type XeroPlaces } from './urls.ts'

/** Xero, or a sandbox that stands at other addresses. */
export const createXero = (places: XeroPlaces, http: Http, now: () => number = Date.now): Xero => {
  const identity = createIdentity(places, http, now)
  return {
    issuer: places.identity,
    portal:
      places.login === XERO.login ? 'https://developer.xero.com/app/manage' : `${places.login}/app/manage`,
    authorizeUrl: (request) => authorizeUrl(places, request),
    exchange: identity.exchange,
    refresh: identity.refresh,
    probeSecret: (client, redirectUri) => probeSecret(http, places.identity, client, redirectUri, now),
    appToken: (client) => getAppToken(http, places.identity, client, now),
    ownList: (accessToken) => readOwnList(http, places.api, accessToken, now),
    revoke: (client, refreshToken) => revokeToken(http, places.identity, client, refreshToken, now),
    connections: (accessToken) => listConnections(http, places.api, accessToken, now),
    probe: (accessToken, tenantId, asked) =>
      asked === 'practice'
        ? askPractice(http, places.api, accessToken, tenantId, now)
        : askOrganisation(http, places.api, accessToken, tenantId, now),
    disconnect: (accessToken, connectionId) =>
      deleteConnection(http, places.api, accessToken, connectionId, now),
  }
}
