import type { XeroApp } from '../../../shared/apps/xero-app.ts'
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
      {PARTS.map(([part, label]) => (
        <Tick key={part} isOn={parts[part]} onChange={(isOn) => onParts({ ...parts, [part]: isOn })}>
          {label}
        </Tick>
      ))}
    </div>
    <p className="faint">{COMPOSE.signInsStay}</p>
  </FormPart>
)
