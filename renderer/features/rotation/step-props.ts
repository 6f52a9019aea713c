import type { SecretApp } from '../../../shared/apps/xero-app.ts'
import type { Rotation } from '../../../shared/rotation/rotation.ts'

/** What every step of a rotation is given. */
export type StepProps = {
  readonly app: SecretApp
  readonly rotation: Rotation
}
