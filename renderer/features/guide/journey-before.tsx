import { useState } from 'react'
import { PREREQUISITE_WORDS } from '../../../shared/guide/content.ts'
import { DAY } from '../../../shared/kernel/instant.ts'
import { hadItems, openLogin, PREREQUISITES } from '../../../shared/guide/journey.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { Tick } from '../../kit/tick.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { attempt } from '../../app/deeds.ts'
import { useStore, useStored } from '../../app/store.ts'
import type { JourneyStepProps } from './journey-step-props.ts'

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
                attempt('Tick', 'tickPrerequisite', {
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
  const stored = useStored().guide.journeys.find(({ id }) => id === journey.id)
  const [who, setWho] = useState('')
  useUnsaved(login === null && who.trim() !== '', { ends: 'The name that you typed is forgotten' })
  const set = (name: string, until: number | null) =>
    attempt('Note the login', 'setAdviserLogin', { journeyId: journey.id, who: name, until })
  return (
    <section className="meanwhile">
      <h3>Meanwhile</h3>
      <p className="soft">
        Approval takes days to weeks. A read-only login in Xero lets an adviser look in the meantime; Keyward
        reminds you to take it away after 30 days.
      </p>
      {login === null ? (
        <div className="introduce-fields">
          <TextField id="adviser" label="Who gets a read-only login" value={who} onChange={setWho} />
          <span />
          <Button
            aria-disabled={who.trim() === '' || undefined}
            onClick={who.trim() === '' ? undefined : () => void set(who.trim(), now + 30 * DAY)}
          >
            Note it
          </Button>
        </div>
      ) : (
        <div className="buttons">
          <Button onClick={() => void set(openLogin(stored?.events ?? [])?.who ?? '', null)}>
            {login.who}’s login is taken away
          </Button>
        </div>
      )}
    </section>
  )
}
