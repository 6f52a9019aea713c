import type { Probe } from '../../../shared/connections/health.ts'
import type { ProbeAnswer } from '../../core/ports/xero.ts'
import type { Http } from '../network/http.ts'
import { askOrganisation } from './accounting.ts'
import { askPractice } from './practice-manager.ts'

type Ask = (
  http: Http,
  api: string,
  accessToken: string,
  tenantId: string,
  now: () => number,
) => Promise<ProbeAnswer>

/** How each probe is asked; none is asked of another's API. */
export const ASK_PROBE = { organisation: askOrganisation, practice: askPractice } as const satisfies Record<
  Probe,
  Ask
>
