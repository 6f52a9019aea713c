import { useState } from 'react'
import { PREREQUISITE_WORDS } from '../../../shared/guide/words.ts'
import { DAY } from '../../../shared/kernel/instant.ts'
import { hadItems, openLogin, PREREQUISITES } from '../../../shared/guide/journey.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { Tick } from '../../kit/tick.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { run } from '../../app/actions.ts'
import { useStore } from '../../app/store.ts'
import type { JourneyStepProps } from './journey-step-props.ts'
import { JOURNEY_BEFORE } from './words-journey.ts'
import { useStored } from '../../bridge/use-parts.ts'

/** What must be there first, and a read-only login for an adviser meanwhile. */
export const JourneyBefore = ({ journey }: JourneyStepProps) => {
  const had = hadItems(journey.events)
  return (
    <>
      <ul className="prerequisites">
        {PREREQUISITES.map((item) => (
          <li key={item}>
            <Tick
              isOn={had.has(item)}
              onChange={(isOn) =>
                run(JOURNEY_BEFORE.tick, 'tickPrerequisite', {
                  journeyId: journey.id,
                  item,
                  isThere: isOn,
                })
              }
            >
              <span>
                {PREREQUISITE_WORDS[item].name}
                <span className="age wrap">{PREREQUISITE_WORDS[item].why}</span>
              </span>
            </Tick>
          </li>
        ))}
      </ul>
      <Meanwhile {...{ journey }} />
    </>
  )
}

const Meanwhile = ({ journey }: Pick<JourneyStepProps, 'journey'>) => {
  const now = useStore((state) => state.now)
  const login = openLogin(journey.events)
  const stored = useStored('guide').guide.journeys.find(({ id }) => id === journey.id)
  const [who, setWho] = useState('')
  useUnsaved(login === null && who.trim() !== '', { ends: JOURNEY_BEFORE.loginEnds })
  const set = (name: string, until: number | null) =>
    run(JOURNEY_BEFORE.noteTheLogin, 'setAdviserLogin', { journeyId: journey.id, who: name, until })
  return (
    <section className="meanwhile">
      <h3>{JOURNEY_BEFORE.meanwhile}</h3>
      <p className="soft">{JOURNEY_BEFORE.meanwhileExplanation}</p>
      {login === null ? (
        <div className="introduce-fields">
          <TextField id="adviser" label={JOURNEY_BEFORE.loginField} value={who} onChange={setWho} />
          <span />
          <Button
            aria-disabled={who.trim() === '' || undefined}
            onClick={who.trim() === '' ? undefined : () => void set(who.trim(), now + 30 * DAY)}
          >
            {JOURNEY_BEFORE.noteIt}
          </Button>
        </div>
      ) : (
        <div className="buttons">
          <Button onClick={() => void set(openLogin(stored?.events ?? [])?.who ?? '', null)}>
            {JOURNEY_BEFORE.loginTaken(login.who)}
          </Button>
        </div>
      )}
    </section>
  )
}
