import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { isSecretApp, type XeroApp } from '../../../shared/apps/xero-app.ts'
import { Choice } from '../../kit/choice.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { Tick } from '../../kit/tick.tsx'
import { COMPOSE } from './words-sending.ts'

const PARTS = [
  ['clientId', COMPOSE.clientId],
  ['secret', COMPOSE.secret],
  ['redirectUri', COMPOSE.redirectAddress],
  ['scopes', COMPOSE.scopes],
  ['note', COMPOSE.notes],
] as const
/** What of an app goes with a handover. */
export type Parts = Record<(typeof PARTS)[number][0], boolean>

/** Whether an app has such a part: one without a secret has none to give, one without sign-ins no way back. */
const hasPart = (app: XeroApp | undefined, part: keyof Parts): boolean => {
  if (app === undefined) return true
  if (part === 'secret') return isSecretApp(app)
  return part !== 'redirectUri' || hasSignIns(app.kind)
}

/** What was chosen, as far as the app has it. */
export const partsOf = (app: XeroApp | undefined, parts: Parts): Parts => ({
  ...parts,
  secret: parts.secret && hasPart(app, 'secret'),
  redirectUri: parts.redirectUri && hasPart(app, 'redirectUri'),
})

type WhatGoesProps = {
  readonly apps: readonly XeroApp[]
  readonly appId: string
  readonly parts: Parts
  readonly onApp: (appId: string) => void
  readonly onParts: (parts: Parts) => void
}

/** Which app, and what of it. */
export const WhatGoes = ({ apps, appId, parts, onApp, onParts }: WhatGoesProps) => (
  <FormPart name={COMPOSE.what}>
    {apps.length < 2 ? null : (
      <Choice id="handover-app" label={COMPOSE.xeroApp} value={appId} onChange={onApp}>
        {apps.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Choice>
    )}
    <div className="ticks">
      {PARTS.filter(([part]) =>
        hasPart(
          apps.find(({ id }) => id === appId),
          part,
        ),
      ).map(([part, label]) => (
        <Tick key={part} isOn={parts[part]} onChange={(isOn) => onParts({ ...parts, [part]: isOn })}>
          {label}
        </Tick>
      ))}
    </div>
    <p className="faint">{staysWords(apps.find(({ id }) => id === appId))}</p>
  </FormPart>
)

const staysWords = (app: XeroApp | undefined): string => {
  if (app?.kind === 'pkce') return COMPOSE.hasNoSecret
  return app?.kind === 'custom' ? COMPOSE.hasNoSignIns : COMPOSE.signInsStay
}
