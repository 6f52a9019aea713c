import type { UpdateWork } from '../../../shared/updates/update.ts'
import type { Preferences } from '../../../shared/settings/preferences.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { run, lookForUpdate } from '../../app/actions.ts'
import { dayAndTime } from '../../language/moments.ts'
import { useStore } from '../../app/store.ts'
import { ABOUT_LOOK } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

const TIMES = [
  ['daily', ABOUT_LOOK.onceADay],
  ['asked', ABOUT_LOOK.onlyWhenIAsk],
] as const satisfies readonly (readonly [Preferences['updates'], string])[]

type AboutLookProps = {
  readonly host: string
  readonly work: UpdateWork | null
}

/** Whether Keyward looks by itself, whom it asks, and a look at once. */
export const AboutLook = ({ host, work }: AboutLookProps) => {
  const snapshot = useParts('preferences', 'updates')
  const now = useStore((state) => state.now)
  const { preferences, updates } = snapshot
  const isLooking = work?.kind === 'looking'
  return (
    <FormPart name={ABOUT_LOOK.lookForUpdates}>
      <fieldset>
        <legend className="hidden-text">{ABOUT_LOOK.rhythmField}</legend>
        <div className="ticks">
          {TIMES.map(([when, name]) => (
            <label key={when} className="tick">
              <input
                type="radio"
                className="dot"
                name="updates"
                checked={preferences.updates === when}
                onChange={() =>
                  void run(ABOUT_LOOK.changeTheSettings, 'setPreferences', {
                    ...preferences,
                    updates: when,
                  })
                }
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="age hint">
        {ABOUT_LOOK.asksHost} <bdi>{host}</bdi>{' '}
        {ABOUT_LOOK.explanation(
          updates.lookedAt === null ? '' : ABOUT_LOOK.lastLooked(dayAndTime(updates.lookedAt, now)),
        )}
      </p>
      <div className="buttons">
        {isLooking ? (
          <Button icon="close" onClick={() => void run(ABOUT_LOOK.stopLooking, 'cancelUpdate', {})}>
            {ABOUT_LOOK.stopLooking}
          </Button>
        ) : (
          <Button icon="refresh" disabled={work !== null} onClick={() => void lookForUpdate()}>
            {ABOUT_LOOK.lookNow}
          </Button>
        )}
      </div>
    </FormPart>
  )
}
