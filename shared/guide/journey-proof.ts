import type { Connection } from '../connections/connection.ts'
import { linkedApp, type Journey, type JourneyProof } from './journey.ts'
import type { XeroApp } from '../apps/xero-app.ts'

/** What the vault itself shows of a journey: that the app is here and its secret kept, and that Xero listed a connection of it. */
export const proofOf = (
  journey: Journey,
  known: { readonly apps: readonly XeroApp[]; readonly connections: readonly Connection[] },
): JourneyProof => {
  const appId = linkedApp(journey.events)
  const app = known.apps.find(({ id }) => id === appId)
  if (app === undefined) return { secretAt: null, listedAt: null }
  const listed = known.connections.filter((one) => one.appId === app.id && one.state.kind === 'listed')
  return {
    secretAt: secretAtOf(app),
    listedAt:
      listed.length === 0 ? null : listed.reduce((latest, { checkedAt }) => Math.max(latest, checkedAt), 0),
  }
}

/** An app that has no secret is as whole as it gets from when it was added. */
const secretAtOf = ({ secret, addedAt }: XeroApp) => {
  if (secret === null) return addedAt
  return secret.state === 'stored' ? secret.readBackAt : null
}
