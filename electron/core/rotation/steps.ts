import { stepOf, type Rotation, type RotationStep } from '../../../shared/rotation/rotation.ts'
import { fail, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { editOpen } from './edits.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { isKeepingApp, type KeepingApp } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** What every step of a rotation needs: whose turn it is, and a change of the one rotation. */
export type RotationSteps = ReturnType<typeof createRotationSteps>

type Act<Value> = (rotation: Rotation, app: KeepingApp) => Promise<Result<Value>>

export const createRotationSteps = ({
  vault,
  secrets,
  desk,
}: {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly desk: Desk
}) => {
  const find = (id: string) => vault.content().rotation.open.find((one) => one.id === id)

  /**
   * Runs a step only where the rotation is at it; a step that is over already is no harm. Once an end is begun, only
   * that end can be gone on with.
   */
  const at = <Value = null>(
    id: string,
    steps: readonly RotationStep[],
    act: Act<Value>,
    end?: 'rotated' | 'back',
  ): Promise<Result<Value>> => secrets.inTurn(find(id)?.appId ?? id, () => actAt(id, steps, act, end))

  const actAt = async <Value>(
    id: string,
    steps: readonly RotationStep[],
    act: Act<Value>,
    end: 'rotated' | 'back' | undefined,
  ): Promise<Result<Value>> => {
    const rotation = find(id)
    const app = rotation === undefined ? undefined : desk.find(rotation.appId)
    if (rotation === undefined || app === undefined) return fail('unknownRotation')
    if (!isKeepingApp(app)) return fail('appHasNoSecret')
    const begun = vault
      .content()
      .leaving.find((one) => (one.kind === 'app' ? one.appId === app.id : one.rotationId === id))
    if (begun !== undefined) {
      const isSame = begun.kind === 'rotation' && (begun.outcome === 'rotated' ? 'rotated' : 'back') === end
      return isSame ? act(rotation, app) : fail('leavingBegun')
    }
    return steps.includes(stepOf(rotation)) ? act(rotation, app) : fail('rotationNotThere')
  }

  const edit = (id: string, change: (rotation: Rotation) => Rotation) =>
    vault.change((content) => editOpen(content, id, change))

  return { at, edit }
}
