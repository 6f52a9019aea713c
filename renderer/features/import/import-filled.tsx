import type { ImportFill } from '../../../shared/import/calls.ts'
import { RedirectRoute } from '../../../shared/apps/redirect-route.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Choice } from '../../kit/choice.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { REDIRECT_ROUTES } from '../apps/words-route.ts'
import { IMPORT_FILLED } from './words.ts'

const SIGN_IN = ['openid', 'profile', 'email', 'offline_access']
const READS = {
  accounting: [...SIGN_IN, 'accounting.settings.read', 'accounting.contacts.read'],
  practice: [
    ...SIGN_IN,
    'practicemanager.job.read',
    'practicemanager.client.read',
    'practicemanager.staff.read',
  ],
} as const

/** What new apps start with: as the newest app of this vault, else as the form proposes it. */
export const fillFor = ({ apps }: Pick<Snapshot, 'apps'>): ImportFill => {
  const last = apps.toSorted((a, b) => b.addedAt - a.addedAt)[0]
  return last === undefined
    ? { route: 'loopback', redirectUri: REDIRECT_ROUTES.loopback.proposal, scopes: [...READS.accounting] }
    : { route: last.route, redirectUri: last.redirectUri, scopes: [...READS.accounting] }
}

type FilledProps = { readonly fill: ImportFill; readonly onChange: (fill: ImportFill) => void }

/** What no password manager knows of an app; filled in alike for all, to be checked afterwards. */
export const ImportFilled = ({ fill, onChange }: FilledProps) => (
  <fieldset className="import-more">
    <legend className="family">{IMPORT_FILLED.title}</legend>
    <div className="pair import-pair">
      <Choice
        id="import-route"
        label={IMPORT_FILLED.routeField}
        value={fill.route}
        onChange={(value) => {
          const route = RedirectRoute.parse(value)
          onChange({ ...fill, route, redirectUri: REDIRECT_ROUTES[route].proposal })
        }}
      >
        {RedirectRoute.options.map((route) => (
          <option key={route} value={route}>
            {REDIRECT_ROUTES[route].name}
          </option>
        ))}
      </Choice>
      <TextField
        id="import-redirect"
        label={IMPORT_FILLED.redirectUri}
        isMono
        value={fill.redirectUri}
        onChange={(redirectUri) => onChange({ ...fill, redirectUri })}
      />
      <Choice
        id="import-reads"
        label={IMPORT_FILLED.mayRead}
        value={fill.scopes.some((scope) => scope.startsWith('practicemanager')) ? 'practice' : 'accounting'}
        onChange={(value) =>
          onChange({ ...fill, scopes: [...READS[value === 'practice' ? 'practice' : 'accounting']] })
        }
      >
        <option value="accounting">{IMPORT_FILLED.accounting}</option>
        <option value="practice">{IMPORT_FILLED.practiceManager}</option>
      </Choice>
    </div>
    <p className="age hint">{IMPORT_FILLED.explanation}</p>
  </fieldset>
)
