import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { UpdateWork } from '../../../shared/updates/update.ts'
import type { Preferences } from '../../../shared/settings/preferences.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { attempt, lookForUpdate } from '../../app/deeds.ts'
import { dayAndTime } from '../../language/moments.ts'
import { useStore } from '../../app/store.ts'

const TIMES = [
  ['daily', 'Once a day'],
  ['asked', 'Only when I ask'],
] as const satisfies readonly (readonly [Preferences['updates'], string])[]

type AboutLookProps = {
  readonly snapshot: Snapshot
  readonly host: string
  readonly work: UpdateWork | null
}

/** Whether Keyward looks by itself, whom it asks, and a look at once. */
export const AboutLook = ({ snapshot, host, work }: AboutLookProps) => {
  const now = useStore((state) => state.now)
  const { preferences, updates } = snapshot
  const isLooking = work?.kind === 'looking'
  return (
    <FormPart name="Look for updates">
      <fieldset>
        <legend className="hidden-text">When Keyward looks for updates</legend>
        <div className="ticks">
          {TIMES.map(([when, name]) => (
            <label key={when} className="tick">
              <input
                type="radio"
                className="dot"
                name="updates"
                checked={preferences.updates === when}
                onChange={() =>
                  void attempt('Change the settings', 'setPreferences', { ...preferences, updates: when })
                }
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="age hint">
        Asks <bdi>{host}</bdi> for a list and sends nothing about you or the practice. Nothing is downloaded
        or installed by itself.
        {updates.lookedAt === null ? '' : ` Last looked ${dayAndTime(updates.lookedAt, now)}.`}
      </p>
      <div className="buttons">
        {isLooking ? (
          <Button icon="close" onClick={() => void attempt('Stop looking', 'cancelUpdate', {})}>
            Stop looking
          </Button>
        ) : (
          <Button icon="refresh" disabled={work !== null} onClick={() => void lookForUpdate()}>
            Look now
          </Button>
        )}
      </div>
    </FormPart>
  )
}
