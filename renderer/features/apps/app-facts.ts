import { TIERS } from '../../../shared/settings/preferences.ts'
import { describeScope } from '../../../shared/apps/scopes.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'

/** The scopes of an app that Xero will end, by the month in which it does. */
export const retiringScopes = (app: XeroApp): Map<string, string[]> =>
  Map.groupBy(
    app.scopes.filter((scope) => describeScope(scope).endsIn !== undefined),
    (scope) => describeScope(scope).endsIn ?? '',
  )

/** The ceiling of the tier that the person picked; `null` where there is none to speak of. */
export const tierCeiling = ({ preferences: { tier } }: Pick<Snapshot, 'preferences'>): number | null =>
  tier === 'unknown' || tier === 'enterprise' ? null : TIERS[tier]
