import { isSecretApp } from '../../../shared/apps/xero-app.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Need } from '../needs/need.ts'

/** Secrets that are not in the keychain as Keyward put them there, and apps whose removal was cut off. */
export const secretNeeds = ({ apps, leaving }: Snapshot): Need[] =>
  apps.flatMap((app): Need[] => {
    const begun = leaving.find((one) => one.kind === 'app' && one.appId === app.id)
    if (begun !== undefined)
      return [{ id: `appLeaving ${app.id}`, mood: 'attention', kind: 'appLeaving', app, at: begun.at }]
    if (!isSecretApp(app)) return []
    if (app.secret.state === 'missing')
      return [{ id: `secretMissing ${app.id}`, mood: 'urgent', kind: 'secretMissing', app }]
    return app.secret.state === 'altered'
      ? [{ id: `secretAltered ${app.id}`, mood: 'urgent', kind: 'secretAltered', app }]
      : []
  })
