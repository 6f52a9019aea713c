import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { describeScope } from '../../../shared/apps/scopes.ts'
import { isSecretApp, type XeroApp } from '../../../shared/apps/xero-app.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { DAY, type Instant } from '../../../shared/kernel/instant.ts'
import type { Need } from '../needs/need.ts'

/** After this long without anything that Keyward could see of it, an app may be one that nobody needs any more. */
const UNUSED = 90 * DAY
/** A redirect address that nothing came back to for this long may have been moved or ended by whoever hosts it. */
const UNTRIED = 365 * DAY
/** Whoever has just added an app has time to say who uses it. */
const NEW_APP = 14 * DAY

/** What grows old around an app while nobody looks: told in good time, each with its remedy. */
export const oldAppNeeds = (snapshot: Snapshot, now: Instant): Need[] => [
  ...sharedSecrets(snapshot),
  ...unused(snapshot, now),
  ...unlisted(snapshot, now),
  ...untried(snapshot, now),
  ...neverWritten(snapshot),
]

/** The last moment at which anything here used an app: a sign-in, a check, its own list, a tool, its route. */
export const lastUseOf = (
  { connections, signIns, ownLists, tools }: Pick<Snapshot, 'connections' | 'signIns' | 'ownLists' | 'tools'>,
  app: XeroApp,
): Instant | null => {
  const moments = [
    ...signIns.filter(({ appId }) => appId === app.id).flatMap((one) => [one.signedInAt, one.refreshedAt]),
    ...connections.filter(({ appId }) => appId === app.id).map(({ checkedAt }) => checkedAt),
    ...tools.tools.flatMap(({ appId, used }) => (appId === app.id && used !== null ? [used.at] : [])),
    ...(app.cameBack === null ? [] : [app.cameBack.at]),
    ...[ownLists[app.id]?.heardAt ?? []].flat(),
  ]
  return moments.length === 0 ? null : moments.reduce((a, b) => Math.max(a, b))
}

const unused = (snapshot: Snapshot, now: Instant): Need[] =>
  snapshot.apps.flatMap((app): Need[] => {
    const at = lastUseOf(snapshot, app)
    const isUnused = now - app.addedAt >= UNUSED && now - (at ?? app.addedAt) >= UNUSED
    return isUnused ? [{ id: `unused ${app.id}`, mood: 'later', kind: 'appUnused', app, at }] : []
  })

/** Apps whose secret nobody is known to use: neither a tool that has it, nor one that asks Keyward. */
const unlisted = ({ apps, rotation, tools }: Snapshot, now: Instant): Need[] => {
  const found = apps.filter(
    (app) =>
      isSecretApp(app) &&
      now - app.addedAt >= NEW_APP &&
      (rotation.consumers[app.id] ?? []).length === 0 &&
      !tools.tools.some(({ appId }) => appId === app.id),
  )
  return found.length === 0 ? [] : [{ id: 'unlisted', mood: 'later', kind: 'secretUnlisted', apps: found }]
}

const untried = ({ apps }: Snapshot, now: Instant): Need[] =>
  apps.flatMap((app): Need[] => {
    const at = app.cameBack?.at ?? null
    const isOld = now - (at ?? app.addedAt) >= UNTRIED
    return isOld && hasSignIns(app.kind) && app.route !== 'paste'
      ? [{ id: `route ${app.id}`, mood: 'later', kind: 'routeUntried', app, at }]
      : []
  })

/** Scopes that may change something, of apps of which every known tool only reads. */
const neverWritten = ({ apps, rotation, tools }: Snapshot): Need[] =>
  apps.flatMap((app): Need[] => {
    const scopes = app.scopes.filter((scope) => describeScope(scope).writes)
    const own = tools.tools.filter(({ appId }) => appId === app.id)
    const isOnlyRead =
      own.length > 0 &&
      (rotation.consumers[app.id] ?? []).length === 0 &&
      own.every(({ way, methods }) => way === 'proxy' && methods.every((method) => method === 'GET'))
    return scopes.length > 0 && isOnlyRead
      ? [{ id: `writes ${app.id}`, mood: 'later', kind: 'writesUnneeded', app, scopes, tools: own.length }]
      : []
  })

/** Two apps with one secret: Xero makes each its own, so that one of them has the wrong one. */
const sharedSecrets = ({ apps, rotation }: Snapshot): Need[] => {
  const inForce = apps.flatMap((app) => {
    const record = rotation.records.findLast((one) => one.appId === app.id && one.replacedAt === null)
    return record === undefined || !isSecretApp(app) ? [] : [{ app, fingerprint: record.fingerprint }]
  })
  return [...Map.groupBy(inForce, ({ fingerprint }) => fingerprint)].flatMap(([, same]): Need[] => {
    const [first, ...more] = same.map(({ app }) => app)
    return first === undefined || more.length === 0
      ? []
      : [{ id: `shared ${first.id}`, mood: 'attention', kind: 'secretShared', apps: [first, ...more] }]
  })
}
